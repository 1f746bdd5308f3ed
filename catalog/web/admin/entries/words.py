"""How people ask for an entry, and which words lead elsewhere."""

from dataclasses import replace
from typing import Any

from catalog.core.document import dump, load
from catalog.core.freeid import free_id
from catalog.core.rows import PhraseRow, RedirectRow
from catalog.matching.pinyin import initials
from catalog.services import changing, gathering
from catalog.services.composing import Piece
from catalog.web.admin import blueprint
from catalog.web.admin.entries.desk import ENTRY, Answer, address, keep_row, opened, show
from catalog.web.admin.entries.forms import RedirectForm, WordsForm
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.get(ENTRY + "/words")
@requires("catalogue_read")
def entry_words(nouns: str, slug: str) -> Answer:
    """The phrases, and a form that sends words elsewhere."""
    piece = opened(nouns, slug)
    return _page(piece, _words(piece), _redirects(piece))


@blueprint.post(ENTRY + "/words")
@requires("catalogue_edit")
def entry_save_words(nouns: str, slug: str) -> Answer:
    """Save the phrases."""
    piece = opened(nouns, slug)
    form = _words(piece)
    if not form.validate_on_submit():
        return _page(piece, form, _redirects(piece), 422)
    said = {name: tuple(dict.fromkeys(form[name].data)) for name in ("names", "asks", "english")}
    row = PhraseRow(piece.phrase.id, **said)
    version = int(form.version.data) if str(form.version.data).isdecimal() else 0
    then = address(piece, "words")
    return keep_row(piece, "phrase", dump(row), version, then, "说法已保存。")


@blueprint.post(ENTRY + "/redirects")
@requires("catalogue_edit")
def entry_redirect(nouns: str, slug: str) -> Answer:
    """Send words to a redirect, there already or new."""
    piece = opened(nouns, slug)
    form = _redirects(piece)
    if not form.validate_on_submit() or not _complete(form):
        return _page(piece, _words(piece, fresh=True), form, 422)
    rows = gathering.rows(reading(), piece.change, "redirect")
    row = rows[form.redirect.data] if form.redirect.data else _new(form, rows)
    phrases = tuple(dict.fromkeys((*row.phrases, *form.phrases.data)))
    _, version = changing.proposed(reading(), piece.change, "redirect", row.id)
    content = dump(replace(row, phrases=phrases))
    done = f"这些话今后会引到“{row.title}”。"
    return keep_row(piece, "redirect", content, version, address(piece, "words"), done)


def _page(piece: Piece, form: WordsForm, elsewhere: RedirectForm, status: int = 200) -> Answer:
    return show("words", piece, status, form=form, elsewhere=elsewhere)


def _words(piece: Piece, fresh: bool = False) -> WordsForm:
    held = dump(piece.phrase) | {"version": str(piece.phrase_version)}
    return WordsForm(formdata=None, data=held) if fresh else WordsForm(data=held)


def _redirects(piece: Piece) -> RedirectForm:
    form = RedirectForm(prefix="to")
    rows: dict[str, Any] = gathering.rows(reading(), piece.change, "redirect")
    titles = sorted((row.title, row.id) for row in rows.values())
    form.redirect.choices = {"": "写一个新的"} | {slug: title for title, slug in titles}
    return form


def _complete(form: RedirectForm) -> bool:
    """A new redirect says what, whose, and how."""
    if form.redirect.data:
        return True
    for field in (form.title, form.office, form.advice):
        if not (field.data or "").strip():
            field.errors = [*field.errors, "新去向要写这一栏。"]
    return not form.errors


def _new(form: RedirectForm, taken: dict[str, RedirectRow]) -> RedirectRow:
    base = initials(form.title.data)[:30].lower() or "redirect"
    slug = free_id(base, taken.__contains__)
    return load(
        RedirectRow,
        {
            "id": slug,
            "title": form.title.data.strip(),
            "office": form.office.data.strip(),
            "advice": form.advice.data.strip(),
        },
    )
