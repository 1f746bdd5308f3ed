"""Viewing rows: one proposed row of a change, and what others did to it."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.core.rowdiff import FieldChange, row_differences
from catalog.core.rowlabels import NOUNS, called
from catalog.core.rowwords import Names
from catalog.core.workflow import OPEN
from catalog.models import Change, ChangeRow
from catalog.services import titling
from catalog.services.drafting import content_of


@dataclass(frozen=True)
class RowView:
    """One proposed row. ``how`` is 新增, 修改, 删除 or 没有变化; ``overtaken`` what others
    published of it since; ``also`` other open changes with a row of the same id."""

    noun: str
    id: str
    name: str
    how: str
    differences: tuple[FieldChange, ...]
    version: int
    by: str
    at: str
    overtaken: tuple[FieldChange, ...] = ()
    also: tuple[tuple[int, str], ...] = ()
    reason: str = ""
    instead: str = ""

    @property
    def noun_words(self) -> str:
        """事项, 材料 …"""
        return NOUNS[self.noun]


def row_view(
    session: Session, change: Change, row: ChangeRow, names: Names, users: dict[int | None, str]
) -> RowView:
    """A row of the change as it stands; ``users``: names by id."""
    now = content_of(session, row.noun, row.row_id)
    moved = change.state in OPEN and now != row.base
    content = {} if row.deleted else row.content
    how = "删除" if row.deleted else "修改" if row.base else "新增"
    differences = row_differences(row.noun, row.base, content, names)
    return RowView(
        noun=row.noun,
        id=row.row_id,
        name=_name(row, names),
        how=how if differences or row.deleted else "没有变化",
        differences=differences,
        version=row.version,
        by=users.get(row.changed_by, ""),
        at=row.changed_at,
        overtaken=row_differences(row.noun, row.base, now, names) if moved else (),
        also=_also(session, row) if change.state in OPEN else (),
        reason=row.reason,
        instead=titling.titled_key(session, row.instead, change.id or 0),
    )


def _name(row: ChangeRow, names: Names) -> str:
    if row.noun == "phrase":
        kind, _, slug = row.row_id.partition("/")
        return names(kind, slug)
    return called(row.content or row.base, row.row_id)


def _also(session: Session, row: ChangeRow) -> tuple[tuple[int, str], ...]:
    query = (
        select(Change.id, Change.title)
        .join(ChangeRow, col(ChangeRow.change_id) == col(Change.id))
        .where(
            col(Change.state).in_(OPEN),
            ChangeRow.noun == row.noun,
            ChangeRow.row_id == row.row_id,
            Change.id != row.change_id,
        )
    )
    return tuple((id or 0, title) for id, title in session.exec(query))
