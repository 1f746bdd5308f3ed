"""Reverting: earlier editions, withdrawn entries, published changes taken back.

Each makes a change that is reviewed like any other; nothing here goes live by itself.
"""

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.core.rowdiff import merged
from catalog.models import DRAFTS, Change, ChangeAuthor, ChangeRow, Live
from catalog.services import auditing, titling
from catalog.services.changing import ClosedChange, Content, propose, superseded
from catalog.services.drafting import content_of
from catalog.services.overlaying import rows_of
from catalog.services.releasing import Refused
from catalog.services.viewing_editions import edition


def roll_back(session: Session, user: Account, kind: str, slug: str, number: int) -> int:
    """A change that restores the entry's own rows as of an edition; its id.

    Items, materials and questions stay as they are today. Raises LookupError, and Refused
    where the edition kept no rows or nothing would change.
    """
    record = edition(session, kind, slug, number)
    if record is None:
        raise LookupError(f"{kind}/{slug} {number}")
    if not record.source:
        raise Refused((f"第{number}版发布时没有留下原始内容，退不回去",))
    rows = [(noun, content) for noun, content in record.source]
    if all(content_of(session, noun, content["id"]) == content for noun, content in rows):
        raise Refused((f"“{record.title}”自己的内容和第{number}版一样，没有可退回的",))
    title = f"“{record.title}”退回第{number}版"
    change_id = propose(session, user, title, "rollback", rows)
    session.commit()
    return change_id


def withdraw(
    session: Session, user: Account, kind: str, slug: str, reason: str, instead: str = ""
) -> int:
    """A change that takes an entry off; its id. ``instead``: kind/slug of a live entry.

    Raises LookupError for an entry that is not there, Refused without a reason.
    """
    row = session.get(DRAFTS[kind], slug)
    if row is None:
        raise LookupError(f"{kind}/{slug}")
    if not reason.strip():
        raise Refused(("请写明下线的理由，群众打开旧链接时会看到",))
    if instead and (instead == f"{kind}/{slug}" or not _is_live(session, instead)):
        raise Refused((f"替代它的“{instead}”不在目录里",))
    removed = [(kind, slug, reason.strip()[:1000], instead)]
    if session.get(DRAFTS["phrase"], f"{kind}/{slug}"):
        removed.append(("phrase", f"{kind}/{slug}", "随条目下线", ""))
    change_id = propose(session, user, f"“{row.name}”下线", "withdraw", [], removed)
    session.commit()
    return change_id


def undo(session: Session, user: Account, change_id: int) -> int:
    """A change that takes a published one back as one step; its id.

    What others changed since in other fields stays. Raises ClosedChange for a change that is
    not live, Refused naming rows whose fields were changed again since.
    """
    change = session.get(Change, change_id)
    if change is None or change.state != "live":
        raise ClosedChange("只有已发布的变更才能撤销")
    rows, removed, overtaken = [], [], []
    for row in rows_of(session, change_id):
        now = content_of(session, row.noun, row.row_id)
        back = _backwards(row, now)
        if back is None:
            overtaken.append(f"{titling.titled_row(session, row)}之后又改过，不能一起撤销")
        elif back:
            rows.append((row.noun, back))
        elif now:
            removed.append((row.noun, row.row_id, f"撤销变更“{change.title}”", ""))
    if overtaken:
        raise Refused(tuple(overtaken))
    title = f"撤销：{change.title}"
    undoing = propose(session, user, title, "undo", rows, removed, undoes=change_id)
    session.commit()
    return undoing


def rebase(
    session: Session, user: Account, change_id: int, noun: str, row_id: str, take: str
) -> None:
    """Put a row on top of what others published since: ``take`` is merge (both, where they
    changed different fields) or mine (my row over theirs). Raises ClosedChange, Refused."""
    row = session.get(ChangeRow, (change_id, noun, row_id))
    change = session.get(Change, change_id)
    if row is None or change is None or change.state not in ("draft", "returned"):
        raise ClosedChange("这个变更现在不能改，先撤回送审或退回")
    draft = session.get(DRAFTS[noun], row_id)
    now = draft.content if draft else {}
    content = merged(row.base, row.content, now) if take == "merge" else row.content
    if content is None:
        raise Refused(("两边改了同一个字段，不能自动合并，请选“用我的”或打开这一行重新改",))
    session.add(superseded(row))
    row.base, row.base_version = now, draft.version if draft else 0
    row.content, row.version = content, row.version + 1
    row.changed_by, row.changed_at = user.id, auditing.now()
    session.add(row)
    session.merge(ChangeAuthor(change_id=change_id, user_id=user.id))
    told = titling.titled_row(session, row)
    auditing.note(session, user, "rebase", f"change/{change_id}", told)
    session.commit()


def _backwards(row: ChangeRow, now: Content) -> Content | None:
    """The row as it should be afterwards, {} for none, None where others changed it since."""
    after = {} if row.deleted else row.content
    if now == after:
        return row.base
    if not now or not row.base:
        return None
    return merged(after, row.base, now)


def _is_live(session: Session, entry: str) -> bool:
    kind, _, slug = entry.partition("/")
    return session.get(Live, (kind, slug)) is not None
