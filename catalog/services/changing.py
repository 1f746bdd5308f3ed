"""Changing: proposed rows are kept in a change, never in the master rows.

    change = changing.open_change(session, user, "食品经营许可收费更新")
    changing.save_row(session, user, change, "item", content, expected_version=0)

Functions commit, but for ``propose``, which leaves that to its caller.
"""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, func, select

from catalog.core.catalogue import NOUNS, key_of
from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.core.rowdiff import FieldChange, row_differences
from catalog.core.workflow import EDITABLE, OPEN, STATES
from catalog.models import DRAFTS, Change, ChangeAuthor, ChangeRow, ChangeRowHistory
from catalog.services import auditing, learning, titling
from catalog.services.overlaying import TouchedEntry, catalogue_of, rows_of, touched
from catalog.services.proposing import opened, propose

__all__ = [
    "ClosedChange",
    "StaleSave",
    "TouchedEntry",
    "catalogue_of",
    "discard_row",
    "open_change",
    "open_changes",
    "propose",
    "proposed",
    "remove_row",
    "rows_of",
    "save_row",
    "save_rows",
    "touched",
]

Content = dict[str, Any]


class ClosedChange(ValueError):
    """The change cannot be edited: it is under review, published, dropped or unknown."""


class StaleSave(ValueError):
    """Somebody saved the row in between. Nothing was changed.

    ``mine`` is what was to be saved, ``theirs`` what stands there now ({} when they took the
    row out), ``version`` the version to save over it, ``differences`` from theirs to mine.
    """

    def __init__(self, mine: Content, theirs: Content, version: int, noun: str):
        super().__init__("有人在您之前保存过这一行")
        self.mine, self.theirs, self.version = mine, theirs, version
        self.differences: tuple[FieldChange, ...] = row_differences(noun, theirs, mine)


def open_change(
    session: Session, user: Account, title: str, source: str = "form", reason: str = ""
) -> int:
    """Open an empty change; its id."""
    change = opened(session, user, title, source, reason)
    session.commit()
    return change


def open_changes(session: Session) -> list[tuple[int, str]]:
    """(id, title) of every change that can be edited, the newest first."""
    found = session.exec(select(Change).where(col(Change.state).in_(EDITABLE)))
    return [(each.id or 0, each.title) for each in sorted(found, key=lambda c: -(c.id or 0))]


def proposed(session: Session, change_id: int, noun: str, row_id: str) -> tuple[Content, int]:
    """(content, version to expect) of a row as this change has it; the master row and 0 where
    the change has none of its own; ({}, version) where it is new or taken out."""
    row = session.get(ChangeRow, (change_id, noun, row_id))
    if row:
        return ({} if row.deleted else row.content), row.version
    draft = session.get(DRAFTS[noun], row_id)
    return (draft.content if draft else {}), 0


def save_row(
    session: Session,
    user: Account,
    change_id: int,
    noun: str,
    content: Content,
    expected_version: int,
) -> int:
    """Save one proposed row; its new version. ``expected_version`` is the version of the row
    in the change that the editor started from, 0 where the change had none.

    Raises ShapeError (content has not the shape of a row), ClosedChange and StaleSave.
    """
    change = _editable(session, change_id)
    row: Any = load(NOUNS[noun], content)
    version = _save(session, user, change, noun, key_of(noun, row), dump(row), expected_version)
    session.commit()
    return version


def save_rows(
    session: Session,
    user: Account,
    change_id: int,
    rows: Iterable[tuple[str, Content]],
    dropped: Iterable[tuple[str, str]] = (),
) -> None:
    """Save rows worked out from the change as it stands in this very session (a merge of two
    materials): (noun, content); ``dropped``: (noun, id) of rows new in it that it needs no more.

    No commit: the caller has more to write. Raises ShapeError and ClosedChange.
    """
    change = _editable(session, change_id)
    for noun, content in rows:
        row: Any = load(NOUNS[noun], content)
        expected = proposed(session, change_id, noun, key_of(noun, row))[1]
        _save(session, user, change, noun, key_of(noun, row), dump(row), expected)
    for noun, row_id in dropped:
        if held := session.get(ChangeRow, (change_id, noun, row_id)):
            told = titling.titled_row(session, held)
            session.add(superseded(held))
            session.delete(held)
            auditing.note(session, user, "drop_row", f"change/{change_id}", told)
    session.flush()


def remove_row(
    session: Session,
    user: Account,
    change_id: int,
    noun: str,
    row_id: str,
    expected_version: int,
    reason: str = "",
    instead: str = "",
) -> int:
    """Propose to take a master row away; its version in the change. ``instead`` (kind/slug)
    is what serves in its place. Raises LookupError, ClosedChange and StaleSave."""
    change = _editable(session, change_id)
    if session.get(DRAFTS[noun], row_id) is None:
        raise LookupError(f"{noun}/{row_id}")
    version = _save(session, user, change, noun, row_id, {}, expected_version)
    row = session.get(ChangeRow, (change_id, noun, row_id))
    assert row is not None
    row.deleted, row.reason, row.instead = True, reason, instead
    session.commit()
    return version


def discard_row(
    session: Session, user: Account, change_id: int, noun: str, row_id: str, expected_version: int
) -> None:
    """Drop a proposed row; the master row stays as it is. Raises ClosedChange and StaleSave."""
    _editable(session, change_id)
    row = session.get(ChangeRow, (change_id, noun, row_id))
    if row and row.version != expected_version:
        raise StaleSave({}, row.content, row.version, noun)
    if row:
        told = titling.titled_row(session, row)
        session.add(superseded(row))
        session.delete(row)
        learning.unlearn(session, change_id, f"{noun}/{row_id}")
        auditing.note(session, user, "drop_row", f"change/{change_id}", told)
    session.commit()


def _editable(session: Session, change_id: int) -> Change:
    change = session.get(Change, change_id)
    if change is None:
        raise ClosedChange("没有这个变更")
    if change.state not in EDITABLE:
        how = "，先撤回送审" if change.state in OPEN else ""
        raise ClosedChange(f"变更“{change.title}”{STATES[change.state]}，不能再改{how}")
    return change


def _save(
    session: Session,
    user: Account,
    change: Change,
    noun: str,
    row_id: str,
    content: Content,
    expected: int,
) -> int:
    assert change.id is not None
    row = session.get(ChangeRow, (change.id, noun, row_id))
    if (row.version if row else 0) != expected:
        theirs, version = ({}, 0) if row is None else (row.content, row.version)
        raise StaleSave(content, theirs, version, noun)
    if row is None:
        row = _started(session, change.id, noun, row_id)
    else:
        session.add(superseded(row))
        row.version += 1
    row.content, row.deleted, row.reason, row.instead = content, False, "", ""
    row.changed_by, row.changed_at = user.id, auditing.now()
    session.add(row)
    session.merge(ChangeAuthor(change_id=change.id, user_id=user.id))
    told = f"{titling.titled_row(session, row)}，第 {row.version} 次保存"
    auditing.note(session, user, "save", f"change/{change.id}", told)
    return row.version


def _started(session: Session, change_id: int, noun: str, row_id: str) -> ChangeRow:
    draft = session.get(DRAFTS[noun], row_id)
    row = ChangeRow(change_id=change_id, noun=noun, row_id=row_id, changed_by=0, changed_at="")
    # A row dropped and proposed again goes on counting, so that an old page is still stale.
    row.version = _last_version(session, row) + 1
    if draft:
        row.base_version, row.base = draft.version, draft.content
    return row


def _last_version(session: Session, row: ChangeRow) -> int:
    saved = ChangeRowHistory
    query = select(func.max(col(saved.version))).where(
        saved.change_id == row.change_id, saved.noun == row.noun, saved.row_id == row.row_id
    )
    return session.exec(query).one() or 0


def superseded(row: ChangeRow) -> ChangeRowHistory:
    """A save that is about to be replaced, for the history."""
    return ChangeRowHistory(
        change_id=row.change_id,
        noun=row.noun,
        row_id=row.row_id,
        version=row.version,
        content=row.content,
        deleted=row.deleted,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )
