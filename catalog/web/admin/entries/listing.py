"""Entries: find one, begin to edit it in a change, make a new one, copy one."""

import re

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from catalog.core.paging import pages_of
from catalog.matching.pinyin import reading as syllables
from catalog.services import changing, listing_entries, listing_values, starting_entries
from catalog.services.composing import NoSuchEntry, Taken
from catalog.services.listing_entries import KINDS, PAGE
from catalog.web.admin import blueprint
from catalog.web.admin.asking import (
    given,
    kept,
    number_sent,
    page_number,
    person,
    stale_months,
    today,
)
from catalog.web.admin.entries.desk import ENTRY, NOUNS, Answer, change_asked
from catalog.web.admin.entries.forms import NewEntryForm
from catalog.web.auth import requires
from catalog.web.database import reading, writing

LIST = "/<any(bundles,licences):nouns>"


@blueprint.get(LIST)
@requires("catalogue_read")
def entries(nouns: str) -> str:
    """Every bundle (or licence), those of open changes first where they are new."""
    kind, asked = NOUNS[nouns], given("words")
    found, total = listing_entries.entries(reading(), kind, asked["words"], page_number())
    return render_template(
        "admin/entries/list.html",
        nouns=nouns,
        kind=kind,
        words=KINDS[kind],
        found=found,
        stale=listing_values.stale(
            reading(), kind, [each.slug for each in found], today(), stale_months()
        ),
        total=total,
        page=page_number(),
        pages=pages_of(total, PAGE),
        given=asked,
        kept=kept(asked),
    )


@blueprint.get(ENTRY)
@requires("catalogue_read")
def entry(nouns: str, slug: str) -> Answer:
    """Into the change that has the entry; without one, choose where to edit it."""
    kind = NOUNS[nouns]
    change = change_asked()
    if change is not None:
        return redirect(url_for("admin.entry_items", nouns=nouns, slug=slug, change=change), 303)
    found, _ = listing_entries.entries(reading(), kind, slug)
    held = next((each for each in found if each.slug == slug), None)
    if held is None:
        abort(404)
    if held.change:
        to = url_for("admin.entry_items", nouns=nouns, slug=slug, change=held.change)
        return redirect(to, 303)
    return render_template(
        "admin/entries/begin.html",
        nouns=nouns,
        entry=held,
        changes=changing.open_changes(reading()),
    )


@blueprint.post(ENTRY + "/begin")
@requires("catalogue_edit")
def entry_begin(nouns: str, slug: str) -> Response:
    """Begin to edit a live entry in a change."""
    chosen = number_sent("change") or None
    try:
        with writing() as session:
            change = starting_entries.begin(session, person(), NOUNS[nouns], slug, chosen)
    except NoSuchEntry:
        abort(404)
    return redirect(url_for("admin.entry_items", nouns=nouns, slug=slug, change=change), 303)


@blueprint.route(LIST + "/new", methods=["GET", "POST"])
@requires("catalogue_edit")
def new_entry(nouns: str) -> Answer:
    """A new entry: empty, or a copy of another."""
    kind, asked = NOUNS[nouns], given("copy")
    form = NewEntryForm(data={"copy": asked["copy"]})
    form.change.choices = {"": "新开一个变更"} | _changes()
    form.copy.choices = {"": "不照抄，从空白开始"} | _copies(kind)
    if form.validate_on_submit():
        try:
            change, slug = _start(kind, form)
            flash("建好了。先把事项加进来。")
            return redirect(
                url_for("admin.entry_items", nouns=nouns, slug=slug, change=change), 303
            )
        except Taken as taken:
            form.slug.errors = [f"编号“{taken}”已经有人用了，换一个。"]
    page = render_template("admin/entries/new.html", nouns=nouns, words=KINDS[kind], form=form)
    return page, 422 if form.is_submitted() else 200


def _start(kind: str, form: NewEntryForm) -> tuple[int, str]:
    title, short = form.title.data or "", form.short.data or form.title.data or ""
    slug = form.slug.data or spelled(short)
    change = int(form.change.data) if form.change.data else None
    with writing() as session:
        row = starting_entries.blank(kind, slug, title, short, form.audience.data)
        source = "form"
        if form.copy.data:
            row = starting_entries.copied(session, kind, form.copy.data, row)
            source = "copy"
        return starting_entries.start(session, person(), kind, row, change, source), slug


def spelled(text: str) -> str:
    """Chinese as an address: 开餐饮店 becomes kai-can-yin-dian."""
    text = re.sub(r"[^\w]+|一件事|一次办", "", text)
    spoken = [part for part in syllables(text) if part]
    return "-".join(spoken)[:60] or "entry"


def _changes() -> dict[str, str]:
    return {str(id): f"放进变更“{title}”" for id, title in changing.open_changes(reading())}


def _copies(kind: str) -> dict[str, str]:
    return {each.slug: each.title for each in listing_entries.all_entries(reading(), kind)}
