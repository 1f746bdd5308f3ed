"""By when a paper accepted as lacking has to follow."""

from dataclasses import replace
from datetime import date

import pytest

from catalog.core.edition import Limit
from catalog.core.guide import Guide
from catalog.core.paper import Mark, Marks
from catalog.core.paper.deferral import due, with_due_days
from tests.papering import CALENDAR, TUESDAY, guided, shop


def with_limit(limit: Limit | None) -> Guide:
    edition = shop()
    first = replace(edition.members[0], statutory=limit)
    return guided(replace(edition, members=(first, *edition.members[1:])))


def plan_due(limit: Limit | None, days: int = 10) -> date:
    guide = with_limit(limit)
    line = next(line for line in guide.checklist.lines if line.material == "plan")
    return due(guide, line, TUESDAY, CALENDAR, days).day


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        (None, date(2026, 12, 8)),
        (Limit(20, "working_day"), date(2026, 12, 8)),
        (Limit(5, "working_day"), date(2026, 12, 1)),
        (Limit(10, "calendar_day"), date(2026, 12, 4)),
        (Limit(0, "immediate"), TUESDAY),
    ],
    ids=["no legal limit", "long limit", "short limit", "calendar days", "immediate"],
)
def test_ten_working_days_but_never_past_the_legal_limit(limit: Limit | None, day: date) -> None:
    assert plan_due(limit) == day


def test_the_hall_may_set_another_number() -> None:
    assert plan_due(None, days=3) == date(2026, 11, 27)


def test_the_rule_names_the_item_that_caps_it() -> None:
    guide = with_limit(Limit(5, "working_day"))
    line = next(line for line in guide.checklist.lines if line.material == "plan")
    assert (
        due(guide, line, TUESDAY, CALENDAR, 10).rule == "“事项food”法定5个工作日办结，最迟到那一天"
    )


def test_only_items_that_ask_for_the_paper_cap_it() -> None:
    guide = with_limit(Limit(1, "working_day"))
    sign = [m for m in guide.edition.members if m.item == "sign"]
    alone = guided(replace(guide.edition, members=tuple(sign)))
    line = next(line for line in alone.checklist.lines if line.material == "photo")
    assert due(alone, line, TUESDAY, CALENDAR, 10).day == date(2026, 12, 8)


def test_an_earlier_day_set_by_hand_stays_and_a_later_one_is_capped() -> None:
    guide = guided()
    early, late = date(2026, 11, 30), date(2027, 3, 1)
    marks = Marks(
        (Mark("plan", "A", "deferred", due=early), Mark("photo", "A", "deferred", due=late))
    )
    dated = with_due_days(marks, guide, TUESDAY, CALENDAR, 10)
    assert [mark.due for mark in dated.marks] == [early, date(2026, 12, 8)]
