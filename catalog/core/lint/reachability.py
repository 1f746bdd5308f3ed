"""Run the rules over answers: items nobody can reach, options that lead nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

from catalog.core.edition import Edition, Question
from catalog.core.lint.finding import Finding
from catalog.core.savings import fullest_situation
from catalog.core.selection import Selection, select
from catalog.core.situation import Situation, empty_situation

TRIES = 4000
"""Most combinations of answers tried for one item; more than any real bundle needs."""


def check(edition: Edition) -> Iterator[Finding]:
    """Findings about items and options of one edition."""
    for text in [*_unreachable(edition), *_empty(edition)]:
        yield Finding(edition.kind, edition.slug, text)


def _unreachable(edition: Edition) -> Iterator[str]:
    fullest = select(edition, fullest_situation(edition))
    for member in edition.members:
        # A combined licence with one certificate is honest (不生成综合证), not a mistake.
        if member.include.mode == "optional" or member.composes or fullest.truth(member.item):
            continue
        if not any(
            select(edition, situation).truth(member.item)
            for situation in _situations(edition, member.item)
        ):
            yield f"事项“{member.name}”怎么回答都办不到"


def _situations(edition: Edition, item: str) -> Iterator[Situation]:
    """Every combination of the questions that bear on one item."""
    questions = _bearing(edition, item)
    blank = empty_situation(edition)
    for values in islice(product(*(_answers(question) for question in questions)), TRIES):
        answers = {q.id: value for q, value in zip(questions, values, strict=True)}
        yield replace(blank, answers=answers)


def _answers(question: Question) -> list[tuple[str, ...]]:
    return [(option.value,) for option in question.options]


def _bearing(edition: Edition, item: str) -> list[Question]:
    names = {q for m in edition.members if m.item == item for q in m.include.when}
    for question in edition.questions:
        effects = [effect for option in question.options for effect in option.effects]
        if any(item in (effect.item, effect.with_item) for effect in effects):
            names.add(question.id)
    grown = True
    while grown:
        more = {q for each in edition.questions if each.id in names for q in each.ask_when}
        grown = not more <= names
        names |= more
    return [question for question in edition.questions if question.id in names]


def _empty(edition: Edition) -> Iterator[str]:
    """Options after which nothing is left to do and nobody says where to go."""
    fullest = fullest_situation(edition)
    for question in edition.questions:
        for option in question.options:
            quick = replace(fullest, answers={**fullest.answers, question.id: (option.value,)})
            if quick.due(question.id) and not _nothing(select(edition, quick)):
                continue
            situation = _with_answer(edition, question, option.value)
            selection = select(edition, situation) if situation else None
            if selection and _nothing(selection) and selection.verdict.status == "ok":
                yield f"“{question.text}”选“{option.value}”后一个事项也没有，要写明怎么办"


def _with_answer(edition: Edition, question: Question, value: str) -> Situation | None:
    """The fullest situation in which this option is chosen; None when it cannot be due."""
    fixed = replace(question, options=tuple(o for o in question.options if o.value == value))
    narrowed = replace(
        edition, questions=tuple(fixed if q.id == question.id else q for q in edition.questions)
    )
    fullest = fullest_situation(narrowed)
    if fullest.due(question.id) is False:
        return None
    situation = empty_situation(edition)
    answers = {**fullest.answers, question.id: (value,)}
    return replace(situation, answers=answers)


def _nothing(selection: Selection) -> bool:
    return not any(line.status in ("included", "maybe", "optional") for line in selection.items)
