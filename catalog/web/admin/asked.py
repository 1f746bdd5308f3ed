"""没找到的话: what people asked and did not find, made a phrase, a redirect or a decoy."""

from flask import abort, current_app, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.matching.trial import Target
from catalog.services import keeping_rows, labelling, learning, teaching
from catalog.services.changing import ClosedChange, open_changes
from catalog.services.finding import find
from catalog.services.labelling import LabelsRefused
from catalog.services.shelf import shelf
from catalog.services.teaching import Trial, Unteachable
from catalog.web.admin import blueprint
from catalog.web.admin.asking import number_sent, person, sent
from catalog.web.admin.desk import options
from catalog.web.admin.rowfields import namer
from catalog.web.admin.rowpages import chosen_change, work_on
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
STATES = {"open": "还没处理", "learned": "已学会", "dropped": "不用管"}
KINDS = ("bundle", "licence", "item")


@blueprint.get("/asked")
@requires("catalogue_edit")
def asked() -> Answer:
    """Wordings, the most frequent first."""
    state = request.args.get("state", "open")
    state = state if state in STATES else "open"
    return render_template(
        "admin/asked/list.html",
        wordings=learning.wordings(reading(), state),
        counts=learning.counts(reading()),
        state=state,
        states=STATES,
    )


@blueprint.get("/asked/labelled")
@requires("catalogue_edit")
def labelled() -> Answer:
    """The labelled words learning is tried on, and a form to bring more."""
    return _labelled_page()


@blueprint.post("/asked/labelled")
@requires("catalogue_edit")
def keep_labelled() -> Answer:
    """Keep a file of labelled words, or forget one."""
    if sent("do") == "drop":
        try:
            with writing() as database:
                labelling.drop(database, person(), number_sent("set"))
        except LookupError:
            abort(404)
        flash("已删去这一份。")
        return redirect(url_for("admin.labelled"), 303)
    file = request.files.get("file")
    if not file or not file.filename:
        return _labelled_page("还没有选文件。请选一份 .xlsx 或 .jsonl 文件")
    name = file.filename.replace("\\", "/").rpartition("/")[2][-200:]
    try:
        with writing() as database:
            count = labelling.keep(database, person(), name, file.read())
    except LabelsRefused as refused:
        return _labelled_page(str(refused))
    flash(f"“{name}”收下 {count} 句，以后学一句话之前都会拿它们试。")
    return redirect(url_for("admin.labelled"), 303)


@blueprint.get("/asked/one")
@requires("catalogue_edit")
def wording() -> Answer:
    """One wording: what it finds now, where it should lead, and what learning it would change."""
    work_on(chosen_change())
    text = request.args.get("text", "")
    said = request.args.get("said", text).strip()[:200]
    if learning.held(reading(), text) is None:
        abort(404)
    target, fault = _target(request.args)
    trial: Trial | None = None
    if target and not fault:
        try:
            matcher = current_app.extensions["finder"].matcher(shelf(reading()))
            trial = teaching.trial(reading(), matcher, said, target, g.change)
        except Unteachable as refused:
            fault = f"{refused}。"
    return _page(text, said, target, trial, fault)


@blueprint.post("/asked/one")
@requires("catalogue_edit")
def settle_wording() -> Answer:
    """Learn a wording, drop it, or take it up again."""
    work_on(chosen_change())
    text, said, deed = sent("text"), sent("said")[:200], sent("do")
    if learning.held(reading(), text) is None:
        abort(404)
    try:
        if deed in ("dropped", "open"):
            with writing() as database:
                learning.settle(database, text, deed)
            flash(f"“{text}”{'不用管了' if deed == 'dropped' else '重新列出'}。")
            return redirect(url_for("admin.asked"), 303)
        target, fault = _target(request.form)
        if not target or fault:
            return _page(text, said, target, None, fault or "先选它该到哪里。")
        with writing() as database:
            title = g.change or "学会人们的说法"
            change = teaching.teach(database, person(), title, text, said, target)
    except (Unteachable, ClosedChange) as refused:
        return _page(text, said, None, None, f"{refused}。")
    except LookupError:
        abort(404)
    session["change"] = change
    flash(f"“{said}”已放进变更 {change}，审核发布后就找得到。接着看下一句。")
    return redirect(url_for("admin.asked"), 303)


def _labelled_page(fault: str = "") -> Answer:
    sets = labelling.sets(reading())
    page = render_template("admin/asked/labelled.html", sets=sets, fault=fault)
    return (page, 422) if fault else page


def _target(given: object) -> tuple[Target | None, str]:
    """(where it should lead, what is wrong with it) by the form: an entry by name, a redirect."""
    to = given.get("to", "")[:200]  # type: ignore[attr-defined]
    name = given.get("name", "").strip()[:200]  # type: ignore[attr-defined]
    if "/" in to:
        kind, _, slug = to.partition("/")
        noun = kind if kind in (*KINDS, "redirect") else ""
        if noun and keeping_rows.held(reading(), noun, slug, g.change).content:
            return Target(kind, slug), ""
        return None, "没有这个条目，请重新选。"
    if name:
        found = [(kind, slug) for kind in KINDS if (slug := namer().id_of(kind, name))]
        if found:
            return Target(*found[0]), ""
        return None, f"没有叫“{name}”的条目，写它的名称或编号。"
    return None, ""


def _page(
    text: str, said: str, target: Target | None, trial: Trial | None, fault: str
) -> tuple[str, int]:
    page = render_template(
        "admin/asked/one.html",
        text=text,
        said=said,
        row=learning.held(reading(), text),
        found=find(current_app.extensions["finder"], reading(), text, 5),
        target=target,
        trial=trial,
        fault=fault,
        redirects=options("redirect"),
        decoys=dict(teaching.decoys(reading(), g.change)),
        change=g.change,
        changes=open_changes(reading()),
    )
    return page, 422 if fault else 200
