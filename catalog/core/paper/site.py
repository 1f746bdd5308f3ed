"""一同核查单: one visit of all departments, each with its own list and signatures."""

from typing import Any

from catalog.core.guide import Guide
from catalog.core.paper.head import head
from catalog.core.paper.issue import Issue
from catalog.core.paper.marks import Marks
from catalog.core.phrasing import bare

ONE_VISIT = (
    "各部门合在一起只上门一次，各看各的，各签各的。有一家没通过，不影响其他事项；"
    "整改后由那一家单独复核。"
)


def inspection(guide: Guide, issue: Issue, marks: Marks) -> dict[str, Any]:
    """By department: what is looked at, with room for the finding and two signatures."""
    return {
        **head("inspection", guide, issue),
        "groups": [
            {
                "department": bare(group.department),
                "items": list(group.items),
                "checks": list(group.checks),
            }
            for group in guide.inspection
        ],
        "rule": ONE_VISIT,
    }
