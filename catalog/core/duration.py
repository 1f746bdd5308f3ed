"""Limits as stretches of time: working days, half days, calendar days, months, hours, 即办.

Days are counted from the day after acceptance (民法典第二百零一条); months end on the same day
of the month, or on its last day where there is none such (第二百零二条); a limit in calendar
days or months ending on a day off moves to the next working day (第二百零三条).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Protocol

from catalog.core.edition import Limit

UNIT_WORDS = {"working_day": "个工作日", "calendar_day": "日", "month": "个月", "hour": "小时"}
LONGEST_MONTH = 30.6
"""Days in a month of a row of months at its longest: 31, 62, 92, 123, 153, 184, rounded up."""


class Calendar(Protocol):
    """The working days of the People's Republic, as an adapter knows them."""

    def is_workday(self, day: date) -> bool:
        """Whether government offices work on this day (调休 counted)."""

    def covers(self, day: date) -> bool:
        """Whether the published holiday schedule of this year is known."""


@dataclass(frozen=True, order=True)
class Moment:
    """A point in working time: a day and the part of it already used (0 to below 1)."""

    day: date
    spent: float = 0.0


def next_workday(day: date, calendar: Calendar) -> date:
    """``day`` itself when offices work, else the next day they do."""
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return day


def advance(moment: Moment, limit: Limit, calendar: Calendar) -> Moment:
    """The moment ``limit`` has run out. Hours: up to 4 count as half a working day,
    up to 8 as one; longer ones run through the clock and end on a working day."""
    if limit.unit == "immediate" or limit.value == 0:
        return moment
    if limit.unit == "hour" and limit.value <= 8:
        return _add_workdays(moment, 0.5 if limit.value <= 4 else 1, calendar)
    if limit.unit == "working_day":
        return _add_workdays(moment, limit.value, calendar)
    if limit.unit == "month":
        return Moment(next_workday(_months_later(moment.day, ceil(limit.value)), calendar))
    days = ceil(limit.value / 24) if limit.unit == "hour" else ceil(limit.value)
    return Moment(next_workday(moment.day + timedelta(days=days), calendar))


def calendar_days(limit: Limit) -> float:
    """A limit as calendar days, for comparing units: working days (five in seven) and months at
    their longest."""
    if limit.unit == "working_day":
        return ceil(limit.value * 7 / 5)
    if limit.unit == "month":
        return ceil(limit.value * LONGEST_MONTH)
    return limit.value / 24 if limit.unit == "hour" else limit.value


def limit_words(limit: Limit | None) -> str:
    """A limit as the public reads it: 即时办结, 半个工作日, 5个工作日, 30日, 3个月."""
    if limit is None:
        return "时限未载"
    if limit.unit == "immediate" or limit.value == 0:
        return limit.text or "即时办结"
    if limit.unit == "working_day" and limit.value == 0.5:
        return "半个工作日"
    return f"{limit.value:g}{UNIT_WORDS[limit.unit]}"


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _add_workdays(moment: Moment, days: float, calendar: Calendar) -> Moment:
    total = moment.spent + days
    whole = floor(total)
    day = moment.day
    for _ in range(whole):
        day = next_workday(day + timedelta(days=1), calendar)
    return Moment(day, total - whole)


def working_days_between(begin: Moment, end: Moment, calendar: Calendar) -> float:
    """Working days from ``begin`` to ``end``."""
    day, count = begin.day, 0
    while day < end.day:
        day += timedelta(days=1)
        count += calendar.is_workday(day)
    return count + end.spent - begin.spent
