"""长辈版: large print and fewer things on screen, remembered by this browser only."""

from urllib.parse import quote, urlsplit

from flask import Response, make_response, redirect, request

from catalog.web.citizen import blueprint
from catalog.web.security import set_cookie

COOKIE = "elder"
YEAR = 365


@blueprint.get("/elder")
def elder() -> Response:
    """Switch large print on (``on=1``) or off, and go back to where one was."""
    response = make_response(redirect(local_path(request.args.get("next", "/")), 303))
    set_cookie(response, COOKIE, "1" if request.args.get("on") == "1" else "0", YEAR)
    return response


def local_path(address: str) -> str:
    """``address`` when it stays in this house, else the front page.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and drops control characters.
    """
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or not address.startswith("/")
    odd = address.startswith(("//", "/\\")) or any(ord(char) < 32 for char in address)
    return "/" if outside or odd else address


@blueprint.app_context_processor
def display() -> dict[str, object]:
    """``elder`` and ``this_address`` for every layout, error pages included."""
    query = quote(request.query_string, safe="%&=+;,:@/?!$'()*~")
    here = request.path + ("?" + query if query else "")
    return {"elder": request.cookies.get(COOKIE) == "1", "this_address": here}


@blueprint.after_request
def vary(response: Response) -> Response:
    """The same address looks different in large print; caches must know."""
    response.vary.add("Cookie")
    return response
