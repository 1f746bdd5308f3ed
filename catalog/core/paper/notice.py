"""一次性告知单: one's own list to take along."""

from typing import Any

from catalog.core.guide import Guide
from catalog.core.paper.head import answers, head, remarks, verdict
from catalog.core.paper.issue import Issue
from catalog.core.paper.lists import checklist
from catalog.core.paper.marks import Marks
from catalog.core.paper.numbering import numbers_of
from catalog.core.paper.way import contacts, finish, places, steps, summary


def notice(guide: Guide, issue: Issue, marks: Marks) -> dict[str, Any]:
    """What to bring, forms, exempt, the order with dates and fees, where, whom to ask."""
    numbers = numbers_of(guide)
    return {
        **head("notice", guide, issue),
        "answers": answers(guide, numbers),
        "verdict": verdict(guide),
        "figures": summary(guide),
        "finish": finish(guide),
        "checklist": checklist(guide, numbers),
        "remarks": remarks(guide),
        "steps": steps(guide, numbers),
        "places": places(guide, issue),
        "contacts": contacts(issue),
    }
