"""Beginning: what a catalogue that starts empty still lacks."""

from sqlmodel import Session, func, select

from catalog.models import DRAFTS

COURSE = ("department", "point", "item", "bundle")
"""What is made first, because the next needs it: items name departments, bundles hold items."""


def lacking(session: Session) -> dict[str, int]:
    """How many live rows there are of each noun of COURSE; empty once none is lacking."""
    counts = {noun: _count(session, noun) for noun in COURSE}
    return {} if all(counts.values()) else counts


def _count(session: Session, noun: str) -> int:
    return session.exec(select(func.count()).select_from(DRAFTS[noun])).one()
