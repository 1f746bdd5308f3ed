"""Reviewing: the steps of a change after it is written (core/workflow.py), each one audited.

Every step takes the ``version`` of the change its page showed, so that nobody approves what
they have not seen.
"""

from datetime import date

from sqlmodel import Session, select

from catalog.core.permission import Account
from catalog.core.rowlabels import NOUNS
from catalog.core.workflow import STEPS, refusal
from catalog.models import Change, ChangeAuthor, ChangeComment
from catalog.services import auditing, learning, titling
from catalog.services.publishing import Publication
from catalog.services.readying import Ready
from catalog.services.releasing import Refused, check, release

LONGEST = 2000


class UnknownChange(LookupError):
    """No such change."""


class StaleChange(ValueError):
    """Somebody moved the change on in between; look at it again first."""


def submit(
    session: Session,
    user: Account,
    change_id: int,
    version: int,
    today: date,
    publish_on: str = "",
    ready: Ready | None = None,
) -> None:
    """Hand the change in for review, perhaps with a wish when it should go live.

    ``ready``: what readying.py has worked out ahead, here and below. Raises Refused with every
    reason: lint, scenarios, intents, ledger, rows published by others since.
    """
    change = _step(session, user, "submit", change_id, version)
    check(session, change_id, today, ready)
    change.submitted_by, change.submitted_at = user.id, auditing.now()
    change.publish_on = publish_on
    moved(session, user, change, "submit", publish_on)
    session.commit()


def recall(session: Session, user: Account, change_id: int, version: int) -> None:
    """Take the change back from review to go on writing."""
    change = _step(session, user, "recall", change_id, version)
    moved(session, user, change, "recall")
    session.commit()


def discard(session: Session, user: Account, change_id: int, version: int) -> None:
    """Drop the change; its rows are kept for the record, wordings it was to teach wait again."""
    change = _step(session, user, "discard", change_id, version)
    learning.unlearn(session, change_id)
    moved(session, user, change, "discard")
    session.commit()


def approve(
    session: Session,
    user: Account,
    change_id: int,
    version: int,
    today: date,
    when: str = "wait",
    ready: Ready | None = None,
) -> Publication | None:
    """Approve: ``when`` is "now", "wait", or the day or minute (ISO) to publish at.

    Raises Refused; then the change has not moved.
    """
    change = _step(session, user, "approve", change_id, version)
    if when != "now":  # releasing checks by itself
        check(session, change_id, today, ready)
    change.reviewed_by, change.reviewed_at = user.id, auditing.now()
    moved(session, user, change, "approve")
    publication = None
    if when == "now":
        publication = release(session, user, change, today, ready)
    elif when != "wait":
        _schedule(session, user, change, when)
    session.commit()
    return publication


def send_back(session: Session, user: Account, change_id: int, version: int, reason: str) -> None:
    """Return the change to its authors. Raises Refused without a reason."""
    change = _step(session, user, "return", change_id, version)
    if not reason.strip():
        raise Refused(("请写明退回的理由，好让起草的人知道改什么",))
    change.reason = reason.strip()[:1000]
    change.reviewed_by, change.reviewed_at = user.id, auditing.now()
    moved(session, user, change, "return", change.reason)
    session.commit()


def schedule(session: Session, user: Account, change_id: int, version: int, when: str) -> None:
    """Publish an approved change at a day or minute (ISO)."""
    change = _step(session, user, "schedule", change_id, version)
    _schedule(session, user, change, when)
    session.commit()


def publish_now(
    session: Session,
    user: Account,
    change_id: int,
    version: int,
    today: date,
    ready: Ready | None = None,
) -> Publication:
    """Publish an approved change at once; raises Refused."""
    change = _step(session, user, "publish", change_id, version)
    publication = release(session, user, change, today, ready)
    session.commit()
    return publication


def comment(
    session: Session, user: Account, change_id: int, text: str, noun: str = "", row_id: str = ""
) -> None:
    """Add a remark, perhaps on one row. Empty ones are refused."""
    if session.get(Change, change_id) is None:
        raise UnknownChange(str(change_id))
    if not text.strip():
        raise Refused(("请写几个字再提交",))
    session.add(
        ChangeComment(
            change_id=change_id,
            user_id=user.id,
            at=auditing.now(),
            noun=noun,
            row_id=row_id,
            text=text.strip()[:LONGEST],
        )
    )
    about = titling.titled(session, noun, row_id, change_id) if noun in NOUNS else ""
    auditing.note(session, user, "comment", f"change/{change_id}", about)
    session.commit()


def authors(session: Session, change: Change) -> set[int]:
    """Everybody who may not review the change: who opened it and who saved a row."""
    saved = session.exec(select(ChangeAuthor.user_id).where(ChangeAuthor.change_id == change.id))
    return {change.created_by, *saved}


def steps(session: Session, user: Account, change: Change) -> dict[str, str]:
    """Step -> why this person may not take it now, "" where they may."""
    author = user.id in authors(session, change)
    return {
        name: refusal(name, change.state, author, user.may(step.action))
        for name, step in STEPS.items()
    }


def _step(session: Session, user: Account, step: str, change_id: int, version: int) -> Change:
    change = session.get(Change, change_id)
    if change is None:
        raise UnknownChange(str(change_id))
    if change.version != version:
        raise StaleChange("有人刚动过这个变更，请看一眼最新的情况再决定")
    why = steps(session, user, change)[step]
    if why:
        raise Refused((why,))
    return change


def _schedule(session: Session, user: Account, change: Change, when: str) -> None:
    if when <= auditing.now()[: len(when)]:
        raise Refused(("定时发布的时间已经过去，请选以后的时间，或者立即发布",))
    change.publish_on = when
    moved(session, user, change, "schedule", when)


def moved(
    session: Session, user: Account | None, change: Change, step: str, detail: str = ""
) -> None:
    """The change is where the step leads; audited, not committed. ``user`` None: by itself."""
    change.state, change.version = STEPS[step].after, change.version + 1
    session.add(change)
    session.flush()
    auditing.note(session, user, step, f"change/{change.id}", detail)
