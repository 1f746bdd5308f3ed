"""Starting entries: an empty one or a copy of another, in a change; and the change a live one
is edited in."""

from dataclasses import replace

from sqlmodel import Session

from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.core.rows import CompositeRow, EntryRow, MemberRow
from catalog.models import DRAFTS
from catalog.services import changing
from catalog.services.changing import Content
from catalog.services.composing import NoSuchEntry, Taken
from catalog.services.listing_entries import all_entries
from catalog.services.proposing import propose


def begin(session: Session, user: Account, kind: str, slug: str, change_id: int | None) -> int:
    """The change to edit a live entry in: the one chosen, the one that has it, or a new one."""
    if change_id is not None:
        return change_id
    held = next((each for each in all_entries(session, kind) if each.slug == slug), None)
    if held is None:
        raise NoSuchEntry(f"{kind}/{slug}")
    title = f"修改：{held.title}"
    # One begun before and left empty serves again.
    begun = [id for id, name in changing.open_changes(session) if name == title]
    return held.change or (begun[0] if begun else changing.open_change(session, user, title))


def start(
    session: Session,
    user: Account,
    kind: str,
    row: EntryRow,
    change_id: int | None = None,
    source: str = "form",
    more: list[tuple[str, Content]] | None = None,
) -> int:
    """A new entry in a change (a new one unless given); the change's id. Raises Taken.

    ``more``: rows that come with it (noun, content), of nouns and ids not in use.
    """
    if session.get(DRAFTS[kind], row.id) or _proposed_anywhere(session, kind, row.id):
        raise Taken(row.id)
    rows = [*(more or ()), (kind, dump(row))]
    if change_id is None:
        change_id = propose(session, user, f"新增：{row.title}", source, rows)
        session.commit()
        return change_id
    for noun, content in rows:
        changing.save_row(session, user, change_id, noun, content, 0)
    return change_id


def copied(session: Session, kind: str, source: str, row: EntryRow) -> EntryRow:
    """The new entry ``row`` with everything else of a live or proposed one, and where it is
    from. Raises NoSuchEntry."""
    held = next((each for each in all_entries(session, kind) if each.slug == source), None)
    if held is None:
        raise NoSuchEntry(f"{kind}/{source}")
    draft = session.get(DRAFTS[kind], source)
    proposed, _ = changing.proposed(session, held.change or 0, kind, source)
    content = draft.content if draft else proposed
    own = {"id": row.id, "title": row.title, "short": row.short, "audience": row.audience}
    notes = [*content.get("maintainer_notes", ()), f"照“{held.title}”（{source}）抄来"]
    copy: EntryRow = load(EntryRow, content | own | {"maintainer_notes": notes})
    return replace(copy, names=(), appears_in=(), published_elsewhere={})


def blank(kind: str, slug: str, title: str, short: str, audience: str) -> EntryRow:
    """A new entry with nothing in it yet."""
    composite = CompositeRow("《行业综合许可证》") if kind == "licence" else None
    items: tuple[MemberRow, ...] = ()
    return EntryRow(slug, title, short, audience, items, composite=composite)


def _proposed_anywhere(session: Session, kind: str, slug: str) -> bool:
    return any(each.slug == slug for each in all_entries(session, kind))
