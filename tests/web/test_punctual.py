"""Scheduled changes go live because somebody opens a page after their time."""

import time

import pytest

from catalog.services import auditing
from catalog.web import punctual
from tests.web.admin.conftest import office  # noqa: F401  (fixture)
from tests.web.admin.office import Office


def test_the_first_request_after_the_time_publishes(
    office: Office,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = office.house
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每份5元")
    house.submit(change)
    house.approve(change, when="2099-01-01T08:30")
    office.citizen.get("/points")
    assert house.state(change) == "scheduled"
    monkeypatch.setattr(auditing, "now", lambda: "2099-01-01T08:30:05")
    monkeypatch.setattr(punctual, "LOOK_EVERY", 0)
    office.citizen.get("/points")
    for _ in range(300):
        if house.state(change) == "live":
            break
        time.sleep(0.1)
    assert house.state(change) == "live"
    assert "每份5元" in office.citizen.get("/i/audit_ent").text
