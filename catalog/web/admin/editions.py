"""Editions of an entry: what changed between them, going back, taking the entry off."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.services import reverting, viewing_editions
from catalog.services.releasing import Refused
from catalog.services.shelf import shelf
from catalog.web.admin import blueprint
from catalog.web.admin.asking import number_sent, person, sent
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
KIND = "<any(bundle,licence,item):kind>"


@blueprint.get(f"/editions/{KIND}/<slug>")
@requires("catalogue_read")
def editions(kind: str, slug: str) -> Answer:
    """Every edition; ``from`` and ``to`` choose two to compare."""
    return _page(kind, slug)


@blueprint.post(f"/editions/{KIND}/<slug>/roll-back")
@requires("catalogue_edit")
def roll_back(kind: str, slug: str) -> Answer:
    """A change that restores the entry's own rows as of an edition."""
    try:
        with writing() as session:
            change = reverting.roll_back(session, person(), kind, slug, number_sent("number"))
    except LookupError:
        abort(404)
    except Refused as refused:
        return _page(kind, slug, refused)
    flash("已生成退回用的变更，送审、发布之后才生效。")
    return redirect(url_for("admin.change", id=change), 303)


@blueprint.post(f"/editions/{KIND}/<slug>/withdraw")
@requires("catalogue_edit")
def withdraw(kind: str, slug: str) -> Answer:
    """A change that takes the entry off."""
    try:
        with writing() as session:
            instead = sent("instead")
            change = reverting.withdraw(session, person(), kind, slug, sent("reason"), instead)
    except LookupError:
        abort(404)
    except Refused as refused:
        return _page(kind, slug, refused)
    flash("已生成下线用的变更，送审、发布之后才生效。")
    return redirect(url_for("admin.change", id=change), 303)


def _page(kind: str, slug: str, refused: Refused | None = None) -> Answer:
    session = reading()
    found = viewing_editions.editions(session, kind, slug)
    if not found:
        abort(404)
    first, second = _chosen(found)
    page = render_template(
        "admin/editions/editions.html",
        kind=kind,
        slug=slug,
        editions=found,
        first=first,
        second=second,
        comparison=viewing_editions.compare(session, kind, slug, first, second),
        withdrawal=viewing_editions.withdrawal(session, kind, slug),
        entries=[c for c in shelf(session).cards.values() if c.kind == kind and c.slug != slug],
        refused=refused,
        form=request.form,
    )
    return (page, 409) if refused else page


def _chosen(found: tuple[viewing_editions.EditionLine, ...]) -> tuple[int, int]:
    """The two numbers to compare: as asked, else the newest and the one before."""
    numbers = [each.number for each in found]
    second = request.args.get("to", type=int) or numbers[0]
    first = request.args.get("from", type=int) or next((n for n in numbers if n < second), second)
    return (first if first in numbers else numbers[-1], second if second in numbers else numbers[0])
