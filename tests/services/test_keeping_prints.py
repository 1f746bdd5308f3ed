"""The ledger: found again, taken along, kept for a time."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from catalog.core.paper import Mark
from catalog.db import open_session
from catalog.services.keeping_prints import PAGE, Search, export, often, purge, search
from tests.services.counter import open_hall, printed

CARD = (Mark("card", "A", "received"), Mark("plan", "A", "missing", "没带"))


@pytest.fixture
def ledger(engine: Engine) -> Engine:
    open_hall(engine)
    printed(engine, hour=9)
    printed(engine, "receipt", CARD, hour=10, big="是")
    return engine


def found(session: Session, **wanted: object) -> list[str]:
    return [made.kind for made in search(session, Search(**wanted)).prints]  # type: ignore[arg-type]


def test_newest_first(ledger: Engine) -> None:
    with open_session(ledger) as session:
        assert found(session) == ["receipt", "notice"]


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        ({"words": "000001"}, ["notice"]),
        ({"words": "qs-20260601-000002"}, ["receipt"]),
        ({"words": "测试一件事"}, ["receipt", "notice"]),
        ({"words": "%"}, []),
        ({"words": "_"}, []),
        ({"kind": "receipt"}, ["receipt"]),
        ({"clerk": "一号"}, ["receipt", "notice"]),
        ({"clerk": "二号"}, []),
        ({"point": "qs-center"}, ["receipt", "notice"]),
        ({"point": "elsewhere"}, []),
        ({"since": date(2026, 6, 1), "until": date(2026, 6, 1)}, ["receipt", "notice"]),
        ({"since": date(2026, 6, 2)}, []),
        ({"until": date(2026, 5, 31)}, []),
    ],
)
def test_search(ledger: Engine, wanted: dict[str, object], kinds: list[str]) -> None:
    with open_session(ledger) as session:
        assert found(session, **wanted) == kinds


def test_pages_and_a_page_too_far(ledger: Engine) -> None:
    for _ in range(PAGE):
        printed(ledger)
    with open_session(ledger) as session:
        first, last = search(session, Search()), search(session, Search(), 99)
    assert (first.total, first.pages, len(first.prints)) == (PAGE + 2, 2, PAGE)
    assert (last.page, len(last.prints)) == (2, 2)


def test_export_has_a_row_per_print(ledger: Engine) -> None:
    with open_session(ledger) as session:
        heading, receipt, notice = export(session, Search())
    assert len(heading) == len(receipt) == len(notice)
    assert receipt[-2:] == ("big=是", "已收1；缺1")
    assert notice[:4] == ("QS-20260601-000001", "2026-06-01", "09:00:00", "一次性告知单")


def test_what_a_point_prints_most(ledger: Engine) -> None:
    with open_session(ledger) as session:
        assert often(session, "qs-center", 9) == [("bundle", "test")]
        assert often(session, "elsewhere", 9) == []


@pytest.mark.parametrize(("days", "gone"), [(30, 0), (29, 2)])
def test_prints_are_kept_for_so_many_days(ledger: Engine, days: int, gone: int) -> None:
    with open_session(ledger, write=True) as session:
        assert purge(session, date(2026, 7, 1), days) == gone


def test_todays_prints_cannot_be_purged(ledger: Engine) -> None:
    with open_session(ledger, write=True) as session, pytest.raises(ValueError, match="today"):
        purge(session, date(2026, 6, 1), 0)
