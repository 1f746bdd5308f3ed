"""Merging materials: shown first, then saved in a change; taken apart the same way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.dependants import dependants
from catalog.core.difference import differences
from catalog.core.document import dump, load
from catalog.core.freeze import freeze_network
from catalog.core.guide import Guide
from catalog.core.lint import items as lint_items
from catalog.core.materialmerge import Merged, MergeRefused, Row, merge, part
from catalog.core.network import Network
from catalog.core.permission import Account
from catalog.core.workflow import EDITABLE, STATES
from catalog.models import DRAFTS, Change, MaterialMerge
from catalog.services import auditing, changing, keeping_rows
from catalog.services.drafting import draft_catalogue
from catalog.services.rehearsing import edition_of, guide_of

ENTRIES = ("bundle", "licence", "item")
DROPPED = ("discarded", "undone")


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


@dataclass(frozen=True)
class MergeLine:
    """A merge in the list; ``state`` in words; ``open``: it can be taken apart, and as long as
    it is not live only in its own change (``within``, else 0)."""

    id: int
    gone: str
    gone_name: str
    kept: str
    kept_name: str
    at: str
    change_id: int
    change_title: str
    state: str
    open: bool
    within: int = 0


def preview(session: Session, change_id: int | None, gone: str, kept: str, today: date) -> Preview:
    """What merging would change, over the change as it stands. Raises MergeRefused."""
    catalogue = _catalogue(session, change_id)
    made = merge(catalogue, gone, kept, _fresh(session, gone))
    return _preview(catalogue, made.rows, today)


def save(session: Session, user: Account, change_id: int, gone: str, kept: str) -> int:
    """Merge in a change; the merge's id. Raises MergeRefused and ClosedChange."""
    catalogue = changing.catalogue_of(session, change_id)
    made = merge(catalogue, gone, kept, _fresh(session, gone))
    dropped = [("material", gone)] if made.fresh else []
    changing.save_rows(session, user, change_id, _contents(made.rows), dropped)
    kept_row = _record(user, change_id, gone, kept, made)
    session.add(kept_row)
    auditing.note(session, user, "merge", f"material/{gone}", f"并入 {kept}，变更 {change_id}")
    session.commit()
    return kept_row.id or 0


def merges(session: Session) -> list[MergeLine]:
    """Every merge, the newest first."""
    found = session.exec(select(MaterialMerge).order_by(col(MaterialMerge.id).desc()))
    return [_line(session, each) for each in found]


def preview_parting(session: Session, change_id: int | None, merge_id: int, today: date) -> Preview:
    """What taking a merge apart would change. Raises LookupError and MergeRefused."""
    record = _held(session, merge_id, change_id)
    catalogue = _catalogue(session, change_id)
    parted = part(catalogue, record.gone, record.kept, _before(record))
    shown = _preview(catalogue, parted.rows, today)
    return Preview(shown.rows, shown.entries, parted.left, shown.faults)


def save_parting(session: Session, user: Account, change_id: int, merge_id: int) -> None:
    """Take a merge apart in a change. Raises LookupError, MergeRefused and ClosedChange."""
    record = _held(session, merge_id, change_id)
    catalogue = changing.catalogue_of(session, change_id)
    parted = part(catalogue, record.gone, record.kept, _before(record))
    changing.save_rows(session, user, change_id, _contents(parted.rows))
    record.parted_in = change_id
    session.add(record)
    auditing.note(session, user, "part", f"material/{record.gone}", f"自 {record.kept} 拆出")
    session.commit()


def _catalogue(session: Session, change_id: int | None) -> Catalogue:
    return changing.catalogue_of(session, change_id) if change_id else draft_catalogue(session)


def _fresh(session: Session, gone: str) -> bool:
    return session.get(DRAFTS["material"], gone) is None


def _contents(rows: Iterable[Row]) -> list[tuple[str, dict[str, object]]]:
    return [(noun, dump(row)) for noun, row in rows]


def _record(user: Account, change_id: int, gone: str, kept: str, made: Merged) -> MaterialMerge:
    before = [[noun, dump(row)] for noun, row in made.before]
    return MaterialMerge(
        gone=gone,
        kept=kept,
        fresh=made.fresh,
        change_id=change_id,
        before=before,
        merged_by=user.id,
        merged_at=auditing.now(),
    )


def _held(session: Session, merge_id: int, change_id: int | None) -> MaterialMerge:
    record = session.get(MaterialMerge, merge_id)
    if record is None:
        raise LookupError(merge_id)
    made_in = session.get_one(Change, record.change_id)
    if made_in.state in EDITABLE and change_id != made_in.id:
        raise MergeRefused(f"这次合并还没有发布，要在它自己的变更 {made_in.id} 里拆开")
    return record


def _before(record: MaterialMerge) -> list[Row]:
    return [(noun, load(NOUNS[noun], content)) for noun, content in record.before]


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


def _line(session: Session, each: MaterialMerge) -> MergeLine:
    change = session.get_one(Change, each.change_id)
    parting = session.get(Change, each.parted_in) if each.parted_in else None
    parted = parting is not None and parting.state not in DROPPED
    where = STATES[change.state] if change.state != "live" else "已并"
    return MergeLine(
        id=each.id or 0,
        gone=each.gone,
        gone_name=_called(session, each, each.gone),
        kept=each.kept,
        kept_name=_called(session, each, each.kept),
        at=each.merged_at,
        change_id=each.change_id,
        change_title=change.title,
        state=f"拆分{STATES[parting.state]}" if parting and parted else where,
        open=not parted and change.state in (*EDITABLE, "live"),
        within=each.change_id if change.state in EDITABLE else 0,
    )


def _called(session: Session, merged: MaterialMerge, slug: str) -> str:
    """A material's name today, in the change, or as it was when it was merged."""
    held = keeping_rows.held(session, "material", slug, merged.change_id).content
    was = {content["id"]: content for noun, content in merged.before if noun == "material"}
    return str((held or was.get(slug) or {"name": slug})["name"])
