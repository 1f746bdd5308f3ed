"""Keeping drafts: rows in, rows out, and the whole catalogue for lint and freezing."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Text, cast, delete, insert, update
from sqlmodel import Session, col, select

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.document import dump, load
from catalog.models import DRAFTS, Draft

MANY = 500
"""Ids in one query; databases take only so many."""


@dataclass
class DraftReport:
    """Ids per outcome, "noun/id"; ``absent`` are drafts that no incoming row mentions."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def draft_catalogue(session: Session) -> Catalogue:
    """All drafts as rows, by id."""
    # Sorted here: databases differ in how they sort text, and the order shows in documents.
    rows: dict[str, Any] = {
        noun: {slug: _row(noun, slug, text) for slug, text in sorted(_texts(session, noun))}
        for noun in DRAFTS
    }
    return Catalogue(**rows)


def content_of(session: Session, noun: str, row_id: str) -> dict[str, Any]:
    """What one draft holds; {} for none."""
    draft = session.get(DRAFTS[noun], row_id)
    return draft.content if draft else {}


def contents(session: Session, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """What the drafts of these (noun, id) hold; absent ones are left out."""
    found = {}
    for noun in {noun for noun, _ in keys}:
        table = DRAFTS[noun]
        ids = [slug for each, slug in keys if each == noun]
        for start in range(0, len(ids), MANY):
            some = col(table.id).in_(ids[start : start + MANY])
            rows = session.exec(select(table.id, table.content).where(some))
            found.update({(noun, slug): content for slug, content in rows})
    return found


def store(session: Session, catalogue: Catalogue) -> DraftReport:
    """Write every row of ``catalogue`` as a draft; absent ones are kept. No commit."""
    report = DraftReport()
    for noun, table in DRAFTS.items():
        known = {draft.id: draft for draft in session.exec(select(table))}
        rows: Iterable[object] = getattr(catalogue, noun).values()
        for row in rows:
            _store_one(session, noun, row, known, report)
        report.absent += [
            f"{noun}/{slug}" for slug in known if slug not in getattr(catalogue, noun)
        ]
    session.flush()
    return report


def put_all(
    session: Session, rows: Iterable[tuple[str, str, dict[str, Any] | None]], catalogue: Catalogue
) -> None:
    """``put`` for (noun, id, content) of many rows, which ``catalogue`` holds as they will be.
    No commit."""
    rows = list(rows)
    for noun in sorted({noun for noun, _, _ in rows}):
        mine = {slug: content for each, slug, content in rows if each == noun}
        table, held = DRAFTS[noun], getattr(catalogue, noun)
        had = _versions(session, noun, list(mine))
        made = [
            _columns(noun, held[slug], content) | {"id": slug, "version": had.get(slug, 0) + 1}
            for slug, content in mine.items()
            if content is not None
        ]
        new = [each for each in made if each["id"] not in had]
        changed = [each for each in made if each["id"] in had]
        if new:  # thousands at once: no object each
            session.execute(insert(table), new)
        if changed:
            session.execute(update(table), changed)
        for slug, content in mine.items():
            if content is None and slug in had:
                session.execute(delete(table).where(col(table.id) == slug))


def _versions(session: Session, noun: str, ids: list[str]) -> dict[str, int]:
    """Id -> version of those drafts there are."""
    table, found = DRAFTS[noun], {}
    for start in range(0, len(ids), MANY):
        some = col(table.id).in_(ids[start : start + MANY])
        found.update(dict(session.exec(select(table.id, table.version).where(some)).all()))
    return found


def put(session: Session, noun: str, slug: str, content: dict[str, Any] | None) -> None:
    """Write one draft, or take it away (``content`` None). No commit."""
    _put(session, noun, slug, content, session.get(DRAFTS[noun], slug))


def _texts(session: Session, noun: str) -> Iterable[tuple[str, str]]:
    """(id, content as the database keeps it) of every draft of a noun."""
    table = DRAFTS[noun]
    return session.exec(select(table.id, cast(col(table.content), Text)))


_READ: dict[tuple[str, str], tuple[str, object]] = {}
"""Rows read before, with the text they were read from: most are the same the next time."""


def _row(noun: str, slug: str, text: str) -> object:
    held = _READ.get((noun, slug))
    if held is None or held[0] != text:
        held = (text, load(NOUNS[noun], json.loads(text)))
        _READ[noun, slug] = held
    return held[1]


def _put(
    session: Session, noun: str, slug: str, content: dict[str, Any] | None, draft: Draft | None
) -> None:
    if content is None:
        if draft:
            session.delete(draft)
        return
    _write(session, noun, slug, load(NOUNS[noun], content), content, draft)


def _store_one(
    session: Session, noun: str, row: object, known: dict[str, Draft], report: DraftReport
) -> None:
    slug, content = key_of(noun, row), dump(row)
    draft = known.get(slug)
    if draft is not None and draft.content == content:
        report.unchanged.append(f"{noun}/{slug}")
        return
    _write(session, noun, slug, row, content, draft)
    (report.changed if draft else report.new).append(f"{noun}/{slug}")


def _write(
    session: Session,
    noun: str,
    slug: str,
    row: object,
    content: dict[str, Any],
    draft: Draft | None,
) -> None:
    if draft is None:
        draft = DRAFTS[noun](id=slug, name="", version=0)
    draft.version += 1
    for column, value in _columns(noun, row, content).items():
        setattr(draft, column, value)
    session.add(draft)


def _columns(noun: str, row: Any, content: dict[str, Any]) -> dict[str, Any]:
    """The columns of a draft that follow from its row."""
    columns = {"name": _name(row), "content": content}
    return columns | ({"department": row.department} if noun == "item" else {})


def _name(row: object) -> str:
    for key in ("name", "title", "text", "label", "means", "id"):
        if hasattr(row, key):
            return str(getattr(row, key))[:300]
    raise TypeError(f"a row without a name: {row!r}")
