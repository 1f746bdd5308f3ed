"""The papers of taking in: what is missing, what was taken, what may follow later."""

from datetime import date
from typing import Any

from catalog.core.checklist import MaterialLine
from catalog.core.guide import Guide
from catalog.core.paper.head import head
from catalog.core.paper.issue import Issue
from catalog.core.paper.lists import row
from catalog.core.paper.marks import Mark, Marks
from catalog.core.paper.numbering import Numbers, numbers_of
from catalog.core.paper.way import contacts, finish, steps
from catalog.core.phrasing import full_day, weekday

Row = dict[str, Any]


def supplement(guide: Guide, issue: Issue, marks: Marks) -> Row:
    """补正材料告知书: what is missing, why, and by when."""
    numbers = numbers_of(guide)
    missing = marks.lines(guide, "missing")
    permit = any(
        line.status == "included" and line.member.type == "行政许可" for line in guide.items
    )
    return {
        **head("supplement", guide, issue),
        "missing": [_marked(guide, numbers, *pair) for pair in missing],
        "items": _items(guide, numbers),
        "due": _by(_earliest(missing)),
        "law": issue.terms.supplement if permit else "",
        "remark": issue.terms.remark,
        "contacts": contacts(issue),
    }


def receipt(guide: Guide, issue: Issue, marks: Marks) -> Row:
    """收件回执: what was taken, what was verified, what follows by when, when it is done."""
    numbers = numbers_of(guide)
    found = {
        state: [_marked(guide, numbers, *pair) for pair in marks.lines(guide, state)]
        for state in ("received", "verified", "deferred", "missing")
    }
    return {
        **head("receipt", guide, issue),
        **found,
        "finish": finish(guide),
        "steps": steps(guide, numbers),
        "due": _by(_earliest(marks.lines(guide, "deferred"))),
        "contacts": contacts(issue),
    }


def commitment(guide: Guide, issue: Issue, marks: Marks) -> Row:
    """容缺受理承诺书: what may follow, by when, and what the applicant promises."""
    numbers = numbers_of(guide)
    deferred = marks.lines(guide, "deferred")
    return {
        **head("commitment", guide, issue),
        "deferred": [_marked(guide, numbers, *pair) for pair in deferred],
        "items": _items(guide, numbers),
        "promises": list(issue.terms.promises),
        "rule": issue.terms.deferral,
        "remark": issue.terms.remark,
        "due": _by(_earliest(deferred)),
    }


def _marked(guide: Guide, numbers: Numbers, line: MaterialLine, mark: Mark) -> Row:
    return {
        **row(guide, numbers, line),
        "reason": mark.reason,
        "due": full_day(mark.due) if mark.due else "",
    }


def _items(guide: Guide, numbers: Numbers) -> list[list[str]]:
    """The items applied for, numbered."""
    return [
        [numbers.item(step.item), step.name]
        for step in guide.timeline.steps
        if step.status == "included"
    ]


def _earliest(marked: tuple[tuple[MaterialLine, Mark], ...]) -> date | None:
    return min((mark.due for _, mark in marked if mark.due), default=None)


def _by(day: date | None) -> str:
    return f"{full_day(day)}（{weekday(day)}）" if day else ""
