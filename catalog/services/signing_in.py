"""Signing in: whose session this is, and whether a name and a password belong together.

    begin(session, attempt, now)                     # counted as a failure before it is checked
    verified = check(session, attempt)               # slow on purpose: no writer waits for it
    sitting = succeed(session, attempt, verified, …) # the failure is taken back

Counting first means that guesses sent all at once are counted as well, whichever worker they
reach; and everything here takes as long, and says the same, whether a name exists or not.
"""

import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.adapters import passwords
from catalog.core import lockout
from catalog.core.permission import Account
from catalog.core.user import day, tidy_name
from catalog.models import SignInFailure, User


class MustWait(Exception):
    """Too many failures; ``seconds`` until the next attempt is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Attempt:
    """Somebody gives a name and a password; ``address`` is where from, "" if not to be counted.

    ``key`` hashes both for counting: what is typed as a name may be a password by mistake.
    """

    name: str
    password: str
    address: str
    key: str

    def counters(self) -> list[tuple[str, int]]:
        """(whose failures, how many are free) for the name and, if counted, the address."""
        name = _keyed(self.key, "name", tidy_name(self.name))
        address = _keyed(self.key, "address", self.address)
        by_name, by_address = (name, lockout.FREE_OF_NAME), (address, lockout.FREE_OF_ADDRESS)
        return [by_name, by_address] if self.address else [by_name]


@dataclass(frozen=True)
class Verified:
    """A name and a password that belong together, as read before the attempt is settled."""

    user_id: int
    password_hash: str


def account(session: Session, user_id: int, session_version: int) -> Account | None:
    """The person a session belongs to; None once they are disabled or signed out everywhere."""
    user = session.get(User, user_id)
    if user is None or user.disabled or user.session_version != session_version:
        return None
    return as_account(user)


def as_account(user: User) -> Account:
    """What pages and rules need to know of a user."""
    assert user.id is not None
    return Account(user.id, user.name, user.display_name, tuple(user.roles), user.point)


def begin(session: Session, attempt: Attempt, now: int) -> None:
    """Count the attempt as a failure; raises MustWait, counting nothing, while one must wait."""
    rows = [
        (session.get(SignInFailure, who) or SignInFailure(who=who, count=0, last=now), free)
        for who, free in attempt.counters()
    ]
    waits = [lockout.remaining(row.count, row.last, free, now) for row, free in rows]
    if longest := max(waits):
        raise MustWait(longest)
    _forget_old(session, now)
    for row, _free in rows:
        forgotten = now - row.last > lockout.FORGOTTEN_SECONDS
        row.count, row.last = (1 if forgotten else row.count + 1), now
        session.merge(row)
    session.commit()


def check(session: Session, attempt: Attempt) -> Verified | None:
    """Whether name and password belong together, for somebody who may sign in."""
    user = session.exec(select(User).where(User.name == tidy_name(attempt.name))).first()
    right = passwords.matches(user.password if user else "", attempt.password)
    if user is None or user.disabled or not right:
        return None
    return Verified(user.id or 0, user.password)


def succeed(
    session: Session, attempt: Attempt, verified: Verified, now: int
) -> tuple[int, int] | None:
    """Clear the failures and return (user id, session version).

    None when the user was disabled, or the password changed, since it was checked.
    """
    user = session.get(User, verified.user_id)
    if user is None or user.disabled or user.password != verified.password_hash:
        return None
    if passwords.outdated(user.password):
        user.password = passwords.hashed(attempt.password)
    user.signed_in_on = day(now)
    session.add(user)
    _settle(session, attempt)
    signed_in = (verified.user_id, user.session_version)
    session.commit()
    return signed_in


def change_password(
    session: Session, attempt: Attempt, verified: Verified, password: str
) -> tuple[int, int] | None:
    """Set a new password, end every session, and return (user id, session version) for this one.

    ``attempt`` holds the old password; None under the same conditions as in ``succeed``.
    """
    user = session.get(User, verified.user_id)
    if user is None or user.disabled or user.password != verified.password_hash:
        return None
    user.password = passwords.hashed(password)
    user.session_version += 1
    session.add(user)
    _settle(session, attempt)
    signed_in = (verified.user_id, user.session_version)
    session.commit()
    return signed_in


def sign_out(session: Session, user_id: int) -> None:
    """End every session of this user; a copy of their cookie is worth nothing from now on."""
    if user := session.get(User, user_id):
        user.session_version += 1
        session.add(user)
    session.commit()


def forgive(session: Session, name: str, key: str) -> None:
    """Forget the failures of a name, so that its owner need not wait. No commit."""
    who = _keyed(key, "name", tidy_name(name))
    session.execute(delete(SignInFailure).where(col(SignInFailure.who) == who))


def _settle(session: Session, attempt: Attempt) -> None:
    # The name's failures are over. The address only gets this attempt back: else somebody with
    # an account of their own could clear it between guesses at other people's.
    forgive(session, attempt.name, attempt.key)
    for who, _free in attempt.counters()[1:]:
        if row := session.get(SignInFailure, who):
            row.count -= 1
            session.add(row)


def _keyed(key: str, what: str, value: str) -> str:
    return hmac.new(key.encode(), f"{what} {value}".encode(), hashlib.sha256).hexdigest()


def _forget_old(session: Session, now: int) -> None:
    old = col(SignInFailure.last) < now - lockout.FORGOTTEN_SECONDS
    session.execute(delete(SignInFailure).where(old))
