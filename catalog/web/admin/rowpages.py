"""The pages every noun has: its list, a new row, one row, taking one away.

Everything is saved into a change: the one in the address, else the one worked on last, else
a new one.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import abort, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.core.catalogue import NOUNS, key_of
from catalog.core.document import ShapeError, load
from catalog.core.rowdiff import merged
from catalog.services import keeping_rows, knowing, listing_rows
from catalog.services.changing import ClosedChange, StaleSave, open_changes
from catalog.services.keeping_rows import Held
from catalog.services.listing_rows import RowLine, Wanted
from catalog.services.naming import Namer
from catalog.web.admin import blueprint
from catalog.web.admin.asking import kept, number_sent, page_number, person, sent
from catalog.web.admin.desk import Desk, questions
from catalog.web.admin.rowform import ID, Content, RowForm, deed_sent, rearranged
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
RESERVED = {"new", "merges", "twins", "unmatched"}
"""Last parts of addresses that are pages of their own."""
PATHS = {"phrase", "rewrite", "code"}
"""Nouns whose ids hold a stroke."""


def hang(desk: Desk) -> None:
    """Put the pages of a noun on the blueprint."""
    row = f"<{'path' if desk.noun in PATHS else 'string'}:id>"
    _route(f"/{desk.plural}", desk.plural, desk, rows_page, ["GET"])
    if desk.new:
        _route(f"/{desk.plural}/new", f"new_{desk.noun}", desk, new_page, ["GET", "POST"])
    _route(f"/{desk.plural}/{row}", desk.noun, desk, row_page, ["GET", "POST"])
    _route(f"/{desk.plural}/{row}/remove", f"remove_{desk.noun}", desk, remove_row, ["POST"])


def _route(
    rule: str, name: str, desk: Desk, page: Callable[..., Answer], methods: list[str]
) -> None:
    @requires("catalogue_edit")
    def view(**ids: str) -> Answer:
        work_on(chosen_change())
        return page(desk, **ids)

    blueprint.add_url_rule(rule, name, view, methods=methods)


def chosen_change() -> int:
    """The change in hand: of the form, the address, or the one worked on last; 0 for a new
    one. Closed ones do not count."""
    asked = request.values.get("change")
    number = int(asked) if asked and asked.isdecimal() and len(asked) < 10 else None
    if number is None:
        number = session.get("change", 0)
    if number and not keeping_rows.is_open(reading(), number):
        return 0 if request.method == "GET" else number
    return number


def work_on(change: int) -> None:
    """Show and look everything up as this change has it."""
    g.change, g.namer = change, Namer(reading(), change)
    questions()
    if request.method == "GET":
        session["change"] = change


def rows_page(desk: Desk) -> Answer:
    """The list: 50 rows, found by words and filters, or the rows of the change in hand."""
    given = {name: request.args.get(name, "").strip()[:100] for name in ("words", "view")}
    fields = {each.field: request.args.get(each.field, "")[:120] for each in desk.narrowings}
    added: tuple[RowLine, ...] = ()
    if given["view"] == "change" and g.change:
        found = listing_rows.in_change(reading(), desk.noun, g.change, page_number())
    else:
        exact = tuple((name, value) for name, value in fields.items() if value)
        wanted = Wanted(given["words"], exact)
        found = listing_rows.listed(reading(), desk.noun, wanted, page_number(), g.change)
        if g.change and found.page == 1:
            added = listing_rows.added(reading(), desk.noun, wanted, g.change)
    session[f"at-{desk.plural}"] = urlencode(kept(given | fields | {"page": _page_asked()}))[:500]
    return render_template(
        desk.list_template,
        desk=desk,
        found=found,
        added=added,
        given=given | fields,
        kept=kept(given | fields),
        change=_change(),
        elsewhere=[] if g.change else listing_rows.in_open_changes(reading(), desk.noun),
        mine=listing_rows.count_in_change(reading(), desk.noun, g.change),
    )


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
    return redirect(_list_address(desk), 303)


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
    if not id and not _new_id(desk, form, content):
        return None
    expected, master = number_sent("expected"), number_sent("master")
    if number_sent("loaded") != g.change:
        expected = 0
    key = _key(desk, content)
    if id and key != id:
        form.form_errors.append("它的编号由这几项组成，定下后不能改；要换，就删去这一条再新增。")
        return None
    name = _name(desk, content, key)
    change = g.change or f"{'改' if id else '新增'}{desk.words}“{name}”"
    try:
        with writing() as database:
            args = (database, person(), change, desk.noun, content, expected, master)
            change = desk.save(*args)
    except StaleSave as stale:
        return _stale_page(desk, form, key, expected, stale)
    except (ClosedChange, ShapeError) as refused:
        form.form_errors.append(f"{refused}。")
        return None
    session["change"] = change
    for finding in desk.findings(content, change):
        flash(f"送审前还要改：{finding}。")
    flash(f"“{name}”已存进变更 {change}，审核发布后生效。")
    if stay:
        return redirect(url_for(f"admin.{desk.noun}", id=key, change=change), 303)
    return redirect(f"{_list_address(desk)}#row-{key.replace('/', '-')}", 303)


def _new_id(desk: Desk, form: RowForm, content: Content) -> bool:
    """Give a new row its id; False, with the fault at the field, when it cannot be used."""
    if desk.keyed:
        return not _is_taken(desk, form, _key(desk, content))
    wanted = (form.id.data or "").strip()
    if not wanted:
        wanted = stem = knowing.identify(keeping_rows.called(content, "")) or desk.noun
        number = 1
        while keeping_rows.taken(reading(), desk.noun, wanted, g.change):
            number += 1
            wanted = f"{stem}{number}"
    elif not ID.fullmatch(wanted) or wanted in RESERVED:
        form.id.errors = ["用字母、数字、“-”和“_”，最多 60 个。"]
        return False
    elif keeping_rows.taken(reading(), desk.noun, wanted, g.change):
        form.id.errors = [f"编号“{wanted}”已经有了，换一个。"]
        return False
    content["id"] = wanted
    return True


def _is_taken(desk: Desk, form: RowForm, key: str) -> bool:
    found = keeping_rows.taken(reading(), desk.noun, key, g.change)
    if found:
        form.form_errors.append("这一条已经有了，请到列表里找到它再改。")
    return found


def _key(desk: Desk, content: Content) -> str:
    return key_of(desk.noun, load(NOUNS[desk.noun], content))


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
        back=_list_address(desk),
        **desk.context(held.content),
        **more,
    )
    return page, status


def _change() -> tuple[int, str] | None:
    return next((each for each in open_changes(reading()) if each[0] == g.change), None)


def _page_asked() -> str:
    return str(page_number()) if page_number() > 1 else ""


def _list_address(desk: Desk) -> str:
    at = session.get(f"at-{desk.plural}", "")
    return url_for(f"admin.{desk.plural}") + (f"?{at}" if at else "")


def _name(desk: Desk, content: Content, id: str) -> str:
    return desk.named(id) if desk.named else keeping_rows.called(content, id)
