"""Overlaying: the catalogue as it would be with a change, and what of it would differ."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session, col, select

from catalog.core.catalogue import NOUNS, Catalogue
from catalog.core.dependants import dependants
from catalog.core.document import load
from catalog.core.edition import Edition
from catalog.models import ChangeRow, PrintRecord, Scenario
from catalog.services.drafting import draft_catalogue
from catalog.services.freezing import Document, Key, digest_of, freeze_one
from catalog.services.publishing import LiveRecord, live_digests

WORDS = {"new": "新上线", "changed": "改动", "withdrawn": "下线", "broken": "还不能生成"}


@dataclass(frozen=True)
class TouchedEntry:
    """An entry whose frozen document would differ. ``how`` is new, changed, withdrawn or
    broken (a reference does not resolve; lint says which); ``prints`` counts prints of the
    edition that is live now."""

    kind: str
    slug: str
    title: str
    how: str
    scenarios: int = 0
    prints: int = 0

    @property
    def words(self) -> str:
        """新上线, 改动, 下线 or 还不能生成."""
        return WORDS[self.how]


def catalogue_of(session: Session, change_id: int) -> Catalogue:
    """All master rows with the change's own laid over them; raises nothing lint would find."""
    return overlaid(draft_catalogue(session), rows_of(session, change_id))


def rows_of(session: Session, change_id: int) -> list[ChangeRow]:
    """The rows of a change, in the order of nouns, then ids."""
    found = session.exec(select(ChangeRow).where(ChangeRow.change_id == change_id)).all()
    order = list(NOUNS)
    return sorted(found, key=lambda row: (order.index(row.noun), row.row_id))


def overlaid(master: Catalogue, rows: list[ChangeRow]) -> Catalogue:
    """``master`` with proposed rows in place of, or added to, its own."""
    held = {noun: dict(getattr(master, noun)) for noun in NOUNS}
    for row in rows:
        if row.deleted:
            held[row.noun].pop(row.row_id, None)
        else:
            held[row.noun][row.row_id] = load(NOUNS[row.noun], row.content)
    # By id, as the master rows are read: the order shows in documents.
    return Catalogue(**{noun: dict(sorted(rows_.items())) for noun, rows_ in held.items()})


class Overlay:
    """A change laid over the master rows; each thing about it is worked out once."""

    def __init__(self, session: Session, change_id: int) -> None:
        self.rows = rows_of(session, change_id)
        self.catalogue = overlaid(draft_catalogue(session), self.rows)
        self.live = live_digests(session)

    @cached_property
    def documents(self) -> dict[Key, tuple[Document, str] | None]:
        """Every document a row of the change shows up in, with its digest; None where it
        cannot be made, because an id does not resolve (lint names it)."""
        keys = dependants([(row.noun, row.row_id) for row in self.rows], self.catalogue)
        return {key: self._frozen(key) for key in keys}

    @cached_property
    def gone(self) -> tuple[Key, ...]:
        """Live entries the change takes off."""
        keys = [(row.noun, row.row_id) for row in self.rows if row.deleted]
        return tuple(key for key in keys if key in self.live)

    def edition(self, key: Key) -> Edition:
        """An entry as the public would read it; raises KeyError."""
        made = self.documents.get(key)
        return load(Edition, made[0].body if made else freeze_one(key, self.catalogue).body)

    def _frozen(self, key: Key) -> tuple[Document, str] | None:
        try:
            document = freeze_one(key, self.catalogue)
        except KeyError:
            return None
        return document, digest_of(document.body)


def touched(
    session: Session, change_id: int, overlay: Overlay | None = None
) -> tuple[TouchedEntry, ...]:
    """Entries (and shared documents) that publishing the change would renew or take off.

    ``overlay``: of the change, when the caller has it already.
    """
    over = overlay or Overlay(session, change_id)
    found = [each for key in over.documents if (each := _touch(key, over))]
    found += [TouchedEntry(*key, over.live[key].title, "withdrawn") for key in over.gone]
    return _counted(session, found, over.live)


def _touch(key: Key, over: Overlay) -> TouchedEntry | None:
    record, made = over.live.get(key), over.documents[key]
    if made is None:
        return TouchedEntry(
            *key, record.title if record else _called(key, over.catalogue), "broken"
        )
    document, digest = made
    if record is None:
        return TouchedEntry(*key, document.title, "new")
    return None if digest == record.digest else TouchedEntry(*key, document.title, "changed")


def _called(key: Key, catalogue: Catalogue) -> str:
    kind, slug = key
    row = getattr(catalogue, kind, {}).get(slug)
    return getattr(row, "title", "") or getattr(row, "name", "") or slug


def _counted(
    session: Session, found: list[TouchedEntry], live: dict[Key, LiveRecord]
) -> tuple[TouchedEntry, ...]:
    scenarios = Counter(session.exec(select(Scenario.kind, Scenario.slug)).all())
    editions = [live[e.kind, e.slug].edition_id for e in found if (e.kind, e.slug) in live]
    prints: Counter[int] = Counter()
    for start in range(0, len(editions), 500):
        some = col(PrintRecord.edition_id).in_(editions[start : start + 500])
        prints.update(session.exec(select(PrintRecord.edition_id).where(some)))
    return tuple(
        TouchedEntry(
            each.kind,
            each.slug,
            each.title,
            each.how,
            scenarios[each.kind, each.slug],
            prints[live[each.kind, each.slug].edition_id] if (each.kind, each.slug) in live else 0,
        )
        for each in found
    )
