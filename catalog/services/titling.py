"""Titling: what a thing is called in sentences that are kept — audit lines, reasons, remarks.

titling.titled(session, "item", "food_license")          # 事项“食品经营许可”
titling.object_title(session, "change/12")               # 食品经营许可收费更新
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import String, cast, literal, select
from sqlmodel import Session, col

from catalog.core.rowlabels import NOUNS, called
from catalog.models import DRAFTS, Change, ChangeRow, ImportRun, LedgerLine, UpperCatalogue, User

TITLES: dict[str, tuple[Any, str]] = {
    "change": (Change, "title"),
    "import": (ImportRun, "file_name"),
    "ledger": (LedgerLine, "text"),
    "upper": (UpperCatalogue, "name"),
}
"""Noun of an audit line, but for rows -> its table, and the column with its name."""


def titled(session: Session, noun: str, row_id: str, change_id: int = 0) -> str:
    """A row with its noun, as the change has it: 事项“食品经营许可”; its id for want of a name."""
    return f"{NOUNS[noun]}“{title(session, noun, row_id, change_id) or row_id}”"


def titled_key(session: Session, key: str, change_id: int = 0) -> str:
    """The same of a noun/id; "" for what is no row."""
    noun, _, row_id = key.partition("/")
    return titled(session, noun, row_id, change_id) if noun in DRAFTS else ""


def titled_row(session: Session, row: ChangeRow) -> str:
    """The same of a proposed row, written or not."""
    name = called(row.content or row.base)
    if not name:
        return titled(session, row.noun, row.row_id, row.change_id)
    return f"{NOUNS[row.noun]}“{name}”"


def title(session: Session, noun: str, row_id: str, change_id: int = 0) -> str:
    """What a row is called: in the change, else live, else where it was last proposed; "" for
    a row nobody knows. Phrases are called as the entry they are of."""
    if noun == "phrase":
        noun, _, row_id = row_id.partition("/")
    if noun not in DRAFTS:
        return ""
    proposed = session.get(ChangeRow, (change_id, noun, row_id)) if change_id else None
    if name := _called(proposed):
        return name
    draft = session.get(DRAFTS[noun], row_id)
    return called(draft.content) if draft else _called(_newest(session, noun, row_id))


def people(session: Session) -> dict[int | None, str]:
    """User id -> what colleagues call them."""
    users = session.scalars(select(User))
    return {user.id: user.display_name for user in users}


def object_titler(session: Session) -> Callable[[str], str]:
    """``object_title`` that looks up each object once."""
    return cache(lambda object: object_title(session, object))


def object_title(session: Session, object: str) -> str:
    """What the object of an audit line (noun/id) is called; "" for none."""
    noun, _, id = object.partition("/")
    if noun in DRAFTS:
        return title(session, noun, id)
    if noun not in TITLES or not id.isdecimal():
        return ""
    table, column = TITLES[noun]
    row = session.get(table, int(id))
    return str(getattr(row, column)) if row else ""


def objects_called(noun: str, words: str) -> list[Any]:
    """Queries for the objects (noun/id) of this noun, "" for any, whose name has these words."""
    tables = TITLES | {each: (table, "name") for each, table in DRAFTS.items()}
    return [
        select(literal(f"{each}/") + cast(table.id, String)).where(
            getattr(table, column).contains(words, autoescape=True)
        )
        for each, (table, column) in tables.items()
        if noun in ("", each)
    ]


def _newest(session: Session, noun: str, row_id: str) -> ChangeRow | None:
    mine = select(ChangeRow).where(col(ChangeRow.noun) == noun, col(ChangeRow.row_id) == row_id)
    return session.scalars(mine.order_by(col(ChangeRow.change_id).desc())).first()


def _called(row: ChangeRow | None) -> str:
    return called(row.content or row.base) if row else ""
