"""Viewing editions: every edition of an entry, two of them compared, why it was taken off."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.core.rowdiff import FieldChange, fields_changed, row_differences
from catalog.core.rowlabels import label_of
from catalog.models import EditionRecord, Live, Withdrawal
from catalog.services.changing import Content
from catalog.services.naming import names_in


@dataclass(frozen=True)
class EditionLine:
    """One edition of an entry; ``restorable`` where its own rows were kept."""

    number: int
    title: str
    published_on: str
    revision: int
    live: bool
    restorable: bool


def editions(session: Session, kind: str, slug: str) -> tuple[EditionLine, ...]:
    """Every edition of an entry, the newest first."""
    pointer = session.get(Live, (kind, slug))
    found = session.exec(
        select(EditionRecord)
        .where(EditionRecord.kind == kind, EditionRecord.slug == slug)
        .order_by(col(EditionRecord.number).desc())
    )
    return tuple(
        EditionLine(
            each.number,
            each.title,
            each.published_on,
            each.revision,
            bool(pointer and pointer.edition_id == each.id),
            bool(each.source),
        )
        for each in found
    )


def edition(session: Session, kind: str, slug: str, number: int) -> EditionRecord | None:
    """One edition's record."""
    return session.exec(
        select(EditionRecord).where(
            EditionRecord.kind == kind, EditionRecord.slug == slug, EditionRecord.number == number
        )
    ).first()


def withdrawal(session: Session, kind: str, slug: str) -> Withdrawal | None:
    """Why an entry was taken off; None for one that was not."""
    return session.get(Withdrawal, (kind, slug))


@dataclass(frozen=True)
class Comparison:
    """Two editions of an entry: what changed in its own rows, and for citizens in its items.

    ``rows`` is None where one of the editions kept no rows."""

    rows: tuple[FieldChange, ...] | None
    items: tuple[tuple[str, tuple[str, ...]], ...]


def compare(session: Session, kind: str, slug: str, first: int, second: int) -> Comparison:
    """From edition ``first`` to edition ``second``, in words."""
    old, new = edition(session, kind, slug, first), edition(session, kind, slug, second)
    if old is None or new is None:
        return Comparison(None, ())
    names = names_in(session)
    rows = None
    if old.source and new.source:
        before, after = dict(map(tuple, old.source)), dict(map(tuple, new.source))
        rows = tuple(
            change
            for noun in (kind, "phrase")
            for change in row_differences(noun, before.get(noun, {}), after.get(noun, {}), names)
        )
    return Comparison(rows, _items(old.body, new.body) if kind != "item" else ())


def _items(old: Content, new: Content) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Members both editions have whose frozen text differs: (name, labels of fields)."""
    before = {member["item"]: member for member in old.get("members", [])}
    found = []
    for member in new.get("members", []):
        was = before.get(member["item"])
        if was is None or was == member:
            continue
        changed = fields_changed(was, member) - {"include", "after", "name"}
        if changed:
            found.append((member["name"], tuple(sorted(label_of("item", f) for f in changed))))
    return tuple(found)
