"""Guiding: a live edition and a citizen's answers become one Guide."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from catalog.adapters import halltime
from catalog.adapters.workdays import WorkdayCalendar
from catalog.core.answers import read_situation
from catalog.core.guide import Guide, build_guide
from catalog.services.shelf import shelf

CALENDAR = WorkdayCalendar()


class UnknownEntry(LookupError):
    """No live edition of that kind and slug."""


def guide(
    session: Session,
    kind: str,
    slug: str,
    pairs: Iterable[tuple[str, str]] = (),
    start: date | None = None,
) -> Guide:
    """The guide for these answers, counted from ``start`` (default: today).

    Raises UnknownEntry, and BadAnswers for questions, options or items that the
    entry does not have.
    """
    kept = shelf(session)
    edition = kept.edition(kind, slug)
    if edition is None:
        raise UnknownEntry(f"{kind}/{slug}")
    situation = read_situation(edition, pairs)
    return build_guide(edition, situation, kept.network, start or halltime.today(), CALENDAR)
