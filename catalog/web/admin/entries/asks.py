"""The questions of an entry, and the grid of what each option does."""

import re
from dataclasses import replace

from flask import abort, request

from catalog.core.composition import Refused, asks, effects
from catalog.core.composition.effects import TEXTS, Paper
from catalog.core.composition.members import mode_of
from catalog.core.rows import AskRow, EntryRow, QuestionRow
from catalog.matching.pinyin import initials
from catalog.services import composing, picking
from catalog.services.composing import Piece, Taken
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, person, sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, as_seen, keep, opened, show
from catalog.web.admin.entries.sentform import (
    condition_sent,
    lines_sent,
    merged_condition,
    offered,
)
from catalog.web.auth import requires
from catalog.web.database import reading, writing

MADE = "问题建好了，下面说每个选项起什么作用。"


@blueprint.get(ENTRY + "/questions")
@requires("catalogue_read")
def entry_questions(nouns: str, slug: str) -> Answer:
    """The questions in their order, what all options do at a glance, and a search for more."""
    return _list(opened(nouns, slug))


@blueprint.post(ENTRY + "/questions")
@requires("catalogue_edit")
def entry_edit_questions(nouns: str, slug: str) -> Answer:
    """Add, remove or move one question."""
    piece = as_seen(opened(nouns, slug))
    verb, _, question = sent("do").partition(" ")
    try:
        row, done = _do(piece, verb, question)
    except Refused as refused:
        return _list(piece, 422, wrong=str(refused))
    except (LookupError, ValueError):
        abort(400)
    then = address(piece, "questions", _anchor=f"q-{question}")
    if verb == "add":
        then = address(piece, "question", question=question)
    return keep(piece, row, then, done)


@blueprint.post(ENTRY + "/questions/new")
@requires("catalogue_edit")
def entry_new_question(nouns: str, slug: str) -> Answer:
    """A question the dictionary does not have yet: made in this change, and asked at once."""
    piece = as_seen(opened(nouns, slug))
    text, options = sent("text"), tuple(dict.fromkeys(lines_sent("options")))
    faults = _question_faults(text, options)
    id = sent("id") or _free_id(piece, text)
    if sent("id") and not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", sent("id")):
        faults["id"] = "编号用小写字母开头，只含小写字母、数字和下划线。"
    if not faults:
        row = QuestionRow(id, text, options, multi="multi" in request.form, hint=sent("hint"))
        try:
            with writing() as session:
                composing.add_row(session, person(), piece.change, "question", row)
            then = address(piece, "question", question=id)
            return keep(piece, asks.add_question(piece.row, id), then, MADE)
        except Taken:
            faults["id"] = "这个编号已经有人用了，换一个。"
        except ValueError as closed:
            faults["text"] = str(closed)
    return _list(piece, 422, faults=faults, typed=request.form)


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


def _list(piece: Piece, status: int = 200, **more: object) -> Answer:
    asked = given("words")
    searched = "words" in request.args
    found = picking.questions(reading(), piece.change, asked["words"]) if searched else []
    missing = asks.missing_questions(piece.row, piece.catalogue.item)
    shown: dict[str, object] = {
        "given": asked,
        "found": found,
        "searched": searched,
        "missing": missing,
        "asked": {ask.question for ask in piece.row.questions},
        "offered": lambda question: offered(piece, question),
        "cell": effects.cell,
        "said": effects.texts,
        "papers_of": lambda ask, option: [
            p for p in effects.papers(ask) if effects.asks_for(ask, option, p)
        ],
        "faults": {},
        "typed": {},
        "wrong": "",
    }
    return show("questions", piece, status, **(shown | more))


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


def _do(piece: Piece, verb: str, question: str) -> tuple[EntryRow, str]:
    row = piece.row
    if verb == "add":
        if not picking.questions(reading(), piece.change, question):
            raise LookupError(question)
        return asks.add_question(row, question), "已加进来，下面说每个选项起什么作用。"
    text = piece.question(question).text
    if verb == "remove":
        items, questions = asks.turning_on(row, question)
        also = "、".join(f"“{piece.name(item)}”" for item in items)
        words = f"已不问“{text}”。" + (f"{also}原来看它决定办不办，请重新选。" if also else "")
        words += f"另有 {len(questions)} 个问题原来看它才问，现在都问。" if questions else ""
        return asks.remove_question(row, question), words
    if verb in ("up", "down"):
        return asks.move_question(row, question, -1 if verb == "up" else 1), "已移动。"
    raise ValueError(verb)


def _question_faults(text: str, options: tuple[str, ...]) -> dict[str, str]:
    faults = {}
    if not text:
        faults["text"] = "请写问题，例如：店里卖药吗？"
    if len(options) < 2:
        faults["options"] = "至少写两个选项，一行一个。"
    return faults


def _free_id(piece: Piece, text: str) -> str:
    """An id from the first letters of the text, with a number where it is taken."""
    letters = re.sub(r"[^a-z0-9]", "", initials(text).lower())[:20] or "q"
    base = letters if letters[0].isalpha() else f"q{letters}"
    taken = {row.id for row in picking.questions(reading(), piece.change)}
    number = 1
    while (id := base if number == 1 else f"{base}{number}") in taken:
        number += 1
    return id


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
