"""Merging two materials: what every checklist would look like, then the merge; and parting."""

from flask import abort, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.core.materialmerge import MergeRefused
from catalog.services import keeping_rows, listing_merges, merging, previewing_merges
from catalog.services.changing import ClosedChange, open_changes
from catalog.services.naming import material_names
from catalog.services.previewing_merges import Preview
from catalog.services.proposing import opened
from catalog.web.admin import blueprint
from catalog.web.admin.asking import person, sent, today
from catalog.web.admin.desk import options
from catalog.web.admin.rowfields import namer
from catalog.web.admin.rowpages import chosen_change, work_on
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


@blueprint.get("/materials/<string:id>/merge")
@requires("catalogue_edit")
def merge_material(id: str) -> Answer:
    """Choose what to merge the material into; shown before it is done."""
    work_on(chosen_change())
    held = keeping_rows.held(reading(), "material", id, g.change)
    if not held.content:
        abort(404)
    text = request.args.get("into", "").strip()[:300]
    into = namer().id_of("material", text) if text else None
    preview, fault = _previewed(id, into) if into else (None, "")
    if text and not into:
        fault = f"没有找到“{text}”，从下面选一个。"
    near = namer().near("material", text or held.content["name"])
    page = render_template(
        "admin/materials/merge.html",
        id=id,
        gone=held.content,
        into=into,
        kept=keeping_rows.held(reading(), "material", into, g.change).content if into else {},
        text=text,
        fault=fault,
        alike=[each for each in near if each.id != id],
        preview=preview,
        change=g.change,
        changes=open_changes(reading()),
    )
    return page, 422 if fault else 200


def _previewed(id: str, into: str) -> tuple[Preview | None, str]:
    try:
        return previewing_merges.preview(reading(), g.change, id, into, today()), ""
    except MergeRefused as refused:
        return None, f"{refused}。"


@blueprint.post("/materials/<string:id>/merge")
@requires("catalogue_edit")
def save_merge(id: str) -> Answer:
    """Merge in a change."""
    work_on(chosen_change())
    into = sent("into")
    try:
        with writing() as database:
            change = g.change or opened(
                database, person(), f"合并材料“{namer().name_of('material', id)}”", "form", ""
            )
            merging.save(database, person(), change, id, into)
    except (MergeRefused, ClosedChange) as refused:
        flash(f"没有合并：{refused}。")
        return redirect(url_for("admin.merge_material", id=id, into=into), 303)
    session["change"] = change
    flash(f"已在变更 {change} 里合并，审核发布后生效。以后可以在“合并记录”里拆开。")
    return redirect(url_for("admin.material", id=into, change=change), 303)


@blueprint.get("/materials/merges")
@requires("catalogue_edit")
def material_merges() -> Answer:
    """Every merge there was."""
    work_on(chosen_change())
    return render_template("admin/materials/merges.html", merges=listing_merges.merges(reading()))


@blueprint.get("/materials/merges/<int:number>")
@requires("catalogue_edit")
def part_material(number: int) -> Answer:
    """What taking a merge apart would change."""
    work_on(chosen_change())
    line = next((each for each in listing_merges.merges(reading()) if each.id == number), None)
    if line is None:
        abort(404)
    preview, fault = None, ""
    try:
        preview = previewing_merges.preview_parting(reading(), g.change, number, today())
    except MergeRefused as refused:
        fault = f"{refused}。"
    return render_template(
        "admin/materials/part.html",
        line=line,
        preview=preview,
        fault=fault,
        change=g.change,
        changes=open_changes(reading()),
    )


@blueprint.post("/materials/merges/<int:number>")
@requires("catalogue_edit")
def save_parting(number: int) -> Answer:
    """Take a merge apart in a change."""
    work_on(chosen_change())
    try:
        with writing() as database:
            change = g.change or opened(database, person(), "拆开合并的材料", "form", "")
            merging.save_parting(database, person(), change, number)
    except LookupError:
        abort(404)
    except (MergeRefused, ClosedChange) as refused:
        flash(f"没有拆：{refused}。")
        return redirect(url_for("admin.part_material", number=number), 303)
    session["change"] = change
    flash(f"已在变更 {change} 里拆开，审核发布后生效。")
    return redirect(url_for("admin.material_merges"), 303)


@blueprint.get("/materials/twins")
@requires("catalogue_edit")
def material_twins() -> Answer:
    """Materials that may be one."""
    work_on(chosen_change())
    pairs = material_names(reading(), g.change).twins()
    return render_template("admin/materials/twins.html", pairs=pairs, names=options("material"))
