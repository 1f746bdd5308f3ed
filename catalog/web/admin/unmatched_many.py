"""Unmatched material names, many at a time: tick them, say what each is, one button."""

from collections import Counter
from dataclasses import dataclass, field

from flask import flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.services import clearing, clearing_many
from catalog.services.changing import ClosedChange, open_changes
from catalog.services.clearing import WaitingPage
from catalog.services.clearing_many import Cleared, NamesRefused
from catalog.web.admin import blueprint
from catalog.web.admin.asking import page_number, person, sent
from catalog.web.admin.desk import labels
from catalog.web.admin.rowpages import chosen_change, work_on
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
SIZE = 50


@dataclass
class Ticked:
    """What the form says: name -> its deed, for every line, and the names that are ticked."""

    deeds: dict[str, str] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)


@blueprint.get("/materials/unmatched/many")
@requires("catalogue_edit")
def unmatched_many() -> Answer:
    """Fifty names with a box each; ``all`` of the address ticks them."""
    work_on(chosen_change())
    return _page(Ticked(), {}, "", 200)


@blueprint.post("/materials/unmatched/many")
@requires("catalogue_edit")
def settle_names() -> Answer:
    """Settle every ticked name, or none and say why at its line."""
    work_on(chosen_change())
    form = _form()
    if not form.ticked:
        return _page(form, {}, "先勾上要处理的叫法。", 422)
    supply = sent("supply")
    supply = supply if supply in labels("supplies") else "self"
    try:
        with writing() as database:
            deeds = {name: form.deeds[name] for name in form.ticked}
            done = clearing_many.settle(database, person(), g.change, deeds, supply)
    except NamesRefused as refused:
        return _page(form, refused.faults, _told(refused.faults), 422)
    except ClosedChange as closed:
        return _page(form, {}, f"{closed}。", 422)
    if done.change_id:
        session["change"] = done.change_id
    flash(_words(done))
    return redirect(url_for("admin.unmatched_many"), 303)


def _form() -> Ticked:
    form = Ticked()
    for key in request.form:
        number = key.removeprefix("name-")
        if number == key:
            continue
        name = request.form[key]
        form.deeds[name] = sent(f"do-{number}")
        if f"tick-{number}" in request.form:
            form.ticked.append(name)
    return form


def _words(done: Cleared) -> str:
    parts = [(done.matched, "对上了 {} 个"), (done.created, "新建了 {} 种材料")]
    parts.append((done.dropped, "{} 个不再列出"))
    told = "，".join(words.format(count) for count, words in parts if count)
    if not done.change_id:
        return f"{told}。"
    return f"{told}；变更 {done.change_id} 里有 {done.items} 处事项跟着改好了。"


def _told(faults: dict[str, str]) -> str:
    """What is wrong, by name: a name that is settled has no line on the page any more."""
    listed = "；".join(f"“{name}”{why}" for name, why in faults.items())
    return f"还没有办，{len(faults)} 个叫法要改：{listed}。改好再按一次。"


def _page(form: Ticked, faults: dict[str, str], fault: str, status: int) -> tuple[str, int]:
    found = clearing.queue(reading(), "open", page_number(), g.change, SIZE)
    page = render_template(
        "admin/materials/unmatched_many.html",
        found=found,
        counts=clearing.counts(reading()),
        form=form,
        everything="all" in request.args and not form.deeds,
        faults=faults,
        fault=fault,
        supply=sent("supply") or "self",
        supplies=labels("supplies"),
        change=g.change if request.method == "POST" else g.change or _likely(found),
        changes=open_changes(reading()),
    )
    return page, status


def _likely(found: WaitingPage) -> int:
    """The open change most of these names came with; 0 for none."""
    came = Counter(number for each in found.names for number, _ in each.changes)
    return came.most_common(1)[0][0] if came else 0
