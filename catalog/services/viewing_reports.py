"""Viewing reports: what an import would do, row by row, a page at a time."""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, func, select

from catalog.core.intake.plan import OUTCOMES
from catalog.core.paging import page_within, pages_of
from catalog.models import ImportRow

PAGE = 50


@dataclass(frozen=True)
class ReportFault:
    """What is wrong with a cell, or in the same way with several of a row; ``columns`` are
    (letter, heading); ``place`` is their sheet and row where that is another than the report's."""

    columns: tuple[tuple[str, str], ...]
    value: str
    reason: str
    fix: str
    place: str = ""


@dataclass(frozen=True)
class ReportRow:
    """One row of the report."""

    noun: str
    outcome: str
    id: str
    name: str
    department: str
    place: str
    faults: list[ReportFault]
    differences: list[list[str]]

    @property
    def words(self) -> str:
        """The outcome in words."""
        return OUTCOMES[self.outcome]


@dataclass(frozen=True)
class ReportPage:
    """Fifty rows of a report."""

    rows: tuple[ReportRow, ...]
    total: int
    page: int
    by_outcome: dict[str, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE)


@dataclass(frozen=True)
class Filter:
    """What to show of a report; "" means everything."""

    outcome: str = ""
    words: str = ""


def report(session: Session, run_id: int, wanted: Filter, page: int = 1) -> ReportPage:
    """Fifty rows that match, in the order of the workbook."""
    # Common code values are filled in for whoever starts empty: counted, not listed.
    where = [col(ImportRow.run_id) == run_id, col(ImportRow.noun) != "code"]
    tally = select(ImportRow.outcome, func.count()).where(*where).group_by(ImportRow.outcome)
    by_outcome = dict(session.exec(tally).all())
    if wanted.outcome:
        where.append(col(ImportRow.outcome) == wanted.outcome)
    if wanted.words:
        where.append(
            col(ImportRow.name).contains(wanted.words, autoescape=True)
            | col(ImportRow.department).contains(wanted.words, autoescape=True)
            | col(ImportRow.row_id).contains(wanted.words, autoescape=True)
        )
    total = session.exec(select(func.count()).select_from(ImportRow).where(*where)).one()
    page = page_within(page, total, PAGE)
    query = select(ImportRow).where(*where).order_by(col(ImportRow.number))
    found = session.exec(query.offset((page - 1) * PAGE).limit(PAGE))
    return ReportPage(tuple(map(_row, found)), total, page, by_outcome)


def _row(row: ImportRow) -> ReportRow:
    return ReportRow(
        row.noun,
        row.outcome,
        row.row_id,
        row.name,
        row.department,
        _place(row.sheet, row.line),
        _faults(row),
        row.differences,
    )


def _faults(row: ImportRow) -> list[ReportFault]:
    found: dict[tuple[Any, ...], ReportFault] = {}
    for column, letter, value, reason, fix, *elsewhere in row.faults:
        key = (value, reason, *elsewhere)
        columns = found[key].columns if key in found else ()
        place = _place(*elsewhere) if elsewhere else ""
        found[key] = ReportFault((*columns, (letter, column)), value, reason, fix, place)
    return list(found.values())


def _place(sheet: str, line: int) -> str:
    return f"{sheet} 第 {line} 行" if line else ""
