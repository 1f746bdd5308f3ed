"""What chosen options do, and the citizen's own answers as the reason for it."""

from collections.abc import Iterator

from catalog.core.edition import Condition, Edition, Effect
from catalog.core.situation import Situation
from catalog.core.truth import Truth
from catalog.core.wording import full_width

YES_NO = "没不无都满"
"""First characters of answers that say nothing without their question (没有, 不要, 满了)."""


def effects(
    edition: Edition, situation: Situation, verb: str
) -> Iterator[tuple[Effect, Truth, str, str]]:
    """Effects of one verb that are or may be on: (effect, truth, reason, question id)."""
    for question in edition.questions:
        for option in question.options:
            wanted = [effect for effect in option.effects if effect.do == verb]
            if not wanted:
                continue
            truth = situation.chose(question.id, option.value)
            if truth is not False:
                why = reason({question.id: (option.value,)}, situation) if truth else ""
                yield from ((effect, truth, why, question.id) for effect in wanted)


def reason(condition: Condition, situation: Situation) -> str:
    """Why a condition holds, in the citizen's own answers; empty where none does."""
    parts = []
    for question_id, options in condition.items():
        answer = situation.answers.get(question_id, ())
        shown = [full_width(value) for value in answer if value in options]
        if shown:
            picked = "”“".join(shown)
            terse = any(len(value) == 1 or value[0] in YES_NO for value in shown)
            ask = situation.questions[question_id].text.rstrip("?？")
            parts.append(f"“{ask}”您答“{picked}”" if terse else f"您选了“{picked}”")
    return "因为" + "，".join(parts) if parts else ""
