"""The pages every noun has: its list (rowlist), a new row, one row, taking it away (rowedit).

Everything is saved into a change: the one in the address, else the one worked on last, else
a new one.
"""

from collections.abc import Callable

from flask import g, request, session
from werkzeug.wrappers import Response

from catalog.services import keeping_rows
from catalog.services.naming import Namer
from catalog.web.admin import blueprint
from catalog.web.admin.desk import Desk, questions
from catalog.web.admin.rowedit import new_page, remove_row, row_page
from catalog.web.admin.rowlist import rows_page
from catalog.web.auth import requires
from catalog.web.database import reading

Answer = str | Response | tuple[str, int]
PATHS = {"phrase", "rewrite", "code"}
"""Nouns whose ids hold a stroke."""


def hang(desk: Desk) -> None:
    """Put the pages of a noun on the blueprint."""
    row = f"<{'path' if desk.noun in PATHS else 'string'}:id>"
    _route(f"/{desk.plural}", desk.plural, desk, rows_page, ["GET"])
    if desk.new:
        _route(f"/{desk.plural}/new", f"new_{desk.noun}", desk, new_page, ["GET", "POST"])
    _route(f"/{desk.plural}/{row}", desk.noun, desk, row_page, ["GET", "POST"])
    _route(f"/{desk.plural}/{row}/remove", f"remove_{desk.noun}", desk, remove_row, ["POST"])


def _route(
    rule: str, name: str, desk: Desk, page: Callable[..., Answer], methods: list[str]
) -> None:
    @requires("catalogue_edit")
    def view(**ids: str) -> Answer:
        work_on(chosen_change())
        return page(desk, **ids)

    blueprint.add_url_rule(rule, name, view, methods=methods)


def chosen_change() -> int:
    """The change in hand: of the form, the address, or the one worked on last; 0 for a new
    one. Closed ones do not count."""
    asked = request.values.get("change")
    number = int(asked) if asked and asked.isdecimal() and len(asked) < 10 else None
    if number is None:
        number = session.get("change", 0)
    if number and not keeping_rows.is_open(reading(), number):
        return 0 if request.method == "GET" else number
    return number


def work_on(change: int) -> None:
    """Show and look everything up as this change has it."""
    g.change, g.namer = change, Namer(reading(), change)
    questions()
    if request.method == "GET":
        session["change"] = change
