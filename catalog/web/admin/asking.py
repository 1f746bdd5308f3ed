"""What requests say: page numbers, the signed-in person, today in the hall."""

from datetime import date

from flask import abort, current_app, request

from catalog.core.permission import Account
from catalog.services import auditing
from catalog.web.auth import current_user


def person() -> Account:
    """Whoever is signed in; views behind ``requires`` always have somebody."""
    user = current_user()
    if user is None:
        abort(401)
    return user


def today() -> date:
    """The day in the hall."""
    return auditing.today()


def stale_months() -> int:
    """After how many months a confirmed value is to be looked at again."""
    return int(current_app.extensions["settings"].stale_months)


def page_number() -> int:
    """``page`` of the address; 1 for anything odd."""
    text = request.args.get("page", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


def given(*names: str) -> dict[str, str]:
    """These parameters of the address, without blanks at the ends, at most 200 characters."""
    return {name: request.args.get(name, "").strip()[:200] for name in names}


def sent(name: str) -> str:
    """A field of the form that was sent, without blanks at the ends."""
    return request.form.get(name, "").strip()


def number_sent(name: str) -> int:
    """A whole number of the form; 0 for anything odd."""
    text = sent(name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def kept(given: dict[str, str]) -> dict[str, str]:
    """Parameters to repeat in links to other pages of a list."""
    return {name: value for name, value in given.items() if value}
