"""A bundle, a combined licence or a single item, seen through one's own answers."""

from flask import Response, abort, make_response, render_template, request

from catalog.core.answers import BadAnswers
from catalog.services import browsing, guiding
from catalog.web.citizen import blueprint
from catalog.web.citizen.address import answers_in
from catalog.web.citizen.guidepage import GuidePage
from catalog.web.citizen.opening import opening_page
from catalog.web.citizen.typed import clean
from catalog.web.database import reading

LONGEST, MOST = 200, 10
"""Characters, and problems, that an explanation quotes from an address."""


@blueprint.get("/b/<slug>")
def bundle(slug: str) -> str | Response:
    """一件事: several items handled together."""
    return opening_page(lambda: _show("bundle", slug))


@blueprint.get("/l/<slug>")
def licence(slug: str) -> str | Response:
    """一业一证: several certificates shown as one."""
    return opening_page(lambda: _show("licence", slug))


@blueprint.get("/i/<slug>")
def item(slug: str) -> str | Response:
    """One service item, and the bundles that contain it."""
    return opening_page(lambda: _show("item", slug))


def _show(kind: str, slug: str) -> str | Response:
    try:
        guide = guiding.guide(reading(), kind, slug, answers_in(request.args))
    except guiding.UnknownEntry:
        return _gone(kind, slug)
    except BadAnswers as bad:
        return _not_understood(bad, kind, slug)
    containing = browsing.containing(reading(), slug) if kind == "item" else ()
    page = GuidePage(guide, request.host_url.rstrip("/"), containing)
    return render_template(f"citizen/{kind}.html", page=page, guide=guide)


def _gone(kind: str, slug: str) -> Response:
    """What was taken off says why, and what serves in its place; the rest never was there."""
    found = browsing.withdrawn(reading(), kind, slug)
    if found is None:
        abort(404)
    return make_response(render_template("citizen/withdrawn.html", gone=found), 410)


def _not_understood(bad: BadAnswers, kind: str, slug: str) -> Response:
    problems = [clean(problem.text, LONGEST) for problem in bad.problems[:MOST]]
    page = render_template("citizen/bad_answers.html", problems=problems, kind=kind, slug=slug)
    return make_response(page, 400)
