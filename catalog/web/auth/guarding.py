"""Guards: an address names the action it needs, and only who may do it gets in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from catalog.core.permission import ALLOWED
from catalog.web.auth.sitting import current_user
from catalog.web.errors import Problem

View = Callable[..., Any]


def requires(action: str) -> Callable[[View], View]:
    """Let a view be entered only by who may do ``action`` (core/permission.py)."""
    _known(action)

    def guarded(view: View) -> View:
        @wraps(view)
        def enter(*args: Any, **kwargs: Any) -> Any:
            return _refusal(action) or view(*args, **kwargs)

        return enter

    return guarded


def guard(blueprint: Blueprint, action: str) -> None:
    """Let every view of a blueprint be entered only by who may do ``action``."""
    _known(action)
    blueprint.before_request(lambda: _refusal(action))


def _known(action: str) -> None:
    if action not in ALLOWED:
        raise KeyError(f"no such action: {action}")


def _refusal(action: str) -> Response | None:
    user = current_user()
    if user is None:
        return _to_sign_in()
    if not user.may(action):
        abort(403)
    return None


def _to_sign_in() -> Response:
    if request.path.startswith("/api/"):
        raise Problem(401, "请先登录，再调用这个接口。")
    # What was sent by POST cannot be sent again after signing in; start from the front.
    here = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else None
    return redirect(url_for("auth.sign_in", next=here), 302)
