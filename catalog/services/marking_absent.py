"""Marking absent: items that their department's newest workbook does not list.

A mark only says so. The item stays as it is and live; a later workbook that has it clears the
mark, and undoing the import takes its marks back.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, delete, insert, or_
from sqlmodel import Session, col, select

from catalog.models import AbsentItem, ImportRow, ImportRun
from catalog.services import auditing

NAMED = ("new", "changed", "unchanged")
"""Outcomes of rows about an item that the workbook lists."""
MANY = 500


@dataclass(frozen=True)
class Absence:
    """Where an item was missing: the import, its file, and the day."""

    run_id: int
    file_name: str
    on: str


def mark(session: Session, run: ImportRun) -> None:
    """Take over what a workbook lists and what not. No commit."""
    listed = select(ImportRow.row_id).where(*_of(run), col(ImportRow.outcome).in_(NAMED))
    absent = select(ImportRow.row_id).where(*_of(run), ImportRow.outcome == "absent")
    for slugs in (listed, absent):
        session.execute(delete(AbsentItem).where(col(AbsentItem.item_id).in_(slugs)))
    _add(session, run, session.exec(absent).all())


def would_mark(session: Session, run: ImportRun) -> bool:
    """Whether ``mark`` would mark an item that has no mark, or clear one."""
    held = select(AbsentItem.item_id)
    marked, outcome = col(ImportRow.row_id).in_(held), col(ImportRow.outcome)
    wanted = or_(and_(~marked, outcome == "absent"), and_(marked, outcome.in_(NAMED)))
    found = select(ImportRow.row_id).where(*_of(run), wanted)
    return session.exec(found.limit(1)).first() is not None


def unmark(session: Session, run: ImportRun) -> None:
    """Take an import's marks back; items it spoke of are as the imports left them that still
    hold and whose report is kept. No commit."""
    mine = select(ImportRow.row_id).where(*_of(run))
    query = (
        select(ImportRow.row_id, ImportRow.outcome, ImportRun)
        .join(ImportRun, col(ImportRun.id) == col(ImportRow.run_id))
        .where(ImportRun.state == "applied", col(ImportRun.id) != run.id, ImportRow.noun == "item")
        .where(col(ImportRow.row_id).in_(mine), ImportRow.outcome != "rejected")
        .order_by(col(ImportRun.id))
    )
    newest = {slug: (outcome, other) for slug, outcome, other in session.exec(query)}
    session.execute(delete(AbsentItem).where(col(AbsentItem.run_id) == run.id))
    for slug, (outcome, other) in newest.items():
        if outcome == "absent" and session.get(AbsentItem, slug) is None:
            _add(session, other, [slug])


def absences(session: Session, ids: Collection[str]) -> dict[str, Absence]:
    """Item -> where it is missing, of these items."""
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), MANY):
        some = col(AbsentItem.item_id).in_(wanted[start : start + MANY])
        for row in session.exec(select(AbsentItem).where(some)):
            found[row.item_id] = Absence(row.run_id, row.file_name, row.absent_on)
    return found


def _of(run: ImportRun) -> tuple[Any, ...]:
    return ImportRow.run_id == run.id, ImportRow.noun == "item"


def _add(session: Session, run: ImportRun, slugs: Collection[str]) -> None:
    day = (run.applied_at or auditing.now())[:10]
    rows = [
        {"item_id": slug, "run_id": run.id, "file_name": run.file_name, "absent_on": day}
        for slug in slugs
    ]
    if rows:
        session.execute(insert(AbsentItem), rows)
