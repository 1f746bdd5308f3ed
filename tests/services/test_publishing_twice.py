"""Two reviewers at the same change at the same moment: one publishes, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import Session, col, select

from catalog.core.permission import Account
from catalog.db import open_session
from catalog.models import AuditLine
from catalog.services import publishing_due, readying, reviewing
from catalog.services.publishing import Publication, revision
from catalog.services.reviewing import StaleChange
from catalog.services.signing_in import as_account
from tests.signing import a_user
from tests.workflow import TODAY, House

Deed = Callable[[Session, Account, int, int, Any], Publication | None]


def approve(session: Session, who: Account, change: int, seen: int, ready: Any) -> Any:
    return reviewing.approve(session, who, change, seen, TODAY, "now", ready)


def publish(session: Session, who: Account, change: int, seen: int, ready: Any) -> Any:
    return reviewing.publish_now(session, who, change, seen, TODAY, ready)


def at_once(house: House, change: int, deed: Deed) -> list[Any]:
    """What comes of the deed done by two reviewers who saw the same page."""
    with open_session(house.engine, write=True) as session:
        colleague = as_account(a_user(session, "reviewer", point="qs-town-1"))
    seen, start = house.version(change), Barrier(2)

    def press(who: Account) -> Any:
        with house.reading() as session:
            ready = readying.ready(session, change, TODAY)
        start.wait()
        try:
            with house.writing() as session:
                return deed(session, who, change, seen, ready)
        except StaleChange as told:
            return str(told)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(press, (house.reviewer, colleague)))


def check_once(house: House, deed: Deed, ready_to: Callable[[int], None]) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每证10元")
    ready_to(change)
    with house.reading() as session:
        before = revision(session)
    results = at_once(house, change, deed)
    assert [each.revision for each in results if isinstance(each, Publication)] == [before + 1]
    assert [each for each in results if isinstance(each, str)] == [
        "有人刚动过这个变更，请看一眼最新的情况再决定"
    ]
    with house.reading() as session:
        assert revision(session) == before + 1
        told = session.exec(
            select(AuditLine).where(
                AuditLine.action == "publish", col(AuditLine.object) == f"change/{change}"
            )
        ).all()
    assert len(told) == 1
    assert house.state(change) == "live"
    assert house.live("item", "audit_ent").members[0].fee == "每证10元"


def test_two_publish_an_approved_change(any_house: House) -> None:
    def approved(change: int) -> None:
        any_house.submit(change)
        any_house.approve(change, when="wait")

    check_once(any_house, publish, approved)


def test_two_approve_and_publish_the_same_change(any_house: House) -> None:
    check_once(any_house, approve, any_house.submit)


def test_a_scheduled_change_is_published_by_a_person_or_by_its_time_not_by_both(
    any_house: House,
) -> None:
    house = any_house
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每证10元")
    house.submit(change)
    house.approve(change, when="2099-01-01")
    seen = house.version(change)
    with house.writing() as session:
        assert publishing_due.publish_due(session, "2099-01-01T00:00:00") == (change,)
    with house.writing() as session, pytest.raises(StaleChange):
        reviewing.publish_now(session, house.reviewer, change, seen, TODAY)
