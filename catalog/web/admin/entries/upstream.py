"""Upper levels' catalogues: take an entry over, and see later what they changed."""

import json

from flask import abort, flash, redirect, render_template, request, url_for
from wtforms import FileField, StringField
from wtforms.validators import InputRequired, Length

from catalog.services import following_uppers, keeping_uppers, taking_over
from catalog.services.composing import Taken
from catalog.services.keeping_uppers import NotACatalogue, Unknown
from catalog.web.admin import blueprint
from catalog.web.admin.asking import number_sent, person, sent
from catalog.web.admin.entries.desk import ENTRY, NOUNS, PLURALS, Answer
from catalog.web.auth import current_user, requires
from catalog.web.database import reading, writing
from catalog.web.forms import Form

MOST = 32 * 1_048_576
"""Bytes of an export; a catalogue of 7,369 items has about ten million."""


class UpperForm(Form):
    """An upper level's export."""

    name = StringField(
        "上级叫什么",
        [InputRequired("请写是哪一级的目录。"), Length(max=100, message="最多 100 个字。")],
        description="例如：宝鸡市。同一个上级再传一次，就是它的新版。",
    )
    file = FileField("导出的文件", description="上级的整个目录（JSON），由上级的系统管理员导出")


def allow_exports() -> None:
    """Let those who may send an upper level's whole catalogue, larger than any other form."""
    sending = request.endpoint == "admin.upstream" and request.method == "POST"
    user = current_user() if sending else None
    if user is not None and user.may("catalogue_edit"):
        request.max_content_length = MOST


# Before the check for forged forms, which reads the whole form.
blueprint.record_once(
    lambda state: state.app.before_request_funcs.setdefault(None, []).insert(0, allow_exports)
)


@blueprint.route("/upstream", methods=["GET", "POST"])
@requires("catalogue_edit")
def upstream() -> Answer:
    """What was taken over, what upper levels changed since, and a form for their newest export."""
    form = UpperForm()
    if form.validate_on_submit():
        try:
            packed = _packed()
            with writing() as session:
                id = keeping_uppers.learn(session, person(), form.name.data, packed)
            flash("读好了。要接过来的，在下面选。")
            return redirect(url_for("admin.upper", id=id), 303)
        except NotACatalogue as fault:
            form.file.errors = [str(fault)]
    page = render_template(
        "admin/entries/upstream.html",
        form=form,
        uppers=keeping_uppers.uppers(reading()),
        followed=following_uppers.followed(reading()),
        plurals=PLURALS,
    )
    return page, 422 if form.is_submitted() else 200


@blueprint.get("/upstream/<int:id>")
@requires("catalogue_edit")
def upper(id: int) -> Answer:
    """The entries of one upper level."""
    try:
        name, found = taking_over.offered(reading(), id)
    except Unknown:
        abort(404)
    return render_template(
        "admin/entries/upper.html", id=id, name=name, found=found, plurals=PLURALS
    )


@blueprint.post("/upstream/<int:id>")
@requires("catalogue_edit")
def take_over(id: int) -> Answer:
    """Take one of them over, in a new change."""
    kind, _, slug = sent("take").partition(" ")
    own = sent(f"own-{kind}-{slug}") or slug
    try:
        with writing() as session:
            change = taking_over.take(session, person(), id, kind, slug, own)
    except Unknown:
        abort(404)
    except Taken as taken:
        flash(f"编号“{taken}”我们已经有了。请在那一行换一个编号再接。")
        return redirect(url_for("admin.upper", id=id), 303)
    flash("接过来了，改成本地的样子再送审。")
    to = url_for("admin.entry_items", nouns=PLURALS[kind], slug=own, change=change)
    return redirect(to, 303)


@blueprint.get(ENTRY + "/upstream")
@requires("catalogue_read")
def entry_upstream(nouns: str, slug: str) -> Answer:
    """What the upper level changed since somebody last looked."""
    try:
        found = following_uppers.follow(reading(), NOUNS[nouns], slug)
    except Unknown:
        abort(404)
    return render_template("admin/entries/followed.html", nouns=nouns, entry=found)


@blueprint.post(ENTRY + "/upstream")
@requires("catalogue_edit")
def entry_looked(nouns: str, slug: str) -> Answer:
    """Take the flag away: somebody has looked."""
    try:
        with writing() as session:
            revision = number_sent("revision")
            following_uppers.looked(session, person(), NOUNS[nouns], slug, revision)
    except Unknown:
        abort(404)
    flash("记下了。上级再改，会再提醒。")
    return redirect(url_for("admin.upstream"), 303)


def _packed() -> object:
    sent_file = request.files.get("file")
    if sent_file is None or not sent_file.filename:
        raise NotACatalogue("请选一个文件。")
    try:
        return json.loads(sent_file.read().decode("utf-8-sig"))
    except ValueError as fault:
        raise NotACatalogue("这不是 JSON 文件，打不开。请重新导出再传。") from fault
