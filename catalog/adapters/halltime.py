"""The hall's clock: what day and time it is at the counter, wherever the server stands."""

from datetime import date, datetime, timedelta, timezone

HALL = timezone(timedelta(hours=8))
"""China has one time zone, without summer time."""


def now() -> datetime:
    """The time in the hall."""
    return datetime.now(HALL)


def today() -> date:
    """The day in the hall."""
    return now().date()
