"""What every page of composing does: find the entry in its change, show it with the preview
beside it, save it, and let the second of two people choose."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.composition import effects
from catalog.core.document import dump, load
from catalog.core.rows import EntryRow
from catalog.services import changing, composing, looking_back, previewing
from catalog.services.changing import ClosedChange, StaleSave
from catalog.services.composing import NoSuchEntry, Piece
from catalog.web.admin.asking import number_sent, person
from catalog.web.admin.entries.previewpage import RailPage
from catalog.web.admin.entries.settlement import settlement
from catalog.web.admin.entries.tried import tried
from catalog.web.auth import current_user
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]

NOUNS = {"bundles": "bundle", "licences": "licence"}
PLURALS = {kind: nouns for nouns, kind in NOUNS.items()}
ENTRY = "/<any(bundles,licences):nouns>/<slug>"


def change_asked() -> int | None:
    """``change`` of the address; None for none."""
    text = request.args.get("change", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def opened(nouns: str, slug: str) -> Piece:
    """The entry as the change of the address has it; without a change, on to choosing one."""
    change = change_asked()
    if change is None:
        abort(redirect(url_for("admin.entry", nouns=nouns, slug=slug), 303))
    try:
        return composing.piece(reading(), change, NOUNS[nouns], slug)
    except NoSuchEntry:
        abort(404)


def as_seen(piece: Piece) -> Piece:
    """The entry as it was on the page whose form was sent: that is what the form edits."""
    seen = number_sent("version")
    if seen == piece.version:
        return piece
    content = looking_back.started_from(reading(), piece.change, piece.kind, piece.row.id, seen)
    return replace(piece, row=load(EntryRow, content)) if content else piece


def address(piece: Piece, view: str, **more: Any) -> str:
    """The address of one of the pages about this entry in this change."""
    where: dict[str, Any] = {"nouns": PLURALS[piece.kind], "slug": piece.row.id}
    return url_for(f"admin.entry_{view}", **(where | {"change": piece.change} | more))


def show(template: str, piece: Piece, status: int = 200, **more: Any) -> tuple[str, int]:
    """A page about the entry, with what citizens would see beside it."""
    user = current_user()
    seen = previewing.preview(reading(), piece, tried(piece))
    page = render_template(
        f"admin/entries/{template}.html",
        piece=piece,
        nouns=PLURALS[piece.kind],
        to=lambda view, **rest: address(piece, view, **rest),
        may_edit=bool(piece.editable and user and user.may("catalogue_edit")),
        alone=lambda item: effects.alone_of(piece.row, item),
        preview=seen,
        guide=seen.guide,
        rail=RailPage(seen.guide, request.host_url.rstrip("/"), change=piece.change)
        if seen.guide
        else None,
        **more,
    )
    return page, status


def keep(piece: Piece, row: EntryRow, then: str, done: str = "已保存。") -> Answer:
    """Save the entry and go on to ``then``; where somebody saved in between, let the person
    choose, with nothing they typed lost."""
    return _saved(
        lambda session: composing.keep(session, person(), piece, row, number_sent("version")),
        piece,
        then,
        done,
        dump(row),
    )


def keep_row(
    piece: Piece, noun: str, content: dict[str, Any], version: int, then: str, done: str
) -> Answer:
    """The same for a row of another noun that belongs to the entry (its phrases)."""
    return _saved(
        lambda session: changing.save_row(session, person(), piece.change, noun, content, version),
        piece,
        then,
        done,
        content,
        noun,
        version,
    )


def _saved(
    save: Callable[[Any], Any],
    piece: Piece,
    then: str,
    done: str,
    content: dict[str, Any],
    noun: str = "",
    version: int | None = None,
) -> Answer:
    try:
        with writing() as session:
            save(session)
    except StaleSave as stale:
        seen = number_sent("version") if version is None else version
        choose = settlement(piece, noun or piece.kind, stale, seen, then)
        return show("settling", piece, 409, settlement=choose)
    except ClosedChange as closed:
        flash(str(closed))
        return redirect(address(piece, "items"), 303)
    flash(done)
    return redirect(then, 303)
