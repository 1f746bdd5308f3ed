"""One question of an entry: its words, when it is asked, and the grid of what each option does."""

from dataclasses import replace

from flask import abort, request

from catalog.core.composition import Refused, asks, effects
from catalog.core.composition.effects import TEXTS, Paper
from catalog.core.composition.members import mode_of
from catalog.core.rows import AskRow, EntryRow
from catalog.services import picking
from catalog.services.composing import Piece
from catalog.web.admin import blueprint
from catalog.web.admin.asking import sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, as_seen, keep, opened, show
from catalog.web.admin.entries.sentform import condition_sent, lines_sent, merged_condition, offered
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.get(ENTRY + "/questions/<question>")
@requires("catalogue_read")
def entry_question(nouns: str, slug: str, question: str) -> Answer:
    """One question: words, options, when it is asked, and the grid."""
    return _one(opened(nouns, slug), question)


@blueprint.post(ENTRY + "/questions/<question>")
@requires("catalogue_edit")
def entry_save_question(nouns: str, slug: str, question: str) -> Answer:
    """Save words, options, when it is asked, and the grid; perhaps with one more paper."""
    piece = as_seen(opened(nouns, slug))
    _ask(piece, question)
    row: EntryRow = piece.row
    faults: dict[str, str] = {}
    try:
        row = _worded(piece, row, question)
        seen = replace(piece, row=row)
        row = _grid(seen, row, question)
        row, faults = _new_paper(seen, row, question)
    except Refused as refused:
        faults = {"": str(refused)}
    except (LookupError, ValueError):
        abort(400)
    if faults:
        return _one(replace(piece, row=row), question, 422, faults=faults, typed=request.form)
    then = address(piece, "question", question=question)
    if sent("do") == "next":
        then = _next(piece, question)
    return keep(piece, row, then, _told(piece.row, row, piece))


def _one(piece: Piece, question: str, status: int = 200, **more: object) -> Answer:
    ask = _ask(piece, question)
    row = piece.question(question)
    order = [each.question for each in piece.row.questions]
    place = order.index(question)
    shown: dict[str, object] = {
        "ask": ask,
        "question": row,
        "options": offered(piece, question),
        "offered": lambda other: offered(piece, other),
        "earlier": asks.earlier_than(piece.row, question),
        "cell": effects.cell,
        "may_stand_alone": effects.may_stand_alone,
        "mode_of": mode_of,
        "papers": effects.papers(ask),
        "asks_for": effects.asks_for,
        "said": effects.texts,
        "verbs": TEXTS,
        "materials": picking.materials(reading(), piece.change),
        "following": order[place + 1] if place + 1 < len(order) else "",
        "place": place + 1,
        "faults": {},
        "typed": {},
    }
    return show("question", piece, status, **(shown | more))


def _ask(piece: Piece, question: str) -> AskRow:
    try:
        return asks.ask_of(piece.row, question)
    except LookupError:
        abort(404)


def _worded(piece: Piece, row: EntryRow, question: str) -> EntryRow:
    kept = tuple(request.form.getlist("option"))
    row = asks.word(row, piece.question(question), sent("text"), kept)
    earlier = asks.earlier_than(row, question)
    held = asks.ask_of(row, question).ask_when
    when = condition_sent("ask", piece, earlier) if sent("due") == "when" else {}
    merged = merged_condition(held, when, earlier)
    return row if merged == held else asks.set_ask_when(row, question, merged)


def _grid(piece: Piece, row: EntryRow, question: str) -> EntryRow:
    papers = effects.papers(asks.ask_of(row, question))
    for place, option in enumerate(_options_shown(piece, question)):
        for member in piece.row.items:
            value = request.form.get(f"cell-{place}-{member.item}")
            if value is not None:
                row = effects.set_cell(row, question, option, member.item, value)
        for paper in papers:
            wanted = f"paper-{place}-{paper.key}" in request.form
            row = effects.set_paper(row, question, option, paper, wanted)
        for verb in TEXTS:
            if f"{verb}-{place}" in request.form:
                said = lines_sent(f"{verb}-{place}")
                row = effects.set_texts(row, question, option, verb, said)
    return row


def _options_shown(piece: Piece, question: str) -> list[str]:
    """The options as the grid had them, by place; "" for those narrowed away just now."""
    still = set(offered(piece, question))
    shown = request.form.getlist("shown")
    return [option for option in shown if option in still]


def _new_paper(piece: Piece, row: EntryRow, question: str) -> tuple[EntryRow, dict[str, str]]:
    name, item = sent("new-material"), sent("new-item")
    holders = tuple(request.form.getlist("new-holder"))
    if not name:
        return row, {}
    material = picking.material_named(reading(), piece.change, name)
    faults = {}
    if material is None:
        faults["new-material"] = "材料库里没有这个材料。请从下拉里选，或者先到材料库新建。"
    if not holders:
        faults["new-holder"] = "请选这份材料是谁的。"
    ticked = [o for o in offered(piece, question) if o in request.form.getlist("new-option")]
    if not ticked:
        faults["new-option"] = "请勾选选了哪些选项才要它。"
    if faults or material is None:
        return row, faults
    for option in ticked:
        paper = Paper(item, material.id, holders)
        row = effects.set_paper(row, question, option, paper, True)
    return row, {}


def _next(piece: Piece, question: str) -> str:
    order = [ask.question for ask in piece.row.questions]
    place = order.index(question) + 1
    if place < len(order):
        return address(piece, "question", question=order[place])
    return address(piece, "questions")


def _told(was: EntryRow, row: EntryRow, piece: Piece) -> str:
    """What a tick in the grid changed about the items themselves."""
    before = {member.item: mode_of(member) for member in was.items}
    turned = [m.item for m in row.items if before[m.item] == "always" and mode_of(m) == "when"]
    back = [m.item for m in row.items if before[m.item] == "when" and mode_of(m) == "always"]
    words = "已保存。"
    if turned:
        words += "、".join(f"“{piece.name(each)}”" for each in turned) + "改成了“看情况办”。"
    if back:
        words += "、".join(f"“{piece.name(each)}”" for each in back) + "没有条件了，变回“都要办”。"
    return words
