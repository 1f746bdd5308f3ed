"""Rate limits hold for one client, across workers, and spare the machine itself."""

import multiprocessing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.web import throttle
from catalog.web.throttle import Counter
from tests.conftest import make_app
from tests.pages import Pages

ADDRESS, OTHER = "192.0.2.7", "192.0.2.8"


@pytest.fixture
def strict(tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application that lets three searches and three API calls a minute through."""
    monkeypatch.setattr(throttle.time, "time", lambda: 1_000_000_010.0)
    return make_app(tmp_path, empty_file, find_per_minute=3, api_per_minute=3)


def ask(client: FlaskClient, times: int, address: str, path: str = "/api/v1/nothing") -> list[int]:
    get = {"path": path, "environ_base": {"REMOTE_ADDR": address}}
    return [client.get(**get).status_code for _ in range(times)]


def test_the_fourth_call_in_a_minute_is_refused_and_told_when_to_return(strict: Flask) -> None:
    client = strict.test_client()
    assert ask(client, 4, ADDRESS) == [404, 404, 404, 429]
    response = client.get("/api/v1/nothing", environ_base={"REMOTE_ADDR": ADDRESS})
    assert response.content_type == "application/problem+json"
    assert response.headers["Retry-After"] == "11"


def test_one_client_does_not_use_up_anothers(strict: Flask) -> None:
    client = strict.test_client()
    ask(client, 4, ADDRESS)
    assert ask(client, 1, OTHER) == [404]


def test_the_next_minute_begins_anew(strict: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = strict.test_client()
    ask(client, 4, ADDRESS)
    monkeypatch.setattr(throttle.time, "time", lambda: 1_000_000_070.0)
    assert ask(client, 1, ADDRESS) == [404]


def test_a_search_too_many_gets_a_page(strict: Flask) -> None:
    pages = Pages(strict)
    pages.client.environ_base["REMOTE_ADDR"] = ADDRESS
    for _ in range(3):
        pages.client.get("/find")
    assert pages.get("/find", status=429).h1 == "请稍等一会儿"


def test_saying_none_of_these_counts_as_a_search(strict: Flask) -> None:
    assert ask(strict.test_client(), 4, ADDRESS, "/find/none")[-1] == 429


def test_this_machine_itself_is_spared(strict: Flask) -> None:
    client = strict.test_client()
    assert ask(client, 5, "127.0.0.1") == ask(client, 5, "::1") == [404] * 5


def test_pages_that_cost_nothing_are_not_counted(strict: Flask) -> None:
    assert ask(strict.test_client(), 5, ADDRESS, "/healthz") == [200] * 5


def test_people_are_served_when_counting_fails(strict: Flask) -> None:
    strict.extensions["throttle"] = Counter(Path("/nowhere/at/all.sqlite3"))
    assert ask(strict.test_client(), 5, ADDRESS) == [404] * 5


def test_no_address_is_kept_readable(strict: Flask, tmp_path: Path) -> None:
    ask(strict.test_client(), 2, ADDRESS)
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("throttle.sqlite3*"))
    assert kept
    assert ADDRESS.encode() not in kept


def count_fifty(path: Path) -> None:
    counter = Counter(path)
    for _ in range(50):
        counter.count("someone", 1)


def test_workers_count_together(tmp_path: Path) -> None:
    path = tmp_path / "throttle.sqlite3"
    Counter(path).count("someone", 1)
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.map(count_fifty, [path] * 3)
    assert Counter(path).count("someone", 1) == 152


def test_old_counts_are_forgotten(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "throttle.sqlite3")
    for window in (1, 2, 3, 4):
        counter.count("someone", window)
    assert counter.count("someone", 1) == 1
