"""Material names an import could not match: made an alias, a material of their own, or left."""

from typing import Any

from flask import flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.services import clearing
from catalog.services.changing import ClosedChange, open_changes
from catalog.services.clearing import NameRefused
from catalog.services.proposing import opened
from catalog.web.admin import blueprint
from catalog.web.admin.asking import page_number, person, sent
from catalog.web.admin.desk import labels, options
from catalog.web.admin.rowfields import namer
from catalog.web.admin.rowpages import chosen_change, work_on
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


@blueprint.get("/materials/unmatched")
@requires("catalogue_edit")
def unmatched() -> Answer:
    """The queue, the most asked first."""
    work_on(chosen_change())
    return _page("", "", 200)


@blueprint.post("/materials/unmatched")
@requires("catalogue_edit")
def settle_name() -> Answer:
    """Settle one name."""
    work_on(chosen_change())
    name, deed, _, chosen = sent("name"), *sent("do").partition(":")
    try:
        words = _settled(name, deed, chosen or sent("material"))
    except (NameRefused, ClosedChange) as refused:
        return _page(name, f"{refused}。", 422)
    except LookupError:
        words = "这个叫法已经有人处理了。"
    flash(words)
    return redirect(url_for("admin.unmatched", **_here()), 303)


def _settled(name: str, deed: str, text: str) -> str:
    if deed == "drop":
        with writing() as database:
            clearing.drop(database, person(), name)
        return f"“{name}”不再列出。"
    material = namer().id_of("material", text) if deed == "match" else None
    if deed == "match" and material is None:
        raise NameRefused(f"没有找到“{text}”，从建议里选，或者新建" if text else "先写上是哪种材料")
    with writing() as database:
        change = g.change or opened(database, person(), "对照材料叫法", "form", "")
        if material:
            items = clearing.match(database, person(), change, name, material)
        else:
            _, items = clearing.create(database, person(), change, name, sent("supply") or "self")
    session["change"] = change
    what = f"是“{namer().name_of('material', material)}”" if material else "已新建"
    return f"“{name}”{what}，变更 {change} 里有 {items} 个事项跟着改好了。"


def _here() -> dict[str, Any]:
    asked = {"state": request.values.get("state", ""), "page": request.values.get("page", "")}
    return {key: value[:10] for key, value in asked.items() if value}


def _page(name: str, fault: str, status: int) -> tuple[str, int]:
    state = request.values.get("state", "open")
    state = state if state in clearing.STATES else "open"
    page = render_template(
        "admin/materials/unmatched.html",
        found=clearing.queue(reading(), state, page_number(), g.change),
        counts=clearing.counts(reading()),
        states=clearing.STATES,
        state=state,
        wrong=name,
        fault=fault,
        form=request.form,
        names=options("material"),
        supplies=labels("supplies"),
        change=g.change,
        changes=open_changes(reading()),
    )
    return page, status
