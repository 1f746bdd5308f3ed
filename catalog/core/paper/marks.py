"""What the window found of each line: received, verified, missing or deferred."""

from dataclasses import dataclass
from datetime import date

from catalog.core.checklist import MaterialLine
from catalog.core.guide import Guide

STATES = {"received": "已收", "verified": "免提交核验通过", "missing": "缺", "deferred": "容缺"}


@dataclass(frozen=True)
class Mark:
    """One line's state, by (material, holder). ``reason`` is what is wrong or why it may
    follow; ``due`` the day by which a missing or deferred paper has to be there."""

    material: str
    holder: str
    state: str
    reason: str = ""
    due: date | None = None

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ValueError(f"没有“{self.state}”这种收件状态")


@dataclass(frozen=True)
class Marks:
    """The marks of one visit; a line without one has not been looked at."""

    marks: tuple[Mark, ...] = ()

    def of(self, line: MaterialLine) -> Mark | None:
        """The mark of a line, or None."""
        for mark in self.marks:
            if (mark.material, mark.holder) == (line.material, line.holder):
                return mark
        return None

    def lines(self, guide: Guide, state: str) -> tuple[tuple[MaterialLine, Mark], ...]:
        """The guide's lines in this state with their marks, in the order of the list.

        Needed lines to bring that nobody marked count as missing.
        """
        found = []
        for line in guide.checklist.lines:
            mark = self.of(line) or _unmarked(line)
            if mark and mark.state == state:
                found.append((line, mark))
        return tuple(found)


def _unmarked(line: MaterialLine) -> Mark | None:
    if line.status == "needed" and line.handling == "bring":
        return Mark(line.material, line.holder, "missing")
    return None
