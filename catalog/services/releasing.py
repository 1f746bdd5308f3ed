"""Releasing: an approved change becomes the catalogue, whole or not at all.

Everything happens in the caller's one transaction, so killing the process at any moment
leaves the old catalogue or the new one.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.core.rowdiff import FieldChange, row_differences
from catalog.core.rowlabels import NOUNS
from catalog.models import Change, ChangeRow, Withdrawal
from catalog.services import auditing
from catalog.services.drafting import contents, put_all
from catalog.services.overlaying import Overlay, rows_of
from catalog.services.publishing import Publication, publish_documents
from catalog.services.rehearsing import Obstacle, rehearse


@dataclass(frozen=True)
class Conflict:
    """A row somebody else published in between: what they did to it since."""

    noun: str
    row_id: str
    theirs: tuple[FieldChange, ...]


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


def conflicts(session: Session, change_id: int) -> tuple[Conflict, ...]:
    """Rows whose master has moved on since the change started from it."""
    rows = rows_of(session, change_id)
    now = contents(session, [_key(row) for row in rows])
    # Contents are compared, not versions: a row taken away and made anew counts from 1.
    return tuple(
        Conflict(*_key(row), row_differences(row.noun, row.base, now.get(_key(row), {})))
        for row in rows
        if now.get(_key(row), {}) != row.base
    )


def check(session: Session, change_id: int, today: date) -> Overlay:
    """The change over the master rows; raises Refused while anything keeps it from going live."""
    clashes = conflicts(session, change_id)
    if clashes:
        reasons = tuple(f"{NOUNS[each.noun]} {each.row_id} 已被别的变更改过" for each in clashes)
        raise Refused(reasons, conflicts=clashes)
    overlay = Overlay(session, change_id)
    obstacles = rehearse(session, change_id, today, overlay).obstacles
    if obstacles:
        told = tuple(f"{each.name}：{each.text}".lstrip("：") for each in obstacles)
        raise Refused(told, obstacles)
    return overlay


def release(session: Session, user: Account | None, change: Change, today: date) -> Publication:
    """Write the change's rows to the master rows and publish them. No commit.

    ``user`` is None when the house does it by itself at the time set. Raises Refused.
    """
    assert change.id is not None
    overlay = check(session, change.id, today)
    titles = {key: overlay.live[key].title for key in overlay.gone}
    rows = [(*_key(row), None if row.deleted else row.content) for row in overlay.rows]
    put_all(session, rows)
    fresh = [made for made in overlay.documents.values() if made]
    publication = publish_documents(session, today, fresh, overlay.gone)
    for row in overlay.rows:
        if _key(row) in titles:
            _entomb(session, row, titles[_key(row)], publication.revision, today)
    _settle(session, user, change, publication)
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
    session: Session, user: Account | None, change: Change, publication: Publication
) -> None:
    change.state, change.published_at = "live", auditing.now()
    change.published_revision, change.version = publication.revision, change.version + 1
    session.add(change)
    if change.undoes:
        undone = session.get_one(Change, change.undoes)
        undone.state, undone.version = "undone", undone.version + 1
        session.add(undone)
    told = f"修订号 {publication.revision}，发布 {len(publication.published)} 版"
    if publication.withdrawn:
        told += "，下线 " + "、".join(publication.withdrawn)
    auditing.note(session, user, "publish", f"change/{change.id}", told)
    session.flush()
