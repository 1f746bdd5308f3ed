"""A citizen's situation: answers to an entry's questions, and what they decide."""

from dataclasses import dataclass, field

from catalog.core.edition import Condition, Edition, Question
from catalog.core.truth import Truth, all_of

UNSURE = "不清楚"
"""Every question may be answered so; it counts as unanswered unless the facts say more."""

DECIDING = ("include", "exclude", "replace", "require", "leave_bundle", "offline_only")


@dataclass(frozen=True)
class Situation:
    """Clean answers by question id, optional items chosen, fixed members trimmed."""

    questions: dict[str, Question]
    named: frozenset[tuple[str, str]]
    """(question, option) pairs that some condition of the entry names."""
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()
    trimmed: frozenset[str] = frozenset()

    def due(self, question_id: str) -> Truth:
        """Whether the question is to be asked now, given the earlier answers."""
        question = self.questions.get(question_id)
        return False if question is None else self.holds(question.ask_when)

    def holds(self, condition: Condition) -> Truth:
        """Every named question, any listed option; a question that is not due is "no"."""
        return all_of(self._matches(question, options) for question, options in condition.items())

    def chose(self, question_id: str, option: str) -> Truth:
        """Whether this very option was chosen; decides the option's effects."""
        due = self.due(question_id)
        answer = self.answers.get(question_id)
        if due is False or (answer and option in answer):
            return due
        if not answer:
            return None
        return None if self._open(question_id, answer, any_effect=True) else False

    def open_questions(self, condition: Condition) -> tuple[str, ...]:
        """The questions that still decide ``condition``, earliest first, without repeats."""
        found: dict[str, None] = {}
        for question_id, options in condition.items():
            if self._matches(question_id, options) is not None:
                continue
            question = self.questions[question_id]
            if self.due(question_id) is None:
                found.update(dict.fromkeys(self.open_questions(question.ask_when)))
            else:
                found[question_id] = None
        return tuple(found)

    def _matches(self, question_id: str, options: tuple[str, ...]) -> Truth:
        due = self.due(question_id)
        if due is False:
            return False
        answer = self.answers.get(question_id)
        values = {option.value for option in self.questions[question_id].options}
        if not answer:
            return all_of((due, True if values <= set(options) else None))
        if set(answer) & set(options):
            return due
        return None if self._open(question_id, answer) else False

    def _open(self, question_id: str, answer: tuple[str, ...], any_effect: bool = False) -> bool:
        """True where the answer is 不清楚 and the facts give it no meaning of its own.

        A note alone does not decide whether an item is needed, so for conditions a
        noted 不清楚 stays open; for the effects of the other options it is an answer.
        """
        if answer != (UNSURE,):
            return False
        if (question_id, UNSURE) in self.named:
            return False
        effects = [
            effect
            for option in self.questions[question_id].options
            if option.value == UNSURE
            for effect in option.effects
        ]
        return not any(any_effect or effect.do in DECIDING for effect in effects)


def empty_situation(edition: Edition) -> Situation:
    """Nothing answered yet."""
    return Situation({q.id: q for q in edition.questions}, named_options(edition))


def named_options(edition: Edition) -> frozenset[tuple[str, str]]:
    """Every (question, option) that a condition of the entry refers to."""
    conditions = [question.ask_when for question in edition.questions]
    for member in edition.members:
        conditions += [member.include.when, *(need.when for need in member.requirements)]
        conditions += [choice.when for choice in member.promised_when]
    return frozenset(
        (question, option)
        for condition in conditions
        for question, options in condition.items()
        for option in options
    )
