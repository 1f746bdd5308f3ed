"""Viewing reports: what an import would do, row by row, a page at a time."""

from dataclasses import dataclass, field

from sqlmodel import Session, col, func, select

from catalog.core.intake.plan import OUTCOMES
from catalog.models import ImportRow

PAGE = 50


@dataclass(frozen=True)
class ReportRow:
    """One row of the report."""

    noun: str
    outcome: str
    id: str
    name: str
    department: str
    place: str
    faults: list[list[str]]
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
        return max(1, -(-self.total // PAGE))


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
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    query = select(ImportRow).where(*where).order_by(col(ImportRow.number))
    found = session.exec(query.offset((page - 1) * PAGE).limit(PAGE))
    return ReportPage(tuple(map(_row, found)), total, page, by_outcome)


def _row(row: ImportRow) -> ReportRow:
    place = f"{row.sheet} 第 {row.line} 行" if row.line else ""
    return ReportRow(
        row.noun,
        row.outcome,
        row.row_id,
        row.name,
        row.department,
        place,
        row.faults,
        row.differences,
    )
