"""Numbers that let a paper point at its own questions and items instead of repeating them."""

from dataclasses import dataclass

from catalog.core.guide import Guide
from catalog.core.phrasing import plain
from catalog.core.situation import UNSURE
from catalog.core.wording import full_width

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Numbers:
    """Question id -> number as asked; item id -> number in the order of the path."""

    questions: dict[str, int]
    items: dict[str, int]

    def item(self, item: str) -> str:
        """① for the first item of the path; empty for items that are not on it."""
        return circled(self.items[item]) if item in self.items else ""

    def uses(self, items: tuple[str, ...]) -> str:
        """①③ for the items that ask for a paper."""
        numbers = sorted(self.items[item] for item in items if item in self.items)
        return "".join(circled(number) for number in numbers)

    def asked(self, questions: tuple[str, ...]) -> str:
        """2、5 for questions that are on the paper."""
        return "、".join(str(self.questions[q]) for q in questions if q in self.questions)


def numbers_of(guide: Guide) -> Numbers:
    """Questions that are or may be due, and the items of the path, each from 1."""
    due = [asked.question.id for asked in guide.questions if asked.due != "no"]
    steps = [step.item for step in guide.timeline.steps]
    return Numbers(
        {question: n for n, question in enumerate(due, 1)},
        {item: n for n, item in enumerate(steps, 1)},
    )


def circled(number: int) -> str:
    """① to ⑳, then (21)."""
    return CIRCLED[number - 1] if number <= len(CIRCLED) else f"({number})"


def because(guide: Guide, numbers: Numbers, reasons: tuple[str, ...]) -> tuple[str, str]:
    """("2、3", "") where every reason names an answer of this paper; else ("", the reasons)."""
    found: dict[int, None] = {}
    spoken = [text for text in reasons if text.startswith("因为")]
    for text in spoken:
        named = _named(guide, text)
        if len(named) != text.count("您答“") + text.count("您选了“"):
            return "", "；".join(spoken)
        found.update(dict.fromkeys(numbers.questions[question] for question in named))
    return "、".join(map(str, sorted(found))), ""


def _named(guide: Guide, text: str) -> list[str]:
    """Questions whose own words, or whose chosen answer, the reason quotes."""
    found = []
    for asked in guide.questions:
        if asked.due == "no" or asked.chosen in ((), (UNSURE,)):
            continue
        labels = [full_width(value) for value in asked.chosen]
        words = {
            f"“{asked.question.text.rstrip('?？')}”您答",
            f"“{plain(asked.question.text)}”您答",
        }
        if any(word in text for word in words) or any(
            f"您选了“{label}" in text for label in labels
        ):
            found.append(asked.question.id)
    return found
