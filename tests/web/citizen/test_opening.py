"""Opening pages are kept ready, and never shown where they do not belong."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.adapters import halltime
from catalog.services import guiding
from catalog.web.citizen import opening


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_kept", {})


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs whose guides were asked for, in order."""
    asked: list[str] = []
    guide = guiding.guide

    def noted(session, kind, slug, pairs=(), start=None):
        asked.append(slug)
        return guide(session, kind, slug, pairs, start)

    monkeypatch.setattr(guiding, "guide", noted)
    return asked


def test_the_second_visitor_gets_the_page_ready(client: FlaskClient, made: list[str]) -> None:
    first, second = client.get("/b/yaodian"), client.get("/b/yaodian")
    assert first.text == second.text
    assert made == ["yaodian"]


def test_answers_are_always_worked_out(client: FlaskClient, made: list[str]) -> None:
    for _ in range(2):
        client.get("/b/yaodian?medicine=不清楚")
    assert made == ["yaodian", "yaodian"]


def test_large_print_and_another_host_have_pages_of_their_own(app: Flask) -> None:
    plain = app.test_client().get("/b/yaodian").text
    large = app.test_client()
    large.set_cookie("elder", "1")
    assert 'class="elder"' in large.get("/b/yaodian").text
    assert 'class="elder"' not in plain
    elsewhere = app.test_client().get("/b/yaodian", headers={"Host": "hall.example"}).text
    assert "http://hall.example/b/yaodian" in elsewhere


def test_who_carries_a_session_never_leaves_a_page_behind(app: Flask) -> None:
    signed_in = app.test_client()
    signed_in.set_cookie("session", "anything")
    signed_in.get("/b/yaodian")
    assert not opening._kept


def test_the_next_day_is_reckoned_anew(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = client.get("/b/yaodian").text
    monkeypatch.setattr(halltime, "today", lambda: date(2026, 6, 1))
    assert client.get("/b/yaodian").text != today


def test_a_missing_entry_is_not_kept(client: FlaskClient) -> None:
    assert client.get("/b/nothing").status_code == 404
    assert not opening._kept
