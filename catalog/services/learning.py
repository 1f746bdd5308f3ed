"""Learning from the counter: what people asked and did not find, counted and masked.

Only the masked words and the day are kept, never who asked or when exactly. An
administrator turns them into phrases or redirects.
"""

import re
from datetime import date

from sqlmodel import Session, col, func, select

from catalog.matching.masking import mask
from catalog.models import Asked

LONGEST = 200
MASKED = re.compile("〔[^〕]*〕")
SHORTEST = 2


def note_missed(session: Session, query: str, today: date) -> None:
    """Count a wording for which nothing of ours was found."""
    _count(session, query, today, missed=1)


def note_rejected(session: Session, query: str, today: date) -> None:
    """Count a wording whose results were all refused (都不是)."""
    _count(session, query, today, rejected=1)


def wordings(session: Session, state: str, limit: int = 200) -> list[Asked]:
    """Wordings in one state, the most frequent first."""
    times = col(Asked.missed) + col(Asked.rejected)
    found = select(Asked).where(Asked.state == state).order_by(times.desc(), col(Asked.text))
    return list(session.exec(found.limit(limit)))


def counts(session: Session) -> dict[str, int]:
    """How many wordings are in each state."""
    return dict(session.exec(select(Asked.state, func.count()).group_by(Asked.state)).all())


def held(session: Session, text: str) -> Asked | None:
    """One wording."""
    return session.get(Asked, text)


def settle(session: Session, text: str, state: str) -> None:
    """Mark a wording as ``learned`` or ``dropped``; unknown wordings raise LookupError."""
    row = session.get(Asked, text)
    if row is None:
        raise LookupError(text)
    _now(session, row, state)
    session.commit()


def learned(session: Session, row: Asked, change_id: int, taught: str) -> None:
    """Mark a wording as learned by a row (noun/id) of a change. No commit."""
    _now(session, row, "learned", change_id, taught)


def unlearn(session: Session, change_id: int, taught: str = "") -> None:
    """List wordings again that were learned in a change which comes to nothing, or by one row
    of it that was taken out. No commit."""
    query = select(Asked).where(Asked.change_id == change_id, Asked.state == "learned")
    for row in session.exec(query.where(Asked.taught == taught) if taught else query):
        _now(session, row, "open")


def _now(
    session: Session, row: Asked, state: str, change_id: int | None = None, taught: str = ""
) -> None:
    row.state, row.change_id, row.taught = state, change_id, taught
    session.add(row)


def _count(session: Session, query: str, today: date, missed: int = 0, rejected: int = 0) -> None:
    row = _row(session, query, today)
    if row:
        row.missed, row.rejected = row.missed + missed, row.rejected + rejected
        session.add(row)
    session.commit()


def _row(session: Session, query: str, today: date) -> Asked | None:
    """The row of this wording with today's date on it; None for what holds no words."""
    text = " ".join(mask(query).split())[:LONGEST]
    if sum(char.isalpha() for char in MASKED.sub("", text)) < SHORTEST:
        return None
    day = today.isoformat()
    row = session.get(Asked, text) or Asked(text=text, first_on=day, last_on=day)
    row.last_on = day
    return row
