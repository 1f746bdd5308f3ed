"""Changes: the list, one change with everything a decision needs, and its steps."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.workflow import OPEN, STATES, STEPS
from catalog.services import (
    changing,
    listing_changes,
    readying,
    rehearsing,
    reverting,
    reviewing,
    titling,
    viewing,
)
from catalog.services.changing import ClosedChange, StaleSave
from catalog.services.listing_changes import ChangeLine, Filter
from catalog.services.rehearsing import Rehearsal
from catalog.services.releasing import Refused
from catalog.services.reviewing import StaleChange, UnknownChange
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, kept, number_sent, page_number, person, sent, today
from catalog.web.admin.links import moment
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
CHECKED = ("submit", "approve", "publish")
"""Steps that only a sound change may take."""
DONE = {
    "submit": "已送审，等另一个人审核。",
    "recall": "已撤回，可以接着改。",
    "discard": "已作废。",
    "approve": "已审核通过。",
    "return": "已退回，起草的人会看到理由。",
    "schedule": "已定好发布时间。",
    "publish": "已发布，群众打开页面就是新内容。",
}


@blueprint.get("/changes")
@requires("catalogue_read")
def changes() -> str:
    """Changes, the newest first."""
    asked = given("state", "words")
    wanted = Filter("" if asked["state"] == "all" else asked["state"] or "open", asked["words"])
    found = listing_changes.changes_page(reading(), wanted, page_number())
    return render_template(
        "admin/changes/list.html", found=found, given=asked, kept=kept(asked), states=STATES
    )


@blueprint.post("/changes")
@requires("catalogue_edit")
def open_change() -> Answer:
    """Open an empty change."""
    if not sent("title"):
        flash("请给变更起个名字，例如“食品经营许可收费更新”。")
        return redirect(url_for("admin.changes"), 303)
    with writing() as session:
        id = changing.open_change(session, person(), sent("title"))
    return redirect(url_for("admin.change", id=id), 303)


@blueprint.get("/changes/<int:id>")
@requires("catalogue_read")
def change(id: int) -> Answer:
    """One change: rows, differences, findings, what it touches, remarks, next steps."""
    return change_page(id)


@blueprint.post(f"/changes/<int:id>/<any({','.join(STEPS)}):step>")
@requires("catalogue_read")
def take_step(id: int, step: str) -> Answer:
    """Take one step of a change; refused in words where it may not be taken."""
    user = person()
    if not user.may(STEPS[step].action):
        abort(403)
    try:
        return _take(id, step)
    except (Refused, ClosedChange) as refused:
        return change_page(id, refused)
    except StaleChange as stale:
        return change_page(id, stale)
    except UnknownChange:
        abort(404)


@blueprint.post("/changes/<int:id>/comments")
@requires("catalogue_read")
def comment(id: int) -> Answer:
    """Add a remark."""
    try:
        with writing() as session:
            reviewing.comment(session, person(), id, sent("text"))
    except Refused as refused:
        return change_page(id, refused)
    except UnknownChange:
        abort(404)
    return redirect(url_for("admin.change", id=id) + "#remarks", 303)


@blueprint.post("/changes/<int:id>/rows/<noun>/<path:row_id>")
@requires("catalogue_edit")
def settle_row(id: int, noun: str, row_id: str) -> Answer:
    """Drop a row from the change, or put it on top of what others published since."""
    take = sent("take")
    try:
        with writing() as session:
            if take == "drop":
                version = number_sent("version")
                changing.discard_row(session, person(), id, noun, row_id, version)
            else:
                reverting.rebase(session, person(), id, noun, row_id, take)
    except (Refused, ClosedChange, StaleSave) as refused:
        return change_page(id, refused)
    flash("这一行已移出变更，目录里的原样不动。" if take == "drop" else "已放到最新内容之上。")
    return redirect(url_for("admin.change", id=id), 303)


@blueprint.get("/changes/<int:id>/rows/<noun>/<path:row_id>")
@requires("catalogue_read")
def row_saves(id: int, noun: str, row_id: str) -> Answer:
    """Every save of one row."""
    try:
        found = viewing.saves(reading(), id, noun, row_id)
    except UnknownChange:
        abort(404)
    name = titling.titled(reading(), noun, row_id, id)
    return render_template("admin/changes/saves.html", id=id, name=name, saves=found)


def _take(id: int, step: str) -> Response:
    user, version, day = person(), number_sent("version"), today()
    when, target, done = _when(), id, DONE.get(step, "")
    # Seconds for a large change, and nobody else has to wait for it.
    ready = readying.ready(reading(), id, day) if step in CHECKED else None
    with writing() as session:
        if step == "submit":
            reviewing.submit(session, user, id, version, day, when, ready)
        elif step == "recall":
            reviewing.recall(session, user, id, version)
        elif step == "discard":
            reviewing.discard(session, user, id, version)
        elif step == "approve":
            how = sent("how") or "wait"
            chosen = when if how == "at" else how
            reviewing.approve(session, user, id, version, day, chosen, ready)
            done += {"now": DONE["publish"], "at": f"将在 {moment(when)} 发布。"}.get(how, "")
        elif step == "return":
            reviewing.send_back(session, user, id, version, sent("reason"))
        elif step == "schedule":
            reviewing.schedule(session, user, id, version, when)
        elif step == "publish":
            reviewing.publish_now(session, user, id, version, day, ready)
        else:
            target = reverting.undo(session, user, id)
            done = "已生成撤销用的变更，送审、发布之后才生效。"
    flash(done)
    return redirect(url_for("admin.change", id=target), 303)


def _when() -> str:
    """The day, or day and minute, of the form; "" for neither."""
    day, minute = sent("day"), sent("minute")
    if sent("how") == "at" and not day:
        raise Refused(("请选发布的日期",))
    return f"{day}T{minute}" if day and minute else day


def change_page(id: int, fault: Exception | None = None) -> Answer:
    """The page of a change; ``fault`` is why what was asked of it could not be done."""
    session = reading()
    try:
        view = viewing.change_view(session, person(), id, page_number())
    except UnknownChange:
        abort(404)
    refused = fault if isinstance(fault, Refused) else None
    page = render_template(
        "admin/changes/change.html",
        change=view,
        rehearsal=_rehearsal(id, view.line),
        fault=fault,
        reasons=refused.reasons if refused else (str(fault),) if fault else (),
        form=request.form,
        today=today().isoformat(),
    )
    return (page, 409) if fault else page


def _rehearsal(id: int, line: ChangeLine) -> Rehearsal | None:
    """What trying the change out shows; only while it is open. Large ones only when asked."""
    if line.state not in OPEN or not line.rows:
        return None
    if line.rows > LARGE and "check" not in request.args:
        return None
    return rehearsing.rehearse(reading(), id, today())


LARGE = 200
"""Rows above which trying out takes seconds and waits for a click."""
