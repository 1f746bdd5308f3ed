"""A print that was made: as PDF, or as a page to print where the PDF cannot be had."""

import threading

from flask import Response, current_app, make_response, render_template

from catalog.adapters.typesetting import TypesettingFailed
from catalog.core.paper.terms import in_force
from catalog.core.printed import Print
from catalog.services import reopening
from catalog.web.auth import requires
from catalog.web.citizen.sheetpage import SheetPage
from catalog.web.database import reading
from catalog.web.errors import Problem
from catalog.web.window import blueprint, terms

PLACES = 2
"""Papers a process sets or keeps waiting. It has four threads: the others stay free for pages."""
_places = threading.BoundedSemaphore(PLACES)


@blueprint.get("/prints/<serial>.pdf")
@requires("print_ledger")
def paper(serial: str) -> Response:
    """The paper as PDF, the same every time; the page to print, and why, where that fails."""
    made = _print(serial)
    if not _places.acquire(blocking=False):
        return _soon(made)
    try:
        pdf = reopening.pdf(reading(), made, terms())
    except TypesettingFailed as failed:
        current_app.logger.error("typesetting failed for %s", made.kind)
        return make_response(_page(made, str(failed)), 503)
    finally:
        _places.release()
    response = Response(pdf, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{made.serial}.pdf"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@blueprint.get("/prints/<serial>")
@requires("print_ledger")
def record(serial: str) -> str:
    """What the ledger knows of a print, with the same list as a page."""
    return _page(_print(serial))


def _soon(made: Print) -> Response:
    """A page that asks again by itself after a second."""
    response = make_response(render_template("window/soon.html", made=made), 503)
    response.headers["Retry-After"] = response.headers["Refresh"] = "1"
    return response


def _page(made: Print, trouble: str = "") -> str:
    page = SheetPage(made, reopening.reopen(reading(), made))
    said = in_force(terms(), made.day)
    return render_template("window/record.html", page=page, trouble=trouble, terms=said)


def _print(serial: str) -> Print:
    try:
        return reopening.find(reading(), serial)
    except reopening.UnknownPrint:
        raise Problem(404, "台账里没有这个序列号。请核对号码；超过保存期的已经清理。") from None
