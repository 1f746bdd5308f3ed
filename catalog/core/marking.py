"""The window's marks as a form sends them and as the ledger keeps them.

Fields are ``mark.<material>.<holder>`` (a state) and ``why.<material>.<holder>`` (what is
wrong, in a few words). The ledger keeps plain rows.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from catalog.core.guide import Guide
from catalog.core.paper.marks import STATES, Mark, Marks

LONGEST_REASON = 60
EXPLAINED = ("missing", "deferred")
"""States that may carry a reason; a received paper has nothing to explain."""
REASONS = ("没带", "过期", "信息不一致", "缺页或看不清", "缺签字或盖章", "复印件份数不够")
"""What is mostly wrong, offered while typing; free words may stand instead."""


def field(prefix: str, material: str, holder: str) -> str:
    """The name of a line's form field."""
    return f"{prefix}.{material}.{holder}"


def read_marks(
    pairs: Iterable[tuple[str, str]],
    guide: Guide,
    clean: Callable[[str], str] = str,
) -> Marks:
    """Marks of this guide's lines from form fields; other lines and unknown states are left out.

    ``clean`` takes what must not be kept out of a reason.
    """
    given = dict(pairs)
    marks = []
    for line in guide.checklist.lines:
        state = given.get(field("mark", line.material, line.holder), "")
        if state in STATES:
            why = given.get(field("why", line.material, line.holder), "")
            reason = _tidy(clean(why)) if state in EXPLAINED else ""
            marks.append(Mark(line.material, line.holder, state, reason))
    return Marks(tuple(marks))


def rows_of(marks: Marks) -> list[dict[str, Any]]:
    """Plain rows for the ledger."""
    return [
        {
            "material": mark.material,
            "holder": mark.holder,
            "state": mark.state,
            "reason": mark.reason,
            "due": mark.due.isoformat() if mark.due else "",
        }
        for mark in marks.marks
    ]


def marks_of(rows: Iterable[dict[str, Any]]) -> Marks:
    """The marks that ``rows_of`` wrote."""
    return Marks(
        tuple(
            Mark(
                row["material"],
                row["holder"],
                row["state"],
                row["reason"],
                date.fromisoformat(row["due"]) if row["due"] else None,
            )
            for row in rows
        )
    )


def _tidy(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:LONGEST_REASON]
