"""Signing in, and who may enter.

@blueprint.get("/window")
@requires("window")                     # an action of core/permission.py
def window(): ...

guard(blueprint, "window")              # or a whole blueprint at once

user = current_user()                   # Account | None; ``user`` in every template
"""

from flask import Blueprint, Response, g
from werkzeug.local import LocalProxy

from catalog.core import permission
from catalog.core.permission import Account
from catalog.web.auth.guarding import guard, requires
from catalog.web.auth.places import places
from catalog.web.auth.sitting import current_user

blueprint = Blueprint("auth", __name__)

# Each module hangs its routes on the blueprint, so it comes after it.
from catalog.web.auth import account, people, signing, welcome  # noqa: E402, F401


@blueprint.app_context_processor
def signed_in() -> dict[str, object]:
    """``user`` and ``places`` for every template; looked up only where a template asks."""
    return {"user": LocalProxy(current_user), "places": places}


@blueprint.after_app_request
def keep_to_oneself(response: Response) -> Response:
    """What only a signed-in person may see is not left in caches, nor behind the back button."""
    if g.get("account"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


@blueprint.after_request
def keep_links_to_oneself(response: Response) -> Response:
    """Nor are the pages of signing in: some show a one-time link."""
    response.headers["Cache-Control"] = "no-store"
    return response


blueprint.add_app_template_filter(permission.named, "role_names")

__all__ = ["Account", "blueprint", "current_user", "guard", "requires"]
