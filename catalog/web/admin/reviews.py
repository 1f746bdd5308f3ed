"""The review queue: what waits for a second pair of eyes, and what waits for its time."""

from flask import render_template

from catalog.services import viewing
from catalog.web.admin import blueprint
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.get("/reviews")
@requires("review")
def reviews() -> str:
    """Changes waiting for review, approved ones, scheduled ones."""
    session = reading()
    return render_template(
        "admin/reviews/queue.html",
        waiting=viewing.waiting_for(session, "in_review"),
        approved=viewing.waiting_for(session, "approved"),
        scheduled=viewing.waiting_for(session, "scheduled"),
    )
