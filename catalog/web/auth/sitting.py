"""A sitting: from signing in to signing out, kept in a signed cookie and checked every request.

The cookie says who, which session version, and since when; it holds no secret. A sitting ends
after 8 hours without a request and 12 hours in any case: a working day, not a night.
"""

import time

from flask import g, session

from catalog.core.permission import Account
from catalog.services import signing_in
from catalog.web.database import reading

IDLE_SECONDS = 8 * 3600
WHOLE_SECONDS = 12 * 3600
NOTE_EVERY = 300
KEY = "sitting"


def begin(user_id: int, session_version: int) -> None:
    """Start a sitting in this browser; whatever its cookie held before is dropped."""
    session.clear()  # also the token against forged forms: nobody may have planted it
    session[KEY] = opened(user_id, session_version, now())
    g.pop("account", None)


def end() -> None:
    """Forget the sitting in this browser."""
    session.clear()
    g.account = None


def opened(user_id: int, session_version: int, at: int) -> dict[str, int]:
    """What the cookie of a sitting holds."""
    return {"user": user_id, "version": session_version, "since": at, "seen": at}


def current_user() -> Account | None:
    """Who is signed in; None for everybody else. One look-up by key in each request."""
    if "account" not in g:
        g.account = _account() if KEY in session else None
    return g.account


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def _account() -> Account | None:
    held, at = session[KEY], now()
    if at - held["seen"] > IDLE_SECONDS or at - held["since"] > WHOLE_SECONDS:
        session.clear()
        return None
    account = signing_in.account(reading(), held["user"], held["version"])
    if account is None:
        session.clear()
    elif at - held["seen"] > NOTE_EVERY:
        session[KEY] = held | {"seen": at}
    return account
