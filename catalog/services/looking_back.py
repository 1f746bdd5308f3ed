"""Looking back: every save of a row in a change, and what somebody started from."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from catalog.models import ChangeRow, ChangeRowHistory
from catalog.services import titling
from catalog.services.changing import Content
from catalog.services.drafting import content_of


@dataclass(frozen=True)
class Save:
    """One save of a row in a change: content, by whom and when, and whether it took the row out."""

    version: int
    content: Content
    who: str
    at: str
    deleted: bool


def saves(session: Session, change_id: int, noun: str, row_id: str) -> list[Save]:
    """Every save of a row in this change, the newest first; the first is what stands."""
    where = {"change_id": change_id, "noun": noun, "row_id": row_id}
    found: list[Any] = [*session.exec(select(ChangeRow).filter_by(**where))]
    history = select(ChangeRowHistory).filter_by(**where)
    found += session.exec(history.order_by(col(ChangeRowHistory.version).desc()))
    names = titling.people(session)
    return [
        Save(
            each.version,
            each.content,
            names.get(each.changed_by, ""),
            each.changed_at,
            each.deleted,
        )
        for each in found
    ]


def started_from(session: Session, change_id: int, noun: str, row_id: str, version: int) -> Content:
    """The row as somebody saw it who expected ``version``: that save, or the live row for 0."""
    if version == 0:
        return content_of(session, noun, row_id)
    found = [save for save in saves(session, change_id, noun, row_id) if save.version == version]
    return found[0].content if found else {}
