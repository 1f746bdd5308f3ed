"""A plan: every row of a workbook with what would become of it (dryrun.py makes it)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from catalog.core.intake.faults import CellFault
from catalog.core.intake.itemfields import LABELS
from catalog.core.intake.known import Content

OUTCOMES = {
    "new": "新增",
    "changed": "改动",
    "unchanged": "未变",
    "rejected": "退回",
    "absent": "表里没有",
}
"""Outcome of a row -> its name on pages, in the order lists show them."""

PUBLIC = frozenset(LABELS) - {"maintainer_notes"}
STEP = 250


@dataclass(slots=True)
class RowPlan:
    """One row's outcome. ``line`` counts from 1 as Excel does, 0 for rows made by the import
    itself (a new department); ``differences`` are (field, label, old, new)."""

    noun: str
    outcome: str
    id: str
    name: str
    sheet: str = ""
    line: int = 0
    department: str = ""
    faults: list[CellFault] = field(default_factory=list)
    differences: list[tuple[str, str, str, str]] = field(default_factory=list)
    content: Content = field(default_factory=dict)
    base_version: int = 0

    def public(self) -> bool:
        """Whether citizens would see the difference."""
        if self.outcome == "new":
            return True
        shown = (f for f, *_ in self.differences if not f.startswith(("codes.", "particulars.")))
        return any(f != "maintainer_notes" for f in shown)


@dataclass
class Plan:
    """The whole dry run. ``notes`` say what was passed over: sheets, columns, remarks;
    ``unmatched`` are material names the dictionary lacks with the items that ask for them,
    ``codes`` counts the rows held back by (table, a code nobody mapped)."""

    rows: list[RowPlan] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unmatched: dict[str, list[str]] = field(default_factory=dict)
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def counts(self) -> dict[str, int]:
        """Items per outcome."""
        found = dict.fromkeys(OUTCOMES, 0)
        for row in self.rows:
            if row.noun == "item":
                found[row.outcome] += 1
        return found


Progress = Callable[[int, int], None]


def label(field_id: str) -> str:
    """A field's name for people."""
    return LABELS.get(field_id) or ("申请材料" if field_id == "requirements" else field_id)


def shown(value: Any) -> str:
    """A text of a report, not too long to read."""
    text = str(value)
    return text if len(text) <= 600 else text[:600] + "……"
