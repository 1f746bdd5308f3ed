"""Releasing: an approved change becomes the catalogue, whole or not at all.

Everything happens in the caller's one transaction, so killing the process at any moment
leaves the old catalogue or the new one.
"""

from datetime import date

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.models import Change, ChangeRow, Withdrawal
from catalog.services import auditing, learning, titling
from catalog.services.drafting import put_all
from catalog.services.overlaying import Overlay
from catalog.services.publishing import Publication, publish_documents
from catalog.services.readying import Conflict, Ready, standing
from catalog.services.rehearsing import Obstacle


class Refused(ValueError):
    """The change cannot go on; ``reasons`` say why. Nothing was changed."""

    def __init__(
        self,
        reasons: tuple[str, ...],
        obstacles: tuple[Obstacle, ...] = (),
        conflicts: tuple[Conflict, ...] = (),
    ):
        super().__init__("；".join(reasons))
        self.reasons, self.obstacles, self.conflicts = reasons, obstacles, conflicts


def check(session: Session, change_id: int, today: date, before: Ready | None = None) -> Overlay:
    """The change over the master rows; raises Refused while anything keeps it from going live.

    ``before``: what was worked out ahead, taken where it still stands.
    """
    now = standing(session, change_id, today, before)
    if now.conflicts:
        reasons = tuple(
            titling.titled(session, each.noun, each.row_id, change_id) + "已被别的变更改过"
            for each in now.conflicts
        )
        raise Refused(reasons, conflicts=now.conflicts)
    if now.obstacles:
        told = tuple(f"{each.name}：{each.text}".lstrip("：") for each in now.obstacles)
        raise Refused(told, now.obstacles)
    return now.overlay


def release(
    session: Session,
    user: Account | None,
    change: Change,
    today: date,
    before: Ready | None = None,
) -> Publication:
    """Write the change's rows to the master rows and publish them. No commit.

    ``user`` is None when the house does it by itself at the time set; ``before`` as ``check``
    takes it. Raises Refused.
    """
    assert change.id is not None
    overlay = check(session, change.id, today, before)
    titles = {key: overlay.live[key].title for key in overlay.gone}
    rows = [(*_key(row), None if row.deleted else row.content) for row in overlay.rows]
    put_all(session, rows, overlay.catalogue)
    fresh = [made for made in overlay.documents.values() if made]
    publication = publish_documents(session, today, fresh, overlay.gone)
    for row in overlay.rows:
        if _key(row) in titles:
            _entomb(session, row, titles[_key(row)], publication.revision, today)
    _settle(session, user, change, publication, tuple(titles.values()))
    return publication


def _key(row: ChangeRow) -> tuple[str, str]:
    return row.noun, row.row_id


def _entomb(session: Session, row: ChangeRow, title: str, revision: int, today: date) -> None:
    session.merge(
        Withdrawal(
            kind=row.noun,
            slug=row.row_id,
            title=title,
            reason=row.reason,
            instead=row.instead,
            withdrawn_on=today.isoformat(),
            revision=revision,
        )
    )


def _settle(
    session: Session,
    user: Account | None,
    change: Change,
    publication: Publication,
    withdrawn: tuple[str, ...],
) -> None:
    change.state, change.published_at = "live", auditing.now()
    change.published_revision, change.version = publication.revision, change.version + 1
    session.add(change)
    if change.undoes:
        undone = session.get_one(Change, change.undoes)
        undone.state, undone.version = "undone", undone.version + 1
        session.add(undone)
        learning.unlearn(session, change.undoes)
    told = f"修订号 {publication.revision}，发布 {len(publication.published)} 版"
    if withdrawn:
        told += "，下线" + "、".join(f"“{each}”" for each in withdrawn)
    auditing.note(session, user, "publish", f"change/{change.id}", told)
    session.flush()
