"""Coverage: every option of an entry tried, and what no scenario has tested yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.core.checklist import build_checklist
from catalog.core.edition import Edition, Question
from catalog.core.lint import reachability
from catalog.core.savings import fullest_situation
from catalog.core.selection import select
from catalog.core.situation import Situation

Answers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class OptionCoverage:
    """One option. ``scenarios`` counts the tests that choose it; ``fault`` says why it is
    dead ("" when it is not); ``same_as`` names an option after which everything is the same."""

    question: str
    text: str
    option: str
    scenarios: int
    fault: str = ""
    same_as: str = ""


@dataclass(frozen=True)
class Coverage:
    """Every option of an entry, and findings about items nobody can reach."""

    options: tuple[OptionCoverage, ...]
    unreachable: tuple[str, ...]

    @property
    def untested(self) -> tuple[OptionCoverage, ...]:
        """Options no scenario chooses."""
        return tuple(each for each in self.options if not each.scenarios)

    @property
    def dead(self) -> tuple[OptionCoverage, ...]:
        """Options nobody can ever choose."""
        return tuple(each for each in self.options if each.fault)


def coverage(edition: Edition, scenarios: Iterable[Answers]) -> Coverage:
    """Try every option of every question from the fullest situation; pure."""
    chosen = [pair for answers in scenarios for pair in set(answers)]
    options = [
        each for question in edition.questions for each in _options(edition, question, chosen)
    ]
    return Coverage(tuple(options), tuple(f.text for f in reachability.check(edition)))


def _options(
    edition: Edition, question: Question, chosen: list[tuple[str, str]]
) -> Iterable[OptionCoverage]:
    situation = _asked(edition, question)
    seen: dict[object, str] = {}
    for option in question.options:
        fault = "这个问题怎么回答前面的都不会问到" if situation is None else ""
        same = ""
        if situation is not None:
            result = _result(edition, situation, question, option.value)
            same = seen.setdefault(result, option.value)
        yield OptionCoverage(
            question.id,
            question.text,
            option.value,
            chosen.count((question.id, option.value)),
            fault,
            "" if same == option.value else same,
        )


def _asked(edition: Edition, question: Question) -> Situation | None:
    """The fullest situation in which the question is asked; None where there is none."""
    fullest = fullest_situation(edition)
    if fullest.due(question.id):
        return fullest
    answers = dict(fullest.answers)
    offered = {each.id: {option.value for option in each.options} for each in edition.questions}
    for name, options in question.ask_when.items():
        possible = [option for option in options if option in offered.get(name, ())]
        if not possible:
            return None
        answers[name] = tuple(possible[:1])
    forced = replace(fullest, answers=answers)
    return None if forced.due(question.id) is False else forced


def _result(edition: Edition, situation: Situation, question: Question, value: str) -> object:
    tried = replace(situation, answers={**situation.answers, question.id: (value,)})
    selection = select(edition, tried)
    lines = build_checklist(edition, selection, tried).lines
    due = tuple(tried.due(each.id) for each in edition.questions)
    return (
        tuple((line.member.item, line.status) for line in selection.items),
        tuple((line.material, line.holder, line.status, line.handling) for line in lines),
        selection.verdict,
        tuple(note.text for note in selection.notes),
        tuple(_promise(edition, tried)),
        due,
    )


def _promise(edition: Edition, situation: Situation) -> Iterable[object]:
    for member in edition.members:
        for choice in member.promised_when:
            yield situation.holds(choice.when)
