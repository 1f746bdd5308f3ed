"""The test ledger (问题台账)."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.workflow import LEDGER_STATES
from catalog.services import keeping_ledger, listing_ledger
from catalog.services.keeping_ledger import StaleLine, UnknownLine
from catalog.services.listing_ledger import Filter
from catalog.services.releasing import Refused
from catalog.services.shelf import shelf
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, kept, number_sent, page_number, person, sent, today
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


@blueprint.get("/ledger")
@requires("catalogue_read")
def ledger() -> Answer:
    """Problems, the earliest due first."""
    return _page()


@blueprint.post("/ledger")
@requires("catalogue_read")
def add_problem() -> Answer:
    """Write a problem down."""
    kind, _, slug = sent("entry").partition("/")
    try:
        with writing() as session:
            keeping_ledger.add(
                session, person(), kind, slug, sent("text"), sent("department"), sent("due_on")
            )
    except Refused as refused:
        return _page(refused)
    flash("已记入台账。销号之前，涉及这件事的变更不能发布。")
    return redirect(url_for("admin.ledger"), 303)


@blueprint.post("/ledger/<int:id>")
@requires("catalogue_read")
def move_problem(id: int) -> Answer:
    """Take a problem to its next state."""
    state = sent("state")
    try:
        with writing() as session:
            keeping_ledger.move(
                session, person(), id, number_sent("version"), state, sent("remark")
            )
    except UnknownLine:
        abort(404)
    except (Refused, StaleLine) as refused:
        flash(f"没有改动：{refused}。")
        return redirect(url_for("admin.ledger"), 303)
    flash(f"已改为“{LEDGER_STATES[state]}”。")
    return redirect(url_for("admin.ledger"), 303)


def _page(refused: Refused | None = None) -> Answer:
    session = reading()
    asked = given("state", "department", "entry")
    state = "" if asked["state"] == "all" else asked["state"] or "waiting"
    wanted = Filter(state, asked["department"], asked["entry"])
    page = render_template(
        "admin/ledger/ledger.html",
        found=listing_ledger.problems_page(session, wanted, today(), page_number()),
        given=asked,
        kept=kept(asked),
        states=LEDGER_STATES,
        departments=shelf(session).network.departments,
        cards=shelf(session).cards,
        coming=keeping_ledger.coming(session),
        refused=refused,
        form=request.form,
    )
    return (page, 422) if refused else page
