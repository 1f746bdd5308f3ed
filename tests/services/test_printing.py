"""Serials without gaps or repeats, and the same paper again however long after."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from catalog.adapters import signatures
from catalog.config import ROOT
from catalog.core.paper import Mark, NotForThis
from catalog.db import open_session
from catalog.models import PrintRecord
from catalog.services import guiding, printing, reopening
from tests.builders import item, paper
from tests.services.counter import (
    DAY,
    DESK,
    KEY,
    SHOP,
    TERMS,
    at,
    open_hall,
    printed,
    publish,
    shop,
)

PROCESSES, TIMES = 8, 12
PRINT_AWAY = f"""
import sys
from datetime import datetime
from catalog.db import make_engine, open_session
from catalog.services import guiding, printing
from tests.services.counter import DESK, at

engine = make_engine(sys.argv[1])
with open_session(engine) as session:
    guide = guiding.guide(session, "bundle", "test")
for _ in range({TIMES}):
    with open_session(engine, write=True) as session:
        made = printing.issue(session, DESK, guide, printing.Wish("notice"), at(9))
    print(made.serial)
"""


@pytest.fixture
def hall(engine: Engine) -> Engine:
    open_hall(engine)
    return engine


def test_eight_counters_at_once_never_share_a_serial(hall: Engine) -> None:
    url = hall.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", PRINT_AWAY, url]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    printed = [line for each in running for line in each.communicate(timeout=120)[0].split()]
    assert [each.returncode for each in running] == [0] * PROCESSES
    total = PROCESSES * TIMES
    assert sorted(printed) == [f"QS-20260601-{n:06}" for n in range(1, total + 1)]


def test_serials_begin_anew_every_day(hall: Engine) -> None:
    first, second = printed(hall), printed(hall)
    with open_session(hall) as session:
        guide = shop(session)
    with open_session(hall, write=True) as session:
        third = printing.issue(
            session, DESK, guide, printing.Wish("notice"), at(9, date(2026, 6, 2))
        )
    serials = [each.serial for each in (first, second, third)]
    assert serials == ["QS-20260601-000001", "QS-20260601-000002", "QS-20260602-000001"]


def test_the_ledger_holds_what_was_printed_and_nothing_about_whom(hall: Engine) -> None:
    marks = (Mark("card", "A", "received"), Mark("plan", "A", "deferred", "没带"))
    made = printed(hall, "receipt", marks, big="是")
    with open_session(hall) as session:
        row = session.get_one(PrintRecord, made.serial).model_dump()
    assert (row["kind"], row["slug"], row["number"], row["clerk"]) == ("receipt", "test", 1, 1)
    assert (row["point"], row["point_name"], row["day"]) == (
        "qs-center",
        "县政务服务中心",
        "2026-06-01",
    )
    assert row["answers"] == [["big", "是"]]
    assert [mark["state"] for mark in row["marks"]] == ["received", "deferred"]
    assert row["marks"][1]["due"] > "2026-06-01"
    assert set(row) == {
        *("serial", "token", "kind", "slip", "entry_kind", "slug", "title", "edition_id"),
        *("number", "network_id", "answers", "marks", "point", "point_name", "clerk"),
        *("clerk_name", "site", "day", "time"),
    }


def test_the_address_is_signed_and_holds_the_serial_only(hall: Engine) -> None:
    made = printed(hall, big="是")
    assert signatures.read(KEY, made.token, printing.PURPOSE) == made.serial
    assert made.qr_address == f"http://hall.example/v/{made.token}"


def test_a_print_opens_exactly_as_it_was_after_a_new_edition(hall: Engine) -> None:
    made = printed(hall, big="是")
    with open_session(hall) as session:
        before = reopening.reopen(session, made)
        content = reopening.content(session, made, TERMS)
    publish(hall, replace(SHOP, members=(item("a", paper("other"), days=1),)))
    with open_session(hall) as session:
        again = reopening.find(session, made.serial)
        assert again == made
        assert reopening.reopen(session, again) == before
        assert reopening.content(session, again, TERMS) == content
        assert {line.name for line in before.checklist.lines} == {"身份证", "平面图"}


def test_the_edition_on_the_screen_is_entered_even_when_a_newer_one_is_live(hall: Engine) -> None:
    with open_session(hall) as session:
        on_screen = shop(session)
    publish(hall, replace(SHOP, title="新名"))
    with open_session(hall, write=True) as session:
        made = printing.issue(session, DESK, on_screen, printing.Wish("notice"), at(9))
    assert (made.number, made.title) == (1, SHOP.title)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (printing.Wish("certificate"), "不适用"),
        (printing.Wish("receipt"), "先逐样标出"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_not_entered(
    hall: Engine, wish: printing.Wish, words: str
) -> None:
    with open_session(hall, write=True) as session, pytest.raises(NotForThis, match=words):
        printing.issue(session, DESK, shop(session), wish, at(9))
    with open_session(hall) as session:
        assert session.exec(select(func.count()).select_from(PrintRecord)).one() == 0


def test_a_pile_gets_serials_in_a_row(hall: Engine) -> None:
    with open_session(hall) as session:
        guides = [shop(session), shop(session, big="是")]
    with open_session(hall, write=True) as session:
        made = printing.issue_many(session, DESK, guides, printing.Wish("guide"), at(9))
    assert [each.serial[-2:] for each in made] == ["01", "02"]
    assert [each.answers for each in made] == [(), (("big", "是"),)]


def test_no_slip_of_a_paper_that_has_none(hall: Engine) -> None:
    with open_session(hall, write=True) as session:
        made = printing.issue(
            session, DESK, shop(session), printing.Wish("guide", slip=True), at(9)
        )
    assert made.slip is False


def test_an_unknown_serial(seeded: Session) -> None:
    with pytest.raises(reopening.UnknownPrint):
        reopening.find(seeded, "QS-20260601-000001")


def test_the_day_counts_from_the_print(hall: Engine) -> None:
    made = printed(hall)
    with open_session(hall) as session:
        assert reopening.reopen(session, made).timeline.start == DAY
        assert guiding.guide(session, "bundle", "test").timeline.start >= DAY
