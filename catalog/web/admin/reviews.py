"""The review queue: what waits for a second pair of eyes, and what waits for its time."""

from flask import render_template

from catalog.services import listing_changes
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
        waiting=listing_changes.waiting_for(session, "in_review"),
        approved=listing_changes.waiting_for(session, "approved"),
        scheduled=listing_changes.waiting_for(session, "scheduled"),
    )
