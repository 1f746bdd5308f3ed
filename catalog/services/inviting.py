"""One-time links: how somebody sets their first password, or a new one after a reset.

The token is shown once and kept only as a hash; a link works once and for a day. There are no
default passwords: even the first keeper comes in by such a link.
"""

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.adapters import passwords
from catalog.core.user import Details, UserRefused, check, day, tidy_name
from catalog.models import OneTimeLink, User

DAY_SECONDS = 24 * 3600


class LinkOver(Exception):
    """The link was used, replaced or is too old, or never was one."""


@dataclass(frozen=True)
class Invitation:
    """Whom a link is for; without a name it makes the first keeper."""

    name: str
    display_name: str

    @property
    def first(self) -> bool:
        """Whether the bearer becomes the first keeper."""
        return not self.name


def invite_first_keeper(session: Session, now: int) -> str | None:
    """A fresh token for the first keeper, replacing earlier ones; None where a keeper exists."""
    if has_keeper(session):
        return None
    token = issue(session, None, now)
    session.commit()
    return token


def issue(session: Session, user_id: int | None, now: int) -> str:
    """A token for this user (None: for the first keeper); earlier ones end. No commit."""
    session.execute(delete(OneTimeLink).where(col(OneTimeLink.user_id) == user_id))
    session.execute(delete(OneTimeLink).where(col(OneTimeLink.until) < now))
    token = secrets.token_urlsafe(32)
    link = OneTimeLink(digest=_digest(token), user_id=user_id, until=now + DAY_SECONDS)
    session.add(link)
    return token


def read(session: Session, token: str, now: int) -> Invitation:
    """Whom the link is for; raises LinkOver. Changes nothing: mail scanners open links too."""
    link = _link(session, token, now)
    if link.user_id is None:
        return Invitation("", "")
    user = _user(session, link.user_id)
    return Invitation(user.name, user.display_name)


def accept(session: Session, token: str, password: str, now: int) -> None:
    """Set the password of the link's user and end their sessions; raises LinkOver."""
    link = _link(session, token, now)
    user = _user(session, link.user_id or 0)
    user.password = passwords.hashed(password)
    user.session_version += 1
    session.add(user)
    session.delete(link)
    session.commit()


def accept_first(
    session: Session, token: str, name: str, display_name: str, password: str, now: int
) -> None:
    """Make the first keeper; raises LinkOver, also when one exists by now, and UserRefused."""
    link = _link(session, token, now)
    if link.user_id is not None:
        raise LinkOver
    details = Details(tidy_name(name), display_name, ("keeper",), "")
    check(details, ())
    refuse_taken(session, details.name)
    session.add(
        User(
            name=details.name,
            display_name=display_name.strip(),
            roles=["keeper"],
            password=passwords.hashed(password),
            created_on=day(now),
        )
    )
    session.delete(link)
    session.commit()


def refuse_taken(session: Session, name: str) -> None:
    """Raise UserRefused when somebody signs in by this name already."""
    if session.exec(select(User).where(User.name == name)).first():
        raise UserRefused(name=f"已经有人用“{name}”登录，请换一个登录名。")


def has_keeper(session: Session) -> bool:
    """Whether anybody may look after users."""
    users = session.exec(select(User).where(col(User.disabled).is_(False)))
    return any("keeper" in user.roles for user in users)


def _link(session: Session, token: str, now: int) -> OneTimeLink:
    link = session.get(OneTimeLink, _digest(token))
    if link is None or link.until < now:
        raise LinkOver
    if link.user_id is None and has_keeper(session):
        raise LinkOver
    return link


def _user(session: Session, user_id: int) -> User:
    user = session.get(User, user_id)
    if user is None or user.disabled:
        raise LinkOver
    return user


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
