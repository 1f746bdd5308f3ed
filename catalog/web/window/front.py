"""The first page of the window: one box, numbered results, and what this counter prints most."""

from flask import current_app, render_template, request

from catalog.services import finding, keeping_prints
from catalog.services.shelf import shelf
from catalog.web.auth import requires
from catalog.web.citizen.find import LONGEST
from catalog.web.citizen.typed import clean
from catalog.web.database import reading
from catalog.web.window import blueprint, this_desk

SHOWN = 9
"""As many results as there are digits to pick them with."""
FAINT = 0.05
"""Scores below this have nothing to do with the words."""


@blueprint.get("")
@requires("window")
def front() -> str:
    """Search as one types; without words, what this service point prints most."""
    keys: list[tuple[str, str]]
    query = clean(request.args.get("q", ""), LONGEST)
    if query:
        outcome = finding.find(current_app.extensions["finder"], reading(), query, SHOWN)
        keys = [(m.kind, m.slug) for m in outcome.matches if m.score > FAINT]
    else:
        outcome = None
        keys = keeping_prints.often(reading(), this_desk().clerk.point, SHOWN)
    cards = shelf(reading()).cards
    entries = [cards[key] for key in keys if key in cards]
    return render_template(
        "window/front.html", query=query, outcome=outcome, entries=entries, bare=not cards
    )
