"""Working days as the State Council's yearly notices arrange them."""

from datetime import date, timedelta

import pytest

from catalog.adapters.workdays import WorkdayCalendar
from catalog.core.duration import Moment, advance
from catalog.core.edition import Limit

calendar = WorkdayCalendar()


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        (date(2025, 1, 26), True, "Sunday worked in exchange for Spring Festival"),
        (date(2025, 1, 28), False, "Spring Festival's eve"),
        (date(2025, 10, 6), False, "Mid-Autumn, on a Monday"),
        (date(2025, 10, 11), True, "Saturday worked in exchange for National Day"),
        (date(2025, 11, 22), False, "an ordinary Saturday"),
        (date(2025, 11, 24), True, "an ordinary Monday"),
    ],
)
def test_official_days_off_and_exchanged_days(day: date, works: bool, why: str) -> None:
    assert calendar.is_workday(day) is works, why


def test_agrees_with_the_library_on_every_day_it_knows() -> None:
    import chinese_calendar

    first, last = calendar.known_years()[0], calendar.known_years()[-1]
    day = date(first, 1, 1)
    while day <= date(last, 12, 31):
        assert calendar.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_a_year_not_announced_counts_monday_to_friday_and_says_so() -> None:
    unknown = date(calendar.known_years()[-1] + 20, 10, 1)
    assert not calendar.covers(unknown)
    assert calendar.is_workday(unknown) is (unknown.weekday() < 5)


def test_a_known_year_is_covered() -> None:
    assert calendar.covers(date(2025, 6, 1))


def counted(start: date, days: float) -> date:
    """The day on which so many working days have run out, as the rules count them."""
    return advance(Moment(start), Limit(days, "working_day"), calendar).day


def test_counting_begins_the_day_after_and_skips_the_holiday() -> None:
    assert counted(date(2025, 9, 29), 3) == date(2025, 10, 10)


def test_no_days_is_the_same_day() -> None:
    saturday = date(2025, 11, 22)
    assert counted(saturday, 0) == saturday
