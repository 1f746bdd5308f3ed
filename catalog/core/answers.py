"""Reading answers from an address: everything wrong with it is said at once, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.core.edition import Edition, Question
from catalog.core.situation import UNSURE, Situation, empty_situation


@dataclass(frozen=True)
class AnswerProblem:
    """One thing wrong with the answers of an address, in words for the reader."""

    field: str
    text: str


class BadAnswers(ValueError):
    """The address names questions, options or items that this entry does not have."""

    def __init__(self, problems: list[AnswerProblem]):
        super().__init__("；".join(problem.text for problem in problems))
        self.problems = problems


def read_situation(edition: Edition, pairs: Iterable[tuple[str, str]]) -> Situation:
    """Answers from address parameters; raises BadAnswers naming every problem.

    ``with`` chooses optional items, ``without`` trims fixed members of a combined
    licence; empty values mean "left open". A single-choice question may be given
    once only; an exclusive option clears the others of its question.
    """
    blank = empty_situation(edition)
    given: dict[str, list[str]] = {}
    for key, value in pairs:
        if value.strip():
            given.setdefault(key, [])
            if value not in given[key]:
                given[key].append(value)
    problems: list[AnswerProblem] = []
    chosen = _items(edition, given.pop("with", []), "with", problems)
    trimmed = _items(edition, given.pop("without", []), "without", problems)
    answers = {
        key: _answer(blank.questions.get(key), key, values, problems)
        for key, values in given.items()
    }
    if problems:
        raise BadAnswers(problems)
    return Situation(blank.questions, blank.named, answers, chosen, trimmed)


def _items(
    edition: Edition, slugs: list[str], key: str, problems: list[AnswerProblem]
) -> frozenset[str]:
    allowed = {
        member.item
        for member in edition.members
        if (member.include.mode == "optional" if key == "with" else member.trim_unless)
    }
    for slug in slugs:
        if slug not in allowed:
            verb = "自愿加办" if key == "with" else "裁去"
            problems.append(AnswerProblem(key, f"“{slug}”不是这里可以{verb}的事项"))
    return frozenset(slugs)


def _answer(
    question: Question | None, key: str, values: list[str], problems: list[AnswerProblem]
) -> tuple[str, ...]:
    if question is None:
        problems.append(AnswerProblem(key, f"没有“{key}”这个问题"))
        return ()
    allowed = {option.value for option in question.options} | {UNSURE}
    for value in values:
        if value not in allowed:
            problems.append(AnswerProblem(key, f"“{question.text}”没有“{value}”这个选项"))
    if len(values) > 1 and not question.multi:
        problems.append(
            AnswerProblem(key, f"“{question.text}”只能选一项，地址里给了{len(values)}项")
        )
    for value in values:
        if value == UNSURE or value in question.exclusive:
            return (value,)
    order = [option.value for option in question.options]
    return tuple(sorted(values, key=lambda value: order.index(value) if value in order else 0))
