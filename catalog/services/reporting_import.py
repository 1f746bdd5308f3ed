"""Reporting an import: the dry run as the database keeps it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session

from catalog.core.intake.faults import CellFault
from catalog.core.intake.plan import Plan
from catalog.services.knowing import touched_by

MOST_CODES = 300
"""How many unknown codes of one workbook queue up to be mapped."""


def summary_of(session: Session, made: Plan) -> dict[str, Any]:
    """The report's first page: numbers, remarks, bundles touched, commonest reasons."""
    others = Counter(row.noun for row in made.rows if row.outcome == "new")
    return {
        "counts": made.counts(),
        "rejected_papers": sum(row.noun == "paper" for row in made.rows),
        "notes": made.notes[:200],
        "created": {noun: others[noun] for noun in ("department", "material", "code")},
        "touched": touched_by(session, [row for row in made.rows if row.noun == "item"]),
        "unmatched": len(made.unmatched),
        "codes": [[*code, rows] for code, rows in made.codes.most_common(MOST_CODES)],
        "reasons": _reasons(made),
    }


def report_rows(run_id: int, made: Plan) -> Iterable[dict[str, Any]]:
    """The report as rows of the database."""
    for number, row in enumerate(made.rows):
        yield {
            "run_id": run_id,
            "number": number,
            "noun": row.noun,
            "outcome": row.outcome,
            "row_id": row.id[:120],
            "name": row.name[:300],
            "department": row.department[:300],
            "sheet": row.sheet[:100],
            "line": row.line,
            "faults": [_fault(fault) for fault in row.faults],
            "differences": row.differences,
            "content": row.content,
            "base_version": row.base_version,
        }


def _fault(fault: CellFault) -> list[str | int]:
    told: list[str | int] = [fault.column, fault.letter, fault.value, fault.reason, fault.fix]
    return [*told, fault.sheet, fault.line] if fault.line else told


def _reasons(made: Plan) -> list[list[Any]]:
    """The commonest reasons for turning rows down: (column, reason, rows, first line)."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in made.rows:
        for fault in row.faults:
            column = f"“{fault.sheet}”的{fault.column}" if fault.sheet else fault.column
            found.setdefault((column, fault.reason), []).append(fault.line or row.line)
    most = sorted(found.items(), key=lambda each: -len(each[1]))[:10]
    return [[column, reason, len(lines), lines[0]] for (column, reason), lines in most]
