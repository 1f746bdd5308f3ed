"""Previewing merges of materials: which rows, and whose checklists, would differ."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.dependants import dependants
from catalog.core.difference import differences
from catalog.core.freeze import freeze_network
from catalog.core.guide import Guide
from catalog.core.lint import items as lint_items
from catalog.core.materialmerge import Row, merge, part
from catalog.core.network import Network
from catalog.services.merging import before_of, is_fresh, merge_of
from catalog.services.overlaying import catalogue_of
from catalog.services.rehearsing import edition_of, guide_of

ENTRIES = ("bundle", "licence", "item")


@dataclass(frozen=True)
class EntryEffect:
    """An entry whose checklist would differ: its lines before and after, nothing answered yet,
    and what differs in words (empty where only some answers show a difference)."""

    kind: str
    slug: str
    title: str
    before: int
    after: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What saving would do. ``left``: rows that stay as they are, because they were changed
    since; ``faults``: what lint would say about an item afterwards."""

    rows: tuple[Row, ...]
    entries: tuple[EntryEffect, ...]
    left: tuple[Row, ...] = ()
    faults: tuple[str, ...] = ()


def preview(session: Session, change_id: int | None, gone: str, kept: str, today: date) -> Preview:
    """What merging would change, over the change as it stands. Raises MergeRefused."""
    catalogue = catalogue_of(session, change_id or 0)
    made = merge(catalogue, gone, kept, is_fresh(session, gone))
    return _preview(catalogue, made.rows, today)


def preview_parting(session: Session, change_id: int | None, merge_id: int, today: date) -> Preview:
    """What taking a merge apart would change. Raises LookupError and MergeRefused."""
    record = merge_of(session, merge_id, change_id)
    catalogue = catalogue_of(session, change_id or 0)
    parted = part(catalogue, record.gone, record.kept, before_of(record))
    shown = _preview(catalogue, parted.rows, today)
    return Preview(shown.rows, shown.entries, parted.left, shown.faults)


def _preview(catalogue: Catalogue, rows: tuple[Row, ...], today: date) -> Preview:
    held = {noun: dict(getattr(catalogue, noun)) for noun in NOUNS}
    for noun, row in rows:
        held[noun][key_of(noun, row)] = row
    after = Catalogue(**held)
    network = freeze_network(catalogue)
    keys = dependants([(noun, key_of(noun, row)) for noun, row in rows], after)
    effects = [_effect(key, catalogue, after, network, today) for key in keys if key[0] in ENTRIES]
    return Preview(rows, tuple(each for each in effects if each), (), _faults(after, rows))


def _effect(
    key: tuple[str, str], before: Catalogue, after: Catalogue, network: Network, today: date
) -> EntryEffect | None:
    try:
        old, new = edition_of(before, *key), edition_of(after, *key)
    except KeyError:  # a reference that does not resolve: lint names it
        return None
    if old == new:
        return None
    was, now = (guide_of(each, [], network, today) for each in (old, new))
    words = tuple(each.text for each in differences(was, now) if each.about == "material")
    return EntryEffect(*key, new.title, _lines(was), _lines(now), words)


def _lines(guide: Guide) -> int:
    return len(guide.checklist.lines)


def _faults(after: Catalogue, rows: tuple[Row, ...]) -> tuple[str, ...]:
    touched = {row.id for noun, row in rows if noun == "item"}
    found = lint_items.check(after)
    return tuple(f"{after.item[each.id].name}：{each.text}" for each in found if each.id in touched)
