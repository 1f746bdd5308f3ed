"""The working-day calendar of mainland China, with holidays and 调休, by chinesecalendar.

The State Council's office announces each year's days off in the autumn before, so no
library knows further than that. Years it does not know count Monday to Friday as working
days, and ``covers`` says so, for the page to tell the citizen.
"""

from collections import Counter
from datetime import date

import chinese_calendar

SATURDAY = 5
# New Year's Day may be listed with the year before; a year with fewer days off is not known.
FEWEST_HOLIDAYS = 8


class WorkdayCalendar:
    """Says which days are working days, and how sure that is."""

    def __init__(self) -> None:
        per_year = Counter(day.year for day in chinese_calendar.holidays)
        self._years = frozenset(year for year, n in per_year.items() if n >= FEWEST_HOLIDAYS)

    def known_years(self) -> tuple[int, ...]:
        """The years whose official days off are known, in order."""
        return tuple(sorted(self._years))

    def covers(self, day: date) -> bool:
        """Whether the official arrangement for that day's year is known."""
        return day.year in self._years

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day; Monday to Friday where ``covers`` is false."""
        if self.covers(day):
            # Not chinese_calendar.is_workday: it searches every year it knows on each call.
            return day in chinese_calendar.workdays or (
                day.weekday() < SATURDAY and day not in chinese_calendar.holidays
            )
        return day.weekday() < SATURDAY
