"""情形规则全文: every rule of an entry in words, for departments to read and sign."""

from typing import Any

from catalog.core.duration import limit_words
from catalog.core.edition import Edition, Member, Question
from catalog.core.guide import Guide
from catalog.core.paper.head import head
from catalog.core.paper.issue import Issue
from catalog.core.paper.marks import Marks
from catalog.core.paper.requirements import Words
from catalog.core.phrasing import asked, bare, law

READING = (
    "“问题2选‘是’”指申请人对第2个问题回答“是”；没有回答的问题不算“否”，有关事项和材料列为“也许要”。"
    "先看条件和“要办”，再看“改办”，最后看“不办”；“不办”说了算。"
)


def rule_set(guide: Guide, issue: Issue, marks: Marks) -> dict[str, Any]:
    """Questions with options and effects, items with conditions, waivers, licence rules."""
    edition = guide.edition
    words = Words(edition)
    return {
        **head("rule_set", guide, issue),
        "reading": READING,
        "questions": [_question(words, question) for question in edition.questions],
        "items": [_item(words, member) for member in edition.members],
        "waivers": [_waiver(waiver.rule, waiver.basis) for waiver in edition.waivers],
        "composite": _composite(edition),
        "departments": signing(edition),
    }


def signing(edition: Edition) -> list[str]:
    """The departments of the entry, each once, the leading one first."""
    lead = [bare(edition.lead.name)] if edition.lead else []
    return list(dict.fromkeys(lead + [bare(member.department.name) for member in edition.members]))


def _question(words: Words, question: Question) -> dict[str, Any]:
    when = words.when(question.ask_when)
    return {
        "number": words.numbers[question.id],
        "text": asked(question.text),
        "hint": question.hint,
        "multi": question.multi,
        "when": f"{when}时才问" if when else "",
        "options": [
            {
                "label": option.label,
                "alone": option.value in question.exclusive,
                "effects": [words.effect(effect) for effect in option.effects],
            }
            for option in question.options
        ],
    }


def _item(words: Words, member: Member) -> dict[str, Any]:
    return {
        "name": member.name,
        "department": bare(member.department.name),
        "when": words.included(member),
        "trim": f"{words.when(member.trim_unless)}以外可以裁去" if member.trim_unless else "",
        "after": [words.item(after.item) for after in member.after],
        "limits": [
            f"{words.when(each.when)}：{limit_words(each.limit)}" for each in member.promised_when
        ],
        "requirements": [words.requirement(need) for need in member.requirements],
    }


def _waiver(rule: str, basis: tuple[str, ...]) -> str:
    laws = "、".join(law(each.removeprefix("law:")) for each in basis)
    return f"{rule}（{laws}）" if laws else rule


def _composite(edition: Edition) -> list[str]:
    rules = edition.composite
    if rules is None:
        return []
    texts = (
        rules.prerequisite,
        rules.when_fewer,
        rules.trim_hint,
        rules.validity_rule,
        rules.change_rule,
    )
    return [text for text in texts if text]
