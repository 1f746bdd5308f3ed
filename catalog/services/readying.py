"""Readying: the slow part of publishing, done before the one writer begins.

    ready = readying.ready(reading(), change_id, today)     # lint, scenarios, intents, freezing
    with writing() as session:
        reviewing.approve(session, user, change_id, version, today, "now", ready)

Whoever publishes asks first whether everything it was worked out from still stands
(``standing``); where it does not, it is worked out again. So it saves waiting, and decides nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from catalog.core.rowdiff import FieldChange, row_differences
from catalog.models import DRAFTS, Change, ChangeRow, GoldenIntent, LedgerLine, Scenario
from catalog.services.drafting import contents
from catalog.services.overlaying import Overlay
from catalog.services.publishing import revision
from catalog.services.rehearsing import Obstacle, rehearse


@dataclass(frozen=True)
class Conflict:
    """A row somebody else published in between: what they did to it since."""

    noun: str
    row_id: str
    theirs: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Ready:
    """A change over the master rows, and what keeps it from going live. ``basis`` is all that
    was worked out from."""

    overlay: Overlay
    conflicts: tuple[Conflict, ...]
    obstacles: tuple[Obstacle, ...]
    basis: tuple[Any, ...]


def ready(session: Session, change_id: int, today: date) -> Ready:
    """The change worked out; reads only."""
    basis = _basis(session, change_id, today)
    overlay = Overlay(session, change_id)
    found = conflicts(session, overlay.rows)
    obstacles = () if found else rehearse(session, change_id, today, overlay).obstacles
    return Ready(overlay, found, obstacles, basis)


def standing(session: Session, change_id: int, today: date, before: Ready | None) -> Ready:
    """``before`` where nothing has moved since, else the change worked out anew."""
    if before and before.basis == _basis(session, change_id, today):
        return before
    return ready(session, change_id, today)


def conflicts(session: Session, rows: list[ChangeRow]) -> tuple[Conflict, ...]:
    """Rows whose master has moved on since the change started from it."""
    now = contents(session, [(row.noun, row.row_id) for row in rows])
    # Contents are compared, not versions: a row taken away and made anew counts from 1.
    return tuple(
        Conflict(row.noun, row.row_id, row_differences(row.noun, row.base, theirs))
        for row in rows
        if (theirs := now.get((row.noun, row.row_id), {})) != row.base
    )


def _basis(session: Session, change_id: int, today: date) -> tuple[Any, ...]:
    """What decides whether the change may go live and what that would write: the version of
    every row, and the tests as they are."""
    row, test = ChangeRow, Scenario
    own = select(row.noun, row.row_id, row.version, row.changed_at)
    scenarios: Any = select(test.id, test.kind, test.slug, test.answers, test.expected)  # type: ignore[call-overload]
    queries = [
        own.where(row.change_id == change_id).order_by(row.noun, row.row_id),
        scenarios.order_by(test.id),
        select(GoldenIntent.text, GoldenIntent.kind, GoldenIntent.slug).order_by(GoldenIntent.text),
        select(LedgerLine.id, LedgerLine.state, LedgerLine.text).order_by(col(LedgerLine.id)),
        # A row taken away and made anew has version 1 again; it takes two publications.
        select(func.count()).select_from(Change).where(Change.published_at != ""),
        *(select(draft.id, draft.version).order_by(draft.id) for draft in DRAFTS.values()),
    ]
    found = (tuple(map(tuple, session.execute(query))) for query in queries)
    return (today, revision(session), *found)
