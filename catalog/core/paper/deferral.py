"""By when a paper accepted as lacking (容缺) has to follow.

The hall's own limit (its ``terms``) counts in working days from the day after acceptance. It never
runs past the legal limit of an item that asks for the paper, counted from the day of
acceptance: the decision cannot be made in time without it (行政许可法第四十二条).
Counting from acceptance is the strict reading for items that start later.
"""

from dataclasses import dataclass
from datetime import date

from catalog.core.checklist import MaterialLine
from catalog.core.duration import Calendar, Moment, advance, limit_words, next_workday
from catalog.core.edition import Limit
from catalog.core.guide import Guide
from catalog.core.paper.marks import Mark, Marks


@dataclass(frozen=True)
class Due:
    """The day, and the rule that gave it in words for the paper."""

    day: date
    rule: str


def due(
    guide: Guide,
    line: MaterialLine,
    accepted_on: date,
    calendar: Calendar,
    working_days: int,
) -> Due:
    """The last day for a deferred line accepted on ``accepted_on``."""
    begin = Moment(next_workday(accepted_on, calendar))
    day = advance(begin, Limit(working_days, "working_day"), calendar).day
    found = Due(day, f"受理后{working_days}个工作日内")
    users = {used.item for used in line.used_by if used.sure}
    for item in guide.items:
        limit = item.member.statutory
        if item.member.item not in users or limit is None:
            continue
        end = advance(begin, limit, calendar).day
        if end < found.day:
            found = Due(end, f"“{item.member.name}”法定{limit_words(limit)}办结，最迟到那一天")
    return found


def with_due_days(
    marks: Marks,
    guide: Guide,
    accepted_on: date,
    calendar: Calendar,
    working_days: int,
) -> Marks:
    """The marks with a day for every deferred line; a day set by hand is kept when earlier."""
    lines = {(line.material, line.holder): line for line in guide.checklist.lines}
    dated = []
    for mark in marks.marks:
        line = lines.get((mark.material, mark.holder))
        if mark.state == "deferred" and line:
            latest = due(guide, line, accepted_on, calendar, working_days)
            dated.append(_dated(mark, latest.day))
        else:
            dated.append(mark)
    return Marks(tuple(dated))


def _dated(mark: Mark, latest: date) -> Mark:
    day = min(mark.due, latest) if mark.due else latest
    return Mark(mark.material, mark.holder, mark.state, mark.reason, day)
