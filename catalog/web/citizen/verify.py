"""What a printed code leads to: the very list that was printed, and whether it still holds."""

from flask import Response, current_app, make_response, render_template

from catalog.services import verifying
from catalog.web.citizen import blueprint
from catalog.web.citizen.sheetpage import SheetPage
from catalog.web.database import reading


@blueprint.get("/v/<token>")
def verify(token: str) -> Response:
    """Still current, changed (and how), withdrawn, or no paper of ours."""
    key = str(current_app.config["SECRET_KEY"])
    found = verifying.verify(reading(), key, token)
    page = SheetPage(found.print, found.guide) if found.print and found.guide else None
    response = make_response(
        render_template("citizen/verify.html", found=found, page=page),
        404 if found.state == "forged" else 200,
    )
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    return response
