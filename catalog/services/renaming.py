"""Renaming: a change gets a title that says what it came to hold."""

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.core.workflow import EDITABLE
from catalog.models import Change
from catalog.services import auditing
from catalog.services.releasing import Refused
from catalog.services.reviewing import StaleChange, UnknownChange, authors

LONGEST = 200


def may_rename(session: Session, user: Account, change: Change) -> bool:
    """Whether this person may rename the change now: an author, while it can be edited."""
    mine = user.id in authors(session, change)
    return mine and change.state in EDITABLE and user.may("catalogue_edit")


def rename(session: Session, user: Account, change_id: int, version: int, title: str) -> None:
    """Give a change another title; the same one changes nothing. ``version`` as its page showed.

    Raises UnknownChange, StaleChange, and Refused with the reason.
    """
    change = session.get(Change, change_id)
    if change is None:
        raise UnknownChange(str(change_id))
    if change.version != version:
        raise StaleChange("有人刚动过这个变更，请看一眼最新的情况再改名")
    if not may_rename(session, user, change):
        raise Refused(("只有参与起草的人，在送审之前（或退回之后）才能改名",))
    title = _sound(title)
    if title != change.title:
        auditing.note(session, user, "rename", f"change/{change_id}", f"原名“{change.title}”")
        change.title, change.version = title, change.version + 1
        session.add(change)
    session.commit()


def _sound(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refused(("名称不能空着，写上这个变更改了什么",))
    if len(title) > LONGEST:
        raise Refused((f"名称最多 {LONGEST} 个字，现在有 {len(title)} 个，请写短些",))
    return title
