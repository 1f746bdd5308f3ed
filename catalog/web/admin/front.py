"""The administrators' front page: what waits for whom."""

from flask import render_template

from catalog.services import beginning, listing_changes, listing_ledger, listing_values
from catalog.web.admin import blueprint
from catalog.web.admin.asking import stale_months, today
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.get("")
@requires("catalogue_read")
def front() -> str:
    """Open changes, what waits for review, and how much is unconfirmed."""
    session = reading()
    sample, stale = listing_values.counts(session, today(), stale_months())
    return render_template(
        "admin/front.html",
        changes=listing_changes.changes_page(session, listing_changes.Filter()).changes[:8],
        waiting=listing_changes.waiting_for(session, "in_review"),
        sample=sample,
        stale=stale,
        problems=listing_ledger.waiting(session),
        begun=beginning.lacking(session),
    )
