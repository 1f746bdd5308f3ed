"""When a service point is open: its published hours read against the working calendar.

Hours are published as lines such as 周一至周五 9:00—12:00 and 周六 9:00—12:00 延时服务.
A working Saturday (调休) keeps weekday hours; a statutory holiday closes the point, its
weekend service included, for the halls announce holiday duty case by case.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.core.duration import Calendar
from catalog.core.network import Point

SATURDAY, SUNDAY = 5, 6
WEEKDAYS = "一二三四五六日"
FAR = 30
"""Days to look ahead for the next opening; longer than any holiday."""
SPAN = re.compile(r"^周([一二三四五六日])(?:[至—-]周?([一二三四五六日]))?[：:\s]*")


@dataclass(frozen=True)
class Opening:
    """One day at one point. ``hours`` are as published; empty while closed."""

    day: date
    hours: str
    reason: str
    """weekday, weekend (周末不打烊), shifted (调休), closed or holiday."""

    @property
    def is_open(self) -> bool:
        """Whether anybody is served that day."""
        return bool(self.hours)


def opening(point: Point, day: date, calendar: Calendar) -> Opening:
    """The hours of ``point`` on ``day``."""
    if calendar.is_workday(day):
        shifted = day.weekday() >= SATURDAY
        hours = _published(point, 0 if shifted else day.weekday())
        return Opening(day, hours, "shifted" if shifted else "weekday")
    if day.weekday() < SATURDAY or _within_holiday(day, calendar):
        return Opening(day, "", "holiday")
    hours = _published(point, day.weekday())
    return Opening(day, hours, "weekend" if hours else "closed")


def next_opening(point: Point, day: date, calendar: Calendar) -> Opening | None:
    """The first day after ``day`` on which the point is open; None where no hours are known."""
    for ahead in range(1, FAR):
        found = opening(point, day + timedelta(days=ahead), calendar)
        if found.is_open:
            return found
    return None


def open_on_weekends(point: Point) -> bool:
    """周末不打烊: the point publishes hours for a Saturday or Sunday."""
    return any(_published(point, day) for day in (SATURDAY, SUNDAY))


def _within_holiday(day: date, calendar: Calendar) -> bool:
    """A weekend day that touches a day off of the working week belongs to the holiday."""
    saturday = day - timedelta(days=day.weekday() - SATURDAY)
    friday, monday = saturday - timedelta(days=1), saturday + timedelta(days=2)
    return not (calendar.is_workday(friday) and calendar.is_workday(monday))


def _published(point: Point, weekday: int) -> str:
    """The hours published for a weekday (0 = Monday); lines without days mean working days."""
    for line in point.hours:
        span = SPAN.match(line)
        if span:
            first = WEEKDAYS.index(span.group(1))
            last = WEEKDAYS.index(span.group(2)) if span.group(2) else first
            if first <= weekday <= last:
                return line[span.end() :]
        elif weekday < SATURDAY:
            return line
    return ""
