"""The questions of an entry: their order, one added, one made anew; each has its grid."""

import re

from flask import abort, request

from catalog.core.composition import Refused, asks, effects
from catalog.core.freeid import free_id
from catalog.core.rows import EntryRow, QuestionRow
from catalog.matching.pinyin import initials
from catalog.services import composing, picking
from catalog.services.composing import Piece, Taken
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, person, sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, as_seen, keep, opened, show
from catalog.web.admin.entries.sentform import lines_sent, offered
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
    return free_id(base, taken.__contains__)
