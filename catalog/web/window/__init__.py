"""The window: what a clerk works with all day, mostly by keyboard.

Plain pages and forms underneath; the modules in static/js/window/ only make the keys work.
"""

from flask import Blueprint, current_app, request

from catalog.core.paper import Terms
from catalog.services.printing import Desk
from catalog.web.auth import current_user

blueprint = Blueprint("window", __name__, url_prefix="/window")


def this_desk() -> Desk:
    """The signed-in clerk, at this address of the house. For views behind sign-in only."""
    clerk = current_user()
    assert clerk is not None
    site, key = request.host_url.rstrip("/"), str(current_app.config["SECRET_KEY"])
    return Desk(clerk, site, key, terms())


def terms() -> tuple[Terms, ...]:
    """The county's terms on paper, read when the house started."""
    found: tuple[Terms, ...] = current_app.extensions["terms"]
    return found


# Each module hangs its routes on the blueprint, so it comes after it.
from catalog.web.window import batch, case, front, ledger, papers  # noqa: E402, F401
