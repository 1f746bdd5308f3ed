"""Guiding: a live edition and a citizen's answers become one Guide."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from catalog.adapters import halltime
from catalog.adapters.workdays import WorkdayCalendar
from catalog.core.answers import read_situation
from catalog.core.guide import Guide, build_guide
from catalog.services.shelf import Shelf, shelf

CALENDAR = WorkdayCalendar()
MOST = 512
"""Guides kept with a catalogue: most people open an entry with nothing answered yet."""


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
    asked = (kind, slug, tuple(pairs), start or halltime.today())
    found = kept.guides.get(asked)
    if found is None:
        found = _worked_out(kept, *asked)
        if len(kept.guides) >= MOST:
            kept.guides.clear()
        kept.guides[asked] = found
    return found


def _worked_out(
    kept: Shelf, kind: str, slug: str, pairs: tuple[tuple[str, str], ...], start: date
) -> Guide:
    edition = kept.edition(kind, slug)
    if edition is None:
        raise UnknownEntry(f"{kind}/{slug}")
    return build_guide(edition, read_situation(edition, pairs), kept.network, start, CALENDAR)
