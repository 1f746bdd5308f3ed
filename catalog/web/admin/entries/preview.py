"""The citizen's page before it is published, and trying answers out beside the forms."""

from flask import Response, make_response, redirect, render_template, request

from catalog.services import previewing
from catalog.web.admin import blueprint
from catalog.web.admin.entries.desk import ENTRY, Answer, address, opened, show
from catalog.web.admin.entries.previewpage import PreviewPage
from catalog.web.admin.entries.tried import keep_tried
from catalog.web.auth import requires
from catalog.web.citizen.address import answers_in
from catalog.web.database import reading

OURS = ("change", "next", "tried")


@blueprint.get(ENTRY + "/preview")
@requires("catalogue_read")
def entry_preview(nouns: str, slug: str) -> Answer:
    """What citizens would see, by the same templates, marked as a preview and never indexed."""
    piece = opened(nouns, slug)
    seen = previewing.preview(reading(), piece, _answers())
    if seen.guide is None:
        return show("broken", piece)
    page = PreviewPage(seen.guide, request.host_url.rstrip("/"), change=piece.change)
    text = render_template(
        "admin/entries/preview.html",
        page=page,
        guide=seen.guide,
        piece=piece,
        findings=seen.findings,
        back=address(piece, "items"),
    )
    response: Response = make_response(text)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get(ENTRY + "/try")
@requires("catalogue_read")
def entry_try(nouns: str, slug: str) -> Answer:
    """Keep answers to try the entry with, and go back to where they were given."""
    piece = opened(nouns, slug)
    keep_tried(piece, _answers())
    back = request.args.get("next", "")
    return redirect(back if back.startswith("/admin/") else address(piece, "items"), 303)


def _answers() -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in answers_in(request.args) if pair[0] not in OURS)
