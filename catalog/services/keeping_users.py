"""Keeping users: who may sign in, as what, at which service point.

The last keeper who can sign in stays one: nobody could look after users any more.
"""

from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.core.network import Point
from catalog.core.user import Details, UserRefused, check, day, tidy_name
from catalog.models import OneTimeLink, User
from catalog.services import inviting, signing_in
from catalog.services.shelf import shelf

LAST_KEEPER = "这是最后一位能登录的系统管理员。请先让另一位系统管理员能登录。"


class UnknownUser(LookupError):
    """No such user."""


class StaleUser(Exception):
    """Somebody else saved this user in between; ``current`` is what stands there now."""

    def __init__(self, current: "Person") -> None:
        super().__init__(current.name)
        self.current = current


@dataclass(frozen=True)
class Person:
    """A user as lists show them. ``state`` is active, invited (no password yet) or disabled."""

    id: int
    name: str
    display_name: str
    roles: tuple[str, ...]
    point: str
    state: str
    signed_in_on: str
    version: int


def people(session: Session) -> tuple[Person, ...]:
    """Everybody, those who may sign in first, by name."""
    users = session.exec(select(User).order_by(col(User.disabled), col(User.name)))
    return tuple(_person(user) for user in users)


def person(session: Session, user_id: int) -> Person:
    """One user; raises UnknownUser."""
    return _person(_user(session, user_id))


def find(session: Session, name: str) -> Person:
    """The user who signs in as ``name``; raises UnknownUser."""
    user = session.exec(select(User).where(User.name == tidy_name(name))).first()
    if user is None:
        raise UnknownUser(name)
    return _person(user)


def points(session: Session) -> tuple[Point, ...]:
    """The service points a user may belong to."""
    return shelf(session).network.points


def add(session: Session, details: Details, now: int) -> str:
    """A new user without a password; returns the token of the link to set one.

    Raises UserRefused.
    """
    name = tidy_name(details.name)
    check(Details(name, details.display_name, details.roles, details.point), _ids(session))
    inviting.refuse_taken(session, name)
    user = User(name=name, display_name=details.display_name.strip(), created_on=day(now))
    user.roles, user.point = list(details.roles), details.point
    session.add(user)
    session.flush()
    token = inviting.issue(session, user.id, now)
    session.commit()
    return token


def change(session: Session, user_id: int, version: int, details: Details) -> None:
    """Save name for people, roles and point; they hold from the user's next request on.

    Raises UnknownUser, UserRefused, and StaleUser when ``version`` is no longer the newest.
    """
    user = _user(session, user_id)
    if user.version != version:
        raise StaleUser(_person(user))
    check(Details(user.name, details.display_name, details.roles, details.point), _ids(session))
    if "keeper" not in details.roles:
        _spare_last_keeper(session, user, "roles")
    user.display_name, user.point = details.display_name.strip(), details.point
    user.roles, user.version = list(details.roles), user.version + 1
    session.add(user)
    session.commit()


def disable(session: Session, user_id: int) -> None:
    """Keep a user from signing in, from now on and everywhere; what they did stays theirs.

    Raises UnknownUser and UserRefused.
    """
    user = _user(session, user_id)
    _spare_last_keeper(session, user, "state")
    user.disabled, user.version = True, user.version + 1
    user.session_version += 1
    session.execute(delete(OneTimeLink).where(col(OneTimeLink.user_id) == user.id))
    session.add(user)
    session.commit()


def enable(session: Session, user_id: int) -> None:
    """Let a disabled user sign in again, with the password they had. Raises UnknownUser."""
    user = _user(session, user_id)
    user.disabled, user.version = False, user.version + 1
    session.add(user)
    session.commit()


def reset(session: Session, user_id: int, now: int, key: str) -> str:
    """Void a password, sign its owner out everywhere, and return the token for a new one.

    ``key`` is the one failures are counted with; theirs are forgiven.
    Raises UnknownUser, and UserRefused for a disabled user.
    """
    user = _user(session, user_id)
    if user.disabled:
        raise UserRefused(state=f"“{user.name}”已停用，请先启用。")
    user.password, user.version = "", user.version + 1
    user.session_version += 1
    session.add(user)
    signing_in.forgive(session, user.name, key)
    token = inviting.issue(session, user.id, now)
    session.commit()
    return token


def _spare_last_keeper(session: Session, user: User, field: str) -> None:
    if "keeper" not in user.roles or user.disabled:
        return
    others = select(User).where(col(User.disabled).is_(False), User.id != user.id)
    if not any("keeper" in other.roles and other.password for other in session.exec(others)):
        raise UserRefused(**{field: LAST_KEEPER})


def _ids(session: Session) -> set[str]:
    return {point.id for point in points(session)}


def _user(session: Session, user_id: int) -> User:
    user = session.get(User, user_id)
    if user is None:
        raise UnknownUser(str(user_id))
    return user


def _person(user: User) -> Person:
    state = "disabled" if user.disabled else "active" if user.password else "invited"
    return Person(
        id=user.id or 0,
        name=user.name,
        display_name=user.display_name,
        roles=tuple(user.roles),
        point=user.point,
        state=state,
        signed_in_on=user.signed_in_on,
        version=user.version,
    )
