"""One row on its page: shown, saved into the change in hand, taken away."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.core.document import ShapeError
from catalog.core.rowdiff import merged
from catalog.core.rowlabels import called
from catalog.services import keeping_rows
from catalog.services.changing import ClosedChange, StaleSave, open_changes
from catalog.services.keeping_rows import Held
from catalog.web.admin.asking import number_sent, person, sent
from catalog.web.admin.desk import Desk, questions
from catalog.web.admin.rowform import Content, RowForm, deed_sent, rearranged
from catalog.web.admin.rowid import give_id, keeps_id, key_in
from catalog.web.admin.rowlist import list_address
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


def new_page(desk: Desk) -> Answer:
    """A new row."""
    return _edit(desk, Held({}, 0, 0), "")


def row_page(desk: Desk, id: str) -> Answer:
    """One row, as the change in hand has it."""
    held = keeping_rows.held(reading(), desk.noun, id, g.change)
    if not held.exists and desk.new:
        abort(404)
    return _edit(desk, held, id)


def remove_row(desk: Desk, id: str) -> Answer:
    """Propose to take a row away, or forget one that is only in the change."""
    held = keeping_rows.held(reading(), desk.noun, id, g.change)
    try:
        with writing() as database:
            title = g.change or f"删去{desk.words}“{_name(desk, held.content, id)}”"
            why = sent("why")[:1000]
            args = (database, person(), title, desk.noun, id, number_sent("expected"), why)
            change = keeping_rows.remove(*args)
    except (ClosedChange, StaleSave, LookupError) as refused:
        flash(f"没有删：{refused}。")
        return redirect(url_for(f"admin.{desk.noun}", id=id), 303)
    session["change"] = change
    flash(f"“{_name(desk, held.content, id)}”已在变更 {change} 里删去，审核发布后生效。")
    return redirect(list_address(desk), 303)


def _edit(desk: Desk, held: Held, id: str) -> Answer:
    form = _form(desk, held, id)
    deed = deed_sent() if request.method == "POST" else ""
    if deed and deed not in ("save", "stay"):
        form = _form(desk, held, id, rearranged(form.data, deed))
        return _page(desk, form, held, id, status=200)
    if deed and form.validate_on_submit():
        answer = _saved(desk, form, held, id, stay=deed == "stay")
        if answer:
            return answer
    return _page(desk, form, held, id, status=422 if deed else 200)


def _form(desk: Desk, held: Held, id: str, data: Content | None = None) -> RowForm:
    shown = desk.form.shown(held.content) if data is None else data
    form = desk.form(formdata=None, data=shown) if data is not None else desk.form(data=shown)
    if id:
        form.id.data = id
    form.choose()
    return form


def _saved(desk: Desk, form: RowForm, held: Held, id: str, stay: bool) -> Answer | None:
    """Save; None when something at the form has to be mended first."""
    content = form.content(held.content)
    if not (keeps_id(desk, form, content, id) if id else give_id(desk, form, content)):
        return None
    key = key_in(desk, content)
    expected = number_sent("expected") if number_sent("loaded") == g.change else 0
    change = g.change or f"{'改' if id else '新增'}{desk.words}“{_name(desk, content, key)}”"
    try:
        with writing() as database:
            args = (database, person(), change, desk.noun, content, expected, number_sent("master"))
            change = desk.save(*args)
    except StaleSave as stale:
        return _stale_page(desk, form, key, expected, stale)
    except (ClosedChange, ShapeError) as refused:
        form.form_errors.append(f"{refused}。")
        return None
    session["change"] = change
    _tell(desk, content, key, change)
    if stay:
        return redirect(url_for(f"admin.{desk.noun}", id=key, change=change), 303)
    return redirect(f"{list_address(desk)}#row-{key.replace('/', '-')}", 303)


def _tell(desk: Desk, content: Content, key: str, change: int) -> None:
    for finding in desk.findings(content, change):
        flash(f"送审前还要改：{finding}。")
    flash(f"“{_name(desk, content, key)}”已存进变更 {change}，审核发布后生效。")


def _stale_page(desk: Desk, form: RowForm, id: str, expected: int, stale: StaleSave) -> Answer:
    base = keeping_rows.base_of(reading(), g.change, desk.noun, id, expected)
    both = merged(base, stale.mine, stale.theirs) if base else None
    held = keeping_rows.held(reading(), desk.noun, id, g.change)
    if both:
        form = _form(desk, held, id, desk.form.shown(both))
    return _page(desk, form, held, id, status=409, stale=stale, both=both is not None)


def _page(
    desk: Desk, form: RowForm, held: Held, id: str, status: int, **more: Any
) -> tuple[str, int]:
    stale = more.get("stale")
    loaded = request.method == "POST" and not stale
    page = render_template(
        desk.edit_template,
        desk=desk,
        form=form,
        held=held,
        id=id,
        name=_name(desk, held.content, id),
        expected=number_sent("expected") if loaded else held.version,
        master=number_sent("master") if loaded else held.master,
        loaded=number_sent("loaded") if loaded else g.change,
        change=g.change,
        changes=open_changes(reading()),
        questions=questions(),
        back=list_address(desk),
        **desk.context(held.content),
        **more,
    )
    return page, status


def _name(desk: Desk, content: Content, id: str) -> str:
    return desk.named(id) if desk.named else called(content, id)
