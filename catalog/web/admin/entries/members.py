"""The items of an entry: find and add them, when each is in, and in what order they go."""

from dataclasses import replace

from flask import abort, request

from catalog.core.composition import Circle, Refused
from catalog.core.composition import members as edit
from catalog.core.edition import After
from catalog.core.rows import EntryRow, MemberRow
from catalog.services import picking
from catalog.services.composing import Piece
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, page_number, sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, as_seen, keep, opened, show
from catalog.web.admin.entries.sentform import condition_sent, merged_condition, offered
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.get(ENTRY + "/items")
@requires("catalogue_read")
def entry_items(nouns: str, slug: str) -> Answer:
    """The items in their order, and a search for more."""
    return _list(opened(nouns, slug))


@blueprint.post(ENTRY + "/items")
@requires("catalogue_edit")
def entry_edit_items(nouns: str, slug: str) -> Answer:
    """One form: how each item is in, what each comes after, and perhaps one button pressed."""
    piece = as_seen(opened(nouns, slug))
    row, verb, item = piece.row, *_pressed()
    try:
        row = _modes(row)
        row = _afters(row)
        row, done = _do(row, verb, item, piece)
    except Circle as circle:
        wrong = (circle.items[0], circle.words(piece.name))
        return _list(replace(piece, row=row), 422, wrong=wrong, attempted=request.form)
    except Refused as refused:
        return _list(replace(piece, row=row), 422, wrong=(item, str(refused)))
    except (LookupError, ValueError):
        abort(400)
    asked = {key: value for key, value in given("words", "department", "page").items() if value}
    then = address(piece, "items", **asked, _anchor=f"m-{item}" if verb != "add" else "add")
    return keep(piece, row, then, done)


@blueprint.get(ENTRY + "/items/<item>")
@requires("catalogue_read")
def entry_member(nouns: str, slug: str, item: str) -> Answer:
    """One item of the entry: its condition, its order, its certificate."""
    piece = opened(nouns, slug)
    return _one(piece, _member(piece, item))


@blueprint.post(ENTRY + "/items/<item>")
@requires("catalogue_edit")
def entry_save_member(nouns: str, slug: str, item: str) -> Answer:
    """Save one item's condition, order and certificate."""
    piece = as_seen(opened(nouns, slug))
    held = _member(piece, item)
    row = piece.row
    try:
        row = edit.change_member(row, _certificate(piece, held))
        row = _include(piece, row, item)
        row = edit.set_after(row, item, _after_sent(piece, held))
    except Refused as refused:
        words = refused.words(piece.name) if isinstance(refused, Circle) else str(refused)
        seen = replace(piece, row=row)
        return _one(seen, _member(seen, item), 422, words)
    then = address(piece, "items", _anchor=f"m-{item}")
    return keep(piece, row, then, f"“{piece.name(item)}”已保存。")


def _list(piece: Piece, status: int = 200, **more: object) -> Answer:
    asked = given("words", "department")
    found: picking.FoundItems | None = None
    near: tuple[picking.FoundItem, ...] = ()
    if "words" in request.args:
        words, department = asked["words"], asked["department"]
        found = picking.items(reading(), piece.change, words, department, page_number())
        near = () if found.total else picking.near_items(reading(), piece.change, words)
    return show(
        "items",
        piece,
        status,
        given=asked,
        found=found,
        near=near,
        inside={member.item for member in piece.row.items},
        departments=picking.departments(reading()),
        modes=edit.MODES,
        **more,
    )


def _one(piece: Piece, member: MemberRow, status: int = 200, wrong: str = "") -> Answer:
    return show(
        "member",
        piece,
        status,
        member=member,
        wrong=wrong,
        offered=lambda question: offered(piece, question),
    )


def _pressed() -> tuple[str, str]:
    """(verb, item) of the button pressed; ("", "") where the form was merely sent."""
    verb, _, item = sent("do").partition(" ")
    return verb, item


def _modes(row: EntryRow) -> EntryRow:
    for member in row.items:
        mode = request.form.get(f"mode-{member.item}")
        if mode:
            row = edit.set_mode(row, member.item, mode)
    return row


def _afters(row: EntryRow) -> EntryRow:
    for member in row.items:
        before = request.form.get(f"after-{member.item}")
        if before:
            row = edit.add_after(row, member.item, before)
    return row


def _do(row: EntryRow, verb: str, item: str, piece: Piece) -> tuple[EntryRow, str]:
    if verb == "add":
        name = picking.item_name(reading(), piece.change, item)
        return edit.add_item(row, item), f"已加进“{name}”。"
    if verb == "remove":
        gone = edit.mentions(row, item)
        also = f"，连同提到它的 {gone} 处先后和效果" if gone else ""
        words = f"已拿掉“{piece.name(item)}”{also}。拿错了可以到“保存记录”回到上一次。"
        return edit.remove_item(row, item), words
    if verb in ("up", "down"):
        return edit.move_item(row, item, -1 if verb == "up" else 1), f"已移动“{piece.name(item)}”。"
    if verb == "place":
        item, _, place = item.partition(" ")
        return edit.place_item(row, item, int(place)), f"已移动“{piece.name(item)}”。"
    if verb == "unafter":
        item, _, before = item.partition(" ")
        return edit.drop_after(row, item, before), "已去掉这条先后。"
    return row, "已保存。"


def _member(piece: Piece, item: str) -> MemberRow:
    try:
        return edit.member_of(piece.row, item)
    except LookupError:
        abort(404)


def _asked(piece: Piece) -> list[str]:
    return [ask.question for ask in piece.row.questions]


def _include(piece: Piece, row: EntryRow, item: str) -> EntryRow:
    mode = sent("mode")
    if mode != "when":
        return edit.set_mode(row, item, mode)
    held = edit.when_of(edit.member_of(row, item))
    when = merged_condition(held, condition_sent("when", piece, _asked(piece)), _asked(piece))
    return row if when and when == held else edit.set_when(row, item, when)


def _after_sent(piece: Piece, held: MemberRow) -> list[After]:
    was = {after.item: after for after in held.after}
    ticked = request.form.getlist("after")
    order = [*was, *(m.item for m in piece.row.items if m.item not in was)]
    return [
        After(item, sent(f"why-{item}"), f"same-{item}" in request.form)
        for item in order
        if item in ticked
    ]


def _certificate(piece: Piece, held: MemberRow) -> MemberRow:
    """In a combined licence: the certificate, whether it may be trimmed, who makes the whole."""
    if piece.row.composite is None:
        return held
    asked = _asked(piece)
    unless = merged_condition(held.trim_unless, condition_sent("trim", piece, asked), asked)
    return replace(
        held,
        certificate=sent("certificate"),
        nature=sent("nature") if sent("certificate") else "",
        composes="composes" in request.form,
        trim_unless=unless if "trims" in request.form else {},
    )
