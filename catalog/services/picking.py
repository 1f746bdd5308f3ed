"""Picking: find items, questions and materials of the catalogue to compose from."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, or_
from sqlmodel import Session, col, func, select

from catalog.core.document import load
from catalog.core.paging import pages_of
from catalog.core.rows import ItemRow, MaterialRow, QuestionRow
from catalog.models import DRAFTS, ChangeRow

PAGE = 12
NEAR = 5


@dataclass(frozen=True)
class FoundItem:
    """An item to choose; ``alias`` is the other name by which it was found, "" for its own."""

    id: str
    name: str
    department: str
    type: str
    alias: str = ""
    new: bool = False


@dataclass(frozen=True)
class FoundItems:
    """One page of items; ``total`` counts all pages."""

    rows: tuple[FoundItem, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE)


def items(
    session: Session, change_id: int, query: str = "", department: str = "", page: int = 1
) -> FoundItems:
    """Items whose name, alias, id or department has every word of ``query``, the nearest first.

    Those the change proposes are among them.
    """
    words = query.split()
    departments = {each.id: each.name for each in session.exec(select(DRAFTS["department"]))}
    table: Any = DRAFTS["item"]
    wanted = [_has(table, word, departments) for word in words]
    if department:
        wanted.append(col(table.department) == department)
    found = {draft.id: draft.content for draft in session.exec(select(table).where(*wanted))}
    fresh = _proposed(session, change_id, "item")
    for slug, content in fresh.items():
        found.pop(slug, None)
        if content and (not department or content["department"] == department):
            found[slug] = content
    rows = [_found(load(ItemRow, each), words, departments, fresh) for each in found.values()]
    ranked = sorted(filter(None, rows), key=lambda pair: pair[0])
    start = PAGE * (page - 1)
    return FoundItems(tuple(each for _, each in ranked[start : start + PAGE]), len(ranked), page)


def near_items(session: Session, change_id: int, query: str) -> tuple[FoundItem, ...]:
    """Items whose names share pairs of characters with ``query``, the most pairs first."""
    pairs = {query[i : i + 2] for i in range(len(query) - 1)}
    table: Any = DRAFTS["item"]
    named = [
        (sum(pair in name for pair in pairs), name, slug)
        for slug, name in session.exec(select(table.id, table.name))
    ]
    best = sorted((each for each in named if each[0]), key=lambda each: (-each[0], len(each[1])))
    departments = {each.id: each.name for each in session.exec(select(DRAFTS["department"]))}
    rows = [session.get_one(table, slug) for _, _, slug in best[:NEAR]]
    found = [_found(load(ItemRow, row.content), [], departments, {}) for row in rows]
    return tuple(each for _, each in filter(None, found))


def item_name(session: Session, change_id: int, slug: str) -> str:
    """The name of an item that the change or the catalogue has; raises LookupError."""
    fresh = _proposed(session, change_id, "item")
    draft = session.get(DRAFTS["item"], slug)
    content = fresh.get(slug, draft.content if draft else None)
    if not content:
        raise LookupError(slug)
    return str(content["name"])


def departments(session: Session) -> list[tuple[str, str]]:
    """(id, name) of every department that has an item, by name."""
    table: Any = DRAFTS["item"]
    used = set(session.exec(select(table.department).distinct()))
    rows = session.exec(select(DRAFTS["department"]))
    return sorted(((d.id, d.name) for d in rows if d.id in used), key=lambda pair: pair[1])


def questions(session: Session, change_id: int, query: str = "") -> list[QuestionRow]:
    """Questions whose text, options or id has every word of ``query``, by text."""
    found = {draft.id: draft.content for draft in session.exec(select(DRAFTS["question"]))}
    found |= _proposed(session, change_id, "question")
    rows = [load(QuestionRow, content) for content in found.values() if content]
    kept = [
        row for row in rows if all(w in f"{row.text} {row.id} {row.options}" for w in query.split())
    ]
    return sorted(kept, key=lambda row: row.text)


def materials(session: Session, change_id: int) -> list[MaterialRow]:
    """Every material that may still be asked for, by name."""
    found = {draft.id: draft.content for draft in session.exec(select(DRAFTS["material"]))}
    found |= _proposed(session, change_id, "material")
    rows = [load(MaterialRow, content) for content in found.values() if content]
    return sorted((row for row in rows if not row.merged_into), key=lambda row: row.name)


def material_named(session: Session, change_id: int, name: str) -> MaterialRow | None:
    """The material of this name, alias or id; None where there is none such."""
    name = name.strip()
    for row in materials(session, change_id):
        if name in (row.name, row.id, *row.aliases):
            return row
    return None


def _has(table: Any, word: str, departments: dict[str, str]) -> ColumnElement[bool]:
    """A first sieve in the database: aliases are inside the content, written as JSON."""
    escaped = json.dumps(word)[1:-1]
    text = func.lower(cast(table.content, String))
    theirs = [slug for slug, name in departments.items() if word in name]
    return or_(
        col(table.name).contains(word, autoescape=True),
        text.contains(escaped.lower(), autoescape=True),
        text.contains(word.lower(), autoescape=True),
        col(table.department).in_(theirs),
    )


def _found(
    row: ItemRow, words: list[str], departments: dict[str, str], fresh: dict[str, Any]
) -> tuple[tuple[int, int, str], FoundItem] | None:
    department = departments.get(row.department, row.department)
    places = [_place(row, department, word.lower()) for word in words]
    if None in places:
        return None
    worst = max((place for place, _ in places if place is not None), default=0)  # type: ignore[misc]
    alias = next((alias for _, alias in places if alias), "")  # type: ignore[misc]
    found = FoundItem(row.id, row.name, department, row.type, alias, row.id in fresh)
    return (worst, len(row.name), row.name), found


def _place(row: ItemRow, department: str, word: str) -> tuple[int, str] | None:
    """(how near, alias that has the word); None where nothing has it."""
    name = row.name.lower()
    if word == name:
        return 0, ""
    if word in name:
        return (1 if name.startswith(word) else 2), ""
    for alias in row.aliases:
        if word in alias.lower():
            return 3, alias
    return (4, "") if word in department.lower() or word in row.id.lower() else None


def _proposed(session: Session, change_id: int, noun: str) -> dict[str, Any]:
    """Id -> content of what the change proposes of a noun; {} for what it takes away."""
    query = select(ChangeRow).where(ChangeRow.change_id == change_id, ChangeRow.noun == noun)
    return {row.row_id: {} if row.deleted else row.content for row in session.exec(query)}
