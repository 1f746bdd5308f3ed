"""What every printed paper says, as plain data: from a Guide, a print and the window's marks.

``compose`` is deterministic and returns only text, numbers, lists and dicts; how it looks
is for ``templates/print/`` to say, and ``adapters.typesetting`` to set.
"""

from collections.abc import Callable
from typing import Any

from catalog.core.guide import Guide
from catalog.core.paper.acceptance import commitment, receipt, supplement
from catalog.core.paper.fullguide import full_guide
from catalog.core.paper.issue import Issue
from catalog.core.paper.kinds import PAPERS, NotForThis, PaperInfo, objection, papers_for
from catalog.core.paper.marks import STATES, Mark, Marks
from catalog.core.paper.notice import notice
from catalog.core.paper.ruleset import rule_set
from catalog.core.paper.sample import certificate
from catalog.core.paper.site import inspection
from catalog.core.paper.terms import Terms
from catalog.core.paper.workrules import work_rules

__all__ = [
    "PAPERS",
    "STATES",
    "Issue",
    "Mark",
    "Marks",
    "NotForThis",
    "PaperInfo",
    "Terms",
    "compose",
    "objection",
    "papers_for",
]

Content = dict[str, Any]

COMPOSERS: dict[str, Callable[[Guide, Issue, Marks], Content]] = {
    "notice": notice,
    "guide": full_guide,
    "supplement": supplement,
    "receipt": receipt,
    "commitment": commitment,
    "inspection": inspection,
    "certificate": certificate,
    "work_rules": work_rules,
    "rule_set": rule_set,
}


def compose(kind: str, guide: Guide, issue: Issue, marks: Marks | None = None) -> Content:
    """The content of one paper.

    Raises KeyError for an unknown kind, NotForThis where the paper does not exist for
    this guide or needs marks that are not there.
    """
    reason = objection(kind, guide, marks)
    if reason:
        raise NotForThis(reason)
    return COMPOSERS[kind](guide, issue, marks or Marks())
