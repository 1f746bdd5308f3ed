"""Publishing due: changes whose time has come, or their authors told why not."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, col, select

from catalog.models import Change
from catalog.services import readying
from catalog.services.readying import Ready
from catalog.services.releasing import Refused, release
from catalog.services.reviewing import moved

NOTHING: Mapping[int, Ready] = {}


def is_due(session: Session, now: str) -> bool:
    """Whether a scheduled change waits for its time no longer."""
    return session.exec(_due(now)).first() is not None


def ready_due(session: Session, now: str) -> dict[int, Ready]:
    """Every scheduled change whose time has come, worked out ahead; reads only."""
    day = date.fromisoformat(now[:10])
    due = [change.id or 0 for change in session.exec(_due(now))]
    return {change_id: readying.ready(session, change_id, day) for change_id in due}


def publish_due(
    session: Session, now: str, ready: Mapping[int, Ready] = NOTHING
) -> tuple[int, ...]:
    """Publish every scheduled change whose time has come; the ids that went live.

    One that can no longer go live is returned to its authors with the reasons.
    """
    done = []
    for change in session.exec(_due(now)).all():
        try:
            day = date.fromisoformat(now[:10])
            release(session, None, change, day, ready.get(change.id or 0))
            done.append(change.id or 0)
        except Refused as refused:
            told = "到时没能发布：" + "；".join(refused.reasons)
            change.reason = told[:1000]
            moved(session, None, change, "return", change.reason)
    session.commit()
    return tuple(done)


def _due(now: str):  # type: ignore[no-untyped-def]
    return (
        select(Change)
        .where(Change.state == "scheduled", col(Change.publish_on) <= now)
        .order_by(col(Change.publish_on), col(Change.id))
    )
