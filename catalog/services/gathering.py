"""Gathering: the few rows one entry is made of, as a change has them.

The whole catalogue has thousands of items; a page that shows one entry needs only its own.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlmodel import Session, col, select

from catalog.core.catalogue import NOUNS, Catalogue
from catalog.core.document import load
from catalog.core.edition import Condition
from catalog.core.rows import DocumentRow, EntryRow, ItemRow
from catalog.models import DRAFTS, ChangeRow

SOME = 500
"""Ids asked for at once; databases have a limit."""

SMALL = ("department", "code")
"""Nouns read whole: there are few, and anything may refer to them."""


def rows(session: Session, change_id: int, noun: str, ids: Collection[str] | None = None) -> Any:
    """Id -> row of one noun as the change has them, by id; all of them without ``ids``."""
    found = {draft.id: draft.content for draft in _read(session, DRAFTS[noun], "id", ids)}
    for each in _read(session, ChangeRow, "row_id", ids, change_id=change_id, noun=noun):
        found.pop(each.row_id, None)
        if not each.deleted:
            found[each.row_id] = each.content
    return {slug: load(NOUNS[noun], found[slug]) for slug in sorted(found)}


def around(session: Session, change_id: int, kind: str, entry: EntryRow) -> Catalogue:
    """A catalogue of this entry and what it refers to, and nothing else."""
    items = rows(session, change_id, "item", {member.item for member in entry.items})
    papers = list(_papers(entry, items.values()))
    results = {paper.result_of for paper in papers if paper.result_of} - set(items)
    held = {noun: rows(session, change_id, noun) for noun in SMALL}
    return Catalogue(
        **held,
        material=rows(session, change_id, "material", {p.material for p in papers if p.material}),
        question=rows(session, change_id, "question", _questions(entry, items.values())),
        item=items | rows(session, change_id, "item", results),
        phrase=rows(session, change_id, "phrase", {f"{kind}/{entry.id}"}),
        **{kind: {entry.id: entry}},  # type: ignore[arg-type]
    )


def _read(
    session: Session, table: Any, key: str, ids: Collection[str] | None, **where: object
) -> Iterable[Any]:
    query = select(table).filter_by(**where)
    if ids is None:
        yield from session.exec(query)
        return
    wanted = sorted(ids)
    for start in range(0, len(wanted), SOME):
        some = col(getattr(table, key)).in_(wanted[start : start + SOME])
        yield from session.exec(query.where(some))


def _papers(entry: EntryRow, items: Iterable[ItemRow]) -> Iterable[DocumentRow]:
    for item in items:
        for need in item.requirements:
            yield from need.documents()
    for ask in entry.questions:
        for held in ask.effects.values():
            yield from (DocumentRow(e.holders, e.material) for e in held if e.material)


def _questions(entry: EntryRow, items: Iterable[ItemRow]) -> set[str]:
    conditions: list[Condition] = [ask.ask_when for ask in entry.questions]
    for member in entry.items:
        conditions.append(member.trim_unless)
        if not isinstance(member.include, str):
            conditions.append(member.include.when)
    for item in items:
        conditions += [need.when for need in item.requirements]
        conditions += [choice.when for choice in item.promised_when]
    named = {question for condition in conditions for question in condition}
    return named | {ask.question for ask in entry.questions}
