"""Reading forms whose fields depend on the entry: conditions, modes, grids."""

from collections.abc import Iterable

from flask import request

from catalog.core.composition.asks import options_of
from catalog.core.edition import Condition
from catalog.services.composing import Piece


def condition_sent(prefix: str, piece: Piece, questions: Iterable[str]) -> Condition:
    """The options ticked under ``prefix-<question>``, of these questions, as they offer them."""
    found: dict[str, tuple[str, ...]] = {}
    for question in questions:
        ticked = request.form.getlist(f"{prefix}-{question}")
        kept = tuple(option for option in offered(piece, question) if option in ticked)
        if kept:
            found[question] = kept
    return found


def offered(piece: Piece, question: str) -> tuple[str, ...]:
    """The options the entry offers of a question it asks; those of the dictionary otherwise."""
    row = piece.question(question)
    for ask in piece.row.questions:
        if ask.question == question:
            return options_of(ask, row)
    return row.options


def lines_sent(name: str) -> tuple[str, ...]:
    """A text of the form as lines, none empty."""
    lines = request.form.get(name, "").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def merged_condition(held: Condition, sent: Condition, shown: Iterable[str]) -> Condition:
    """``sent`` in place of ``held`` for the questions shown, in the order there was; questions
    that were not shown stay."""
    shown = set(shown)
    order = dict.fromkeys((*held, *sent))
    found = {}
    for question in order:
        options = sent.get(question, ()) if question in shown else held[question]
        if options:
            same = set(options) == set(held.get(question, ()))
            found[question] = held[question] if same else options
    return found
