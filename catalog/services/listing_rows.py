"""Listing rows: fifty at a time, found by words and fields, marked with what a change does."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, case, cast, literal, union_all
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.core.paging import page_within, pages_of
from catalog.core.rowlabels import called
from catalog.core.workflow import EDITABLE
from catalog.models import DRAFTS, AbsentItem, Change, ChangeRow, Draft, Item
from catalog.services.changing import Content

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What a list shows: ``words`` anywhere in a row, fields with exactly these values."""

    words: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RowLine:
    """A row in a list. ``how``: 新增, 修改 or 删除 in the change being worked on, else ""."""

    id: str
    name: str
    content: Content
    how: str = ""


@dataclass(frozen=True)
class RowPage:
    """One page of a list."""

    lines: tuple[RowLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE)


def listed(session: Session, noun: str, wanted: Wanted, page: int, change_id: int = 0) -> RowPage:
    """Fifty master rows that match, those whose name does first; marked with what the change
    does to them."""
    table = DRAFTS[noun]
    query = _matching(select(table), noun, wanted)
    total = session.exec(_matching(select(func.count(col(table.id))), noun, wanted)).one()
    page = page_within(page, total, PAGE)
    found = session.exec(
        query.order_by(_first(table, wanted.words), col(table.id))
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    ).all()
    marks = _marks(session, noun, change_id, [each.id for each in found])
    lines = tuple(RowLine(d.id, d.name, d.content, marks.get(d.id, "")) for d in found)
    return RowPage(lines, total, page)


def added(session: Session, noun: str, wanted: Wanted, change_id: int) -> tuple[RowLine, ...]:
    """Rows that match and that only the change has yet, fifty at most."""
    query = select(ChangeRow).where(
        ChangeRow.change_id == change_id,
        ChangeRow.noun == noun,
        ChangeRow.base_version == 0,
        col(ChangeRow.deleted).is_(False),
    )
    for word in wanted.words.split():
        named = col(ChangeRow.row_id).contains(word, autoescape=True)
        query = query.where(holds(ChangeRow.content, word) | named)
    for name, value in wanted.fields:
        query = query.where(col(ChangeRow.content)[name].as_string() == value)
    return tuple(map(_proposed, session.exec(query.order_by(col(ChangeRow.row_id)).limit(PAGE))))


def in_change(session: Session, noun: str, change_id: int, page: int = 1) -> RowPage:
    """Rows of a noun the change proposes, fifty a page."""
    mine = (ChangeRow.change_id == change_id, ChangeRow.noun == noun)
    total = session.exec(select(func.count()).select_from(ChangeRow).where(*mine)).one()
    page = page_within(page, total, PAGE)
    rows = select(ChangeRow).where(*mine).order_by(col(ChangeRow.row_id))
    found = session.exec(rows.offset((page - 1) * PAGE).limit(PAGE))
    return RowPage(tuple(_proposed(row) for row in found), total, page)


def _matching(query: SelectOfScalar[Any], noun: str, wanted: Wanted) -> SelectOfScalar[Any]:
    table = DRAFTS[noun]
    for word in wanted.words.split():
        fits = holds(table.content, word) | col(table.id).contains(word, autoescape=True)
        query = query.where(fits | col(table.id).in_(_named(word)) if noun == "phrase" else fits)
    for name, value in wanted.fields:
        if name == "department" and noun == "item":
            query = query.where(Item.department == value)
        elif name == "absent":
            query = query.where(col(table.id).in_(select(AbsentItem.item_id)))
        else:
            query = query.where(col(table.content)[name].as_string() == value)
    return query


def _named(word: str) -> Any:
    """Ids of the phrases of entries that are called so."""
    found = [
        select(literal(f"{kind}/") + col(DRAFTS[kind].id)).where(
            col(DRAFTS[kind].name).contains(word, autoescape=True)
        )
        for kind in ("bundle", "licence", "item")
    ]
    return union_all(*found)


def holds(column: Any, word: str, whole: bool = False) -> Any:
    """Whether a JSON column has the word somewhere in a text, or as a ``whole`` text."""
    # As catalog/db.py writes JSON: characters as they are, quotes and backslashes escaped.
    written = json.dumps(word, ensure_ascii=False)
    text = written if whole else written[1:-1]
    return cast(col(column), String).contains(text, autoescape=True)


def _first(table: type[Draft], words: str) -> Any:
    """Rows whose name has the words come first."""
    if not words:
        return literal(0)
    return case((col(table.name).contains(words, autoescape=True), 0), else_=1)


def _marks(session: Session, noun: str, change_id: int, ids: list[str]) -> dict[str, str]:
    if not change_id:
        return {}
    query = select(ChangeRow.row_id, ChangeRow.deleted, ChangeRow.base_version).where(
        ChangeRow.change_id == change_id,
        ChangeRow.noun == noun,
        col(ChangeRow.row_id).in_(ids),
    )
    return {slug: _how(deleted, base) for slug, deleted, base in session.exec(query)}


def _how(deleted: bool, base_version: int) -> str:
    return "删除" if deleted else "修改" if base_version else "新增"


def _proposed(row: ChangeRow) -> RowLine:
    content = row.base if row.deleted else row.content
    how = _how(row.deleted, row.base_version)
    return RowLine(row.row_id, called(content, row.row_id), content, how)


def count_in_change(session: Session, noun: str, change_id: int) -> int:
    """How many rows of a noun the change proposes."""
    mine = (ChangeRow.change_id == change_id, ChangeRow.noun == noun)
    return session.exec(select(func.count()).select_from(ChangeRow).where(*mine)).one()


def in_open_changes(session: Session, noun: str) -> list[tuple[int, str, int]]:
    """(id, title, how many rows of the noun) of open changes that hold some, newest first."""
    query = (
        select(Change.id, Change.title, func.count())
        .join(ChangeRow, col(ChangeRow.change_id) == col(Change.id))
        .where(ChangeRow.noun == noun, col(Change.state).in_(EDITABLE))
        .group_by(col(Change.id), col(Change.title))
        .order_by(col(Change.id).desc())
    )
    return [(number or 0, title, rows) for number, title, rows in session.exec(query)]
