"""Composing: an entry (bundle or licence) worked on inside a change.

piece = composing.piece(session, change, "bundle", "canyin")
version = composing.keep(session, user, piece, members.add_item(piece.row, "signboard"))
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from catalog.core.catalogue import Catalogue
from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.core.rows import CompositeRow, EntryRow, MemberRow, PhraseRow, QuestionRow
from catalog.core.workflow import EDITABLE, STATES
from catalog.models import DRAFTS, Change, ChangeRow, ChangeRowHistory, User
from catalog.services import changing, gathering
from catalog.services.proposing import propose

KINDS = {"bundle": "一件事", "licence": "一业一证"}
PAGE = 50

Content = dict[str, Any]


class NoSuchEntry(LookupError):
    """No such change, or the entry is neither in it nor in the catalogue."""


class Taken(ValueError):
    """The id is in use already."""


@dataclass(frozen=True)
class Piece:
    """An entry as a change has it. ``version`` is what a save must expect; ``catalogue`` holds
    the rows it refers to; ``new`` says that nobody sees it yet."""

    change: int
    change_title: str
    state: str
    kind: str
    row: EntryRow
    version: int
    new: bool
    catalogue: Catalogue
    phrase: PhraseRow
    phrase_version: int

    @property
    def editable(self) -> bool:
        """Whether the change can be edited in its state."""
        return self.state in EDITABLE

    @property
    def state_words(self) -> str:
        """起草中, 待审核 …"""
        return STATES[self.state]

    def name(self, item: str) -> str:
        """An item's name; its id where it is gone."""
        row = self.catalogue.item.get(item)
        return row.name if row else item

    def question(self, slug: str) -> QuestionRow:
        """A question of the dictionary; one without options where it is gone."""
        return self.catalogue.question.get(slug) or QuestionRow(slug, slug, ())


@dataclass(frozen=True)
class Listed:
    """An entry in a list; ``change`` is the open change that has a version of it, or None."""

    kind: str
    slug: str
    title: str
    items: int
    questions: int
    change: int | None = None
    change_title: str = ""
    new: bool = False
    theme: str = ""


@dataclass(frozen=True)
class Save:
    """One save of a row in a change: content, and by whom and when."""

    version: int
    content: Content
    who: str
    at: str


def piece(session: Session, change_id: int, kind: str, slug: str) -> Piece:
    """The entry as the change has it; raises NoSuchEntry."""
    change = session.get(Change, change_id)
    content, version = changing.proposed(session, change_id, kind, slug) if change else ({}, 0)
    if change is None or not content:
        raise NoSuchEntry(f"{change_id}/{kind}/{slug}")
    row = load(EntryRow, content)
    said, phrase_version = changing.proposed(session, change_id, "phrase", f"{kind}/{slug}")
    return Piece(
        change=change_id,
        change_title=change.title,
        state=change.state,
        kind=kind,
        row=row,
        version=version,
        new=session.get(DRAFTS[kind], slug) is None,
        catalogue=gathering.around(session, change_id, kind, row),
        phrase=load(PhraseRow, said or {"id": f"{kind}/{slug}"}),
        phrase_version=phrase_version,
    )


def keep(session: Session, user: Account, held: Piece, row: EntryRow, version: int) -> int:
    """Save the entry; its new version. Saving what is there already is no save.

    Raises StaleSave and ClosedChange.
    """
    if row == held.row and version == held.version:
        return version
    return changing.save_row(session, user, held.change, held.kind, dump(row), version)


def add_row(session: Session, user: Account, change_id: int, noun: str, row: Any) -> int:
    """A row of another noun that the entry needs, new in this change; raises Taken."""
    content, version = changing.proposed(session, change_id, noun, row.id)
    if content:
        raise Taken(row.id)
    return changing.save_row(session, user, change_id, noun, dump(row), version)


def entries(
    session: Session, kind: str, query: str = "", page: int = 1
) -> tuple[list[Listed], int]:
    """(a page of entries, how many there are): those whose title or id has ``query``."""
    found = [each for each in _all(session, kind) if query in each.title or query in each.slug]
    start = PAGE * (page - 1)
    return found[start : start + PAGE], len(found)


def begin(session: Session, user: Account, kind: str, slug: str, change_id: int | None) -> int:
    """The change to edit a live entry in: the one chosen, the one that has it, or a new one."""
    if change_id is not None:
        return change_id
    held = next((each for each in _all(session, kind) if each.slug == slug), None)
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


def all_entries(session: Session, kind: str) -> list[Listed]:
    """Every entry, live or of an open change."""
    return _all(session, kind)


def copied(session: Session, kind: str, source: str, row: EntryRow) -> EntryRow:
    """The new entry ``row`` with everything else of a live or proposed one, and where it is
    from. Raises NoSuchEntry."""
    held = next((each for each in _all(session, kind) if each.slug == source), None)
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


def saves(session: Session, change_id: int, kind: str, slug: str) -> list[Save]:
    """Every save of the entry in this change, the newest first; the first is what stands."""
    where = {"change_id": change_id, "noun": kind, "row_id": slug}
    found: list[Any] = [*session.exec(select(ChangeRow).filter_by(**where))]
    history = select(ChangeRowHistory).filter_by(**where)
    found += session.exec(history.order_by(col(ChangeRowHistory.version).desc()))
    names = {user.id: user.display_name for user in session.exec(select(User))}
    return [
        Save(each.version, each.content, names.get(each.changed_by, ""), each.changed_at)
        for each in found
    ]


def started_from(session: Session, change_id: int, noun: str, row_id: str, version: int) -> Content:
    """The row as somebody saw it who expected ``version``: that save, or the live row for 0."""
    if version == 0:
        draft = session.get(DRAFTS[noun], row_id)
        return draft.content if draft else {}
    found = [save for save in saves(session, change_id, noun, row_id) if save.version == version]
    return found[0].content if found else {}


def _all(session: Session, kind: str) -> list[Listed]:
    open_rows = select(ChangeRow, Change).join(Change, ChangeRow.change_id == Change.id)  # type: ignore[arg-type]
    proposed = {
        row.row_id: (row, change)
        for row, change in session.exec(
            open_rows.where(ChangeRow.noun == kind, col(Change.state).in_(EDITABLE)).order_by(
                col(Change.id)
            )
        )
    }
    masters = {draft.id: draft.content for draft in session.exec(select(DRAFTS[kind]))}
    found = [_listed(kind, slug, content, proposed.get(slug)) for slug, content in masters.items()]
    found += [
        _listed(kind, slug, row.content, (row, change), new=True)
        for slug, (row, change) in proposed.items()
        if slug not in masters and not row.deleted
    ]
    return sorted(found, key=lambda each: (not each.new, each.title))


def _listed(kind: str, slug: str, content: Content, proposed: Any, new: bool = False) -> Listed:
    change = proposed[1] if proposed else None
    return Listed(
        kind,
        slug,
        content["title"],
        len(content["items"]),
        len(content.get("questions", ())),
        change.id if change else None,
        change.title if change else "",
        new,
        content.get("theme", ""),
    )


def _proposed_anywhere(session: Session, kind: str, slug: str) -> bool:
    return any(each.slug == slug for each in _all(session, kind))
