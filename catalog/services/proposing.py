"""Proposing: a change with all its rows at once, as an import or a roll-back makes it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, select

from catalog.core.catalogue import NOUNS, key_of
from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.models import DRAFTS, Change, ChangeAuthor, ChangeRow
from catalog.services import auditing

Content = dict[str, Any]


def propose(
    session: Session,
    user: Account,
    title: str,
    source: str,
    rows: Iterable[tuple[str, Content]],
    removed: Iterable[tuple[str, str, str, str]] = (),
    reason: str = "",
    undoes: int | None = None,
) -> int:
    """A change with all its rows at once, as one import or roll-back makes it; its id.

    ``rows``: (noun, content); ``removed``: (noun, id, reason, instead). No commit: the caller
    may have more to write in the same transaction. Raises ShapeError.
    """
    change_id = opened(session, user, title, source, reason, undoes)
    new = []
    for noun, content in rows:
        row: Any = load(NOUNS[noun], content)
        new.append({"noun": noun, "row_id": key_of(noun, row), "content": dump(row)})
    for noun, row_id, why, instead in removed:
        gone = {"content": {}, "deleted": True, "reason": why, "instead": instead}
        new.append({"noun": noun, "row_id": row_id} | gone)
    _insert(session, user, change_id, new)
    session.merge(ChangeAuthor(change_id=change_id, user_id=user.id))
    auditing.note(session, user, "propose", f"change/{change_id}", f"{len(new)} 行")
    session.flush()
    return change_id


def opened(
    session: Session,
    user: Account,
    title: str,
    source: str,
    reason: str,
    undoes: int | None = None,
) -> int:
    """A new, empty change; its id. No commit."""
    change = Change(
        title=title.strip()[:200] or "未命名的变更",
        source=source,
        reason=reason,
        created_by=user.id,
        created_at=auditing.now(),
        undoes=undoes,
    )
    session.add(change)
    session.flush()
    assert change.id is not None
    auditing.note(session, user, "open", f"change/{change.id}", change.title)
    return change.id


def _insert(session: Session, user: Account, change_id: int, new: list[Content]) -> None:
    masters = {
        noun: {draft.id: draft for draft in session.exec(select(DRAFTS[noun]))}
        for noun in {row["noun"] for row in new}
    }
    at = auditing.now()
    values = []
    for row in new:
        draft = masters[row["noun"]].get(row["row_id"])
        base = {"base_version": draft.version, "base": draft.content} if draft else {}
        who = {"change_id": change_id, "changed_by": user.id, "changed_at": at, "version": 1}
        nothing = {"base_version": 0, "base": {}, "deleted": False, "reason": "", "instead": ""}
        values.append(nothing | row | base | who)
    if values:
        session.execute(insert(ChangeRow), values)
