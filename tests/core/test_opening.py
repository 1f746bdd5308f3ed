"""When a service point is open."""

from datetime import date

import pytest

from catalog.adapters.workdays import WorkdayCalendar
from catalog.core.network import Point
from catalog.core.opening import next_opening, open_on_weekends, opening

WEEK, SATURDAY = "周一至周五 9:00—12:00、13:00—17:00", "周六 9:00—12:00 延时服务"
HALL = Point("hall", "中心", "center", hours=(WEEK, SATURDAY))
TOWN = Point("town", "镇", "town", hours=(WEEK,))
VILLAGE = Point("village", "村", "village", hours=("工作日轮流值班",))
CALENDAR = WorkdayCalendar()


@pytest.mark.parametrize(
    ("point", "day", "hours", "reason"),
    [
        (HALL, date(2026, 6, 1), "9:00—12:00、13:00—17:00", "weekday"),
        (HALL, date(2026, 6, 6), "9:00—12:00 延时服务", "weekend"),
        (HALL, date(2026, 6, 7), "", "closed"),
        (TOWN, date(2026, 6, 6), "", "closed"),
        (VILLAGE, date(2026, 6, 1), "工作日轮流值班", "weekday"),
        (VILLAGE, date(2026, 6, 6), "", "closed"),
        # National Day 2026: Thursday 1 to Wednesday 7 October, its Saturday included;
        # Saturday 10 October is worked instead.
        (HALL, date(2026, 10, 1), "", "holiday"),
        (HALL, date(2026, 10, 3), "", "holiday"),
        (TOWN, date(2026, 10, 10), "9:00—12:00、13:00—17:00", "shifted"),
    ],
)
def test_a_day_at_a_point(point: Point, day: date, hours: str, reason: str) -> None:
    found = opening(point, day, CALENDAR)
    assert (found.hours, found.reason, found.is_open) == (hours, reason, bool(hours))


def test_the_next_opening_skips_the_holiday() -> None:
    found = next_opening(TOWN, date(2026, 9, 30), CALENDAR)
    assert found
    assert found.day == date(2026, 10, 8)


def test_a_point_without_hours_never_opens() -> None:
    assert next_opening(Point("x", "点", "town"), date(2026, 6, 1), CALENDAR) is None


def test_weekend_service_is_what_the_hours_say() -> None:
    assert open_on_weekends(HALL)
    assert not open_on_weekends(TOWN)
