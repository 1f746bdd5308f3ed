"""Viewing imports: the list of runs, and one run's report, a page at a time."""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, func, select

from catalog.core.intake.plan import OUTCOMES
from catalog.core.intake.run import STATES, WORKING
from catalog.core.workflow import EDITABLE
from catalog.core.workflow import STATES as CHANGE_STATES
from catalog.models import Change, ImportRow, ImportRun, User

PAGE = 50


@dataclass(frozen=True)
class RunLine:
    """One run in the list. ``counts`` are items per outcome, empty before the dry run."""

    id: int
    file_name: str
    state: str
    by: str
    at: str
    counts: dict[str, int]
    change_id: int | None

    @property
    def words(self) -> str:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True)
class RunView(RunLine):
    """One run's first page: the report, and what can be done with it."""

    size: int
    stage: str
    done: int
    total: int
    error: str
    summary: dict[str, Any]
    options: dict[str, Any]
    change_state: str = ""

    @property
    def working(self) -> bool:
        """Whether it changes by itself, so that the page looks again."""
        return self.state in WORKING

    @property
    def may_apply(self) -> bool:
        """Whether there is something to make a change of."""
        return self.state == "checked" and bool(
            self.counts.get("new") or self.counts.get("changed")
        )

    @property
    def may_undo(self) -> bool:
        """Whether the change can be taken back in one step now."""
        return self.state == "applied" and self.change_state in (*EDITABLE, "live")

    @property
    def change_words(self) -> str:
        """The change's state in words."""
        return CHANGE_STATES.get(self.change_state, "")


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


class UnknownRun(LookupError):
    """No such import."""


def runs(session: Session, limit: int = PAGE) -> tuple[RunLine, ...]:
    """The newest imports."""
    names = _names(session)
    found = session.exec(select(ImportRun).order_by(col(ImportRun.id).desc()).limit(limit))
    return tuple(RunLine(**_line(run, names)) for run in found)


def run(session: Session, run_id: int) -> RunView:
    """One import; raises UnknownRun."""
    row = session.get(ImportRun, run_id)
    if row is None:
        raise UnknownRun(run_id)
    change = session.get(Change, row.change_id) if row.change_id else None
    return RunView(
        **_line(row, _names(session)),
        size=row.size,
        stage=row.stage,
        done=row.done,
        total=row.total,
        error=row.error,
        summary=row.summary,
        options=row.options,
        change_state=change.state if change else "",
    )


def report(session: Session, run_id: int, wanted: Filter, page: int = 1) -> ReportPage:
    """Fifty rows that match, in the order of the workbook."""
    where = [col(ImportRow.run_id) == run_id]
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


def absent_items(session: Session) -> dict[str, int]:
    """Items that the newest applied import of their department did not mention -> that run."""
    rows = session.execute(
        select(ImportRow.row_id, ImportRow.outcome, ImportRow.run_id)
        .join(ImportRun, col(ImportRun.id) == col(ImportRow.run_id))
        .where(col(ImportRun.state) == "applied", col(ImportRow.noun) == "item")
        .order_by(col(ImportRow.run_id))
    )
    last = {slug: (outcome, run_id) for slug, outcome, run_id in rows}
    return {slug: run_id for slug, (outcome, run_id) in last.items() if outcome == "absent"}


def _line(run: ImportRun, names: dict[int | None, str]) -> dict[str, Any]:
    return {
        "id": run.id,
        "file_name": run.file_name,
        "state": run.state,
        "by": names.get(run.created_by, ""),
        "at": run.created_at,
        "counts": run.summary.get("counts", {}),
        "change_id": run.change_id,
    }


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


def _names(session: Session) -> dict[int | None, str]:
    return {user.id: user.display_name for user in session.exec(select(User))}
