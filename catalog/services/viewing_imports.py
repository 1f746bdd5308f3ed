"""Viewing imports: the list of runs, and one run's first page."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from catalog.core.intake.run import STATES, WORKING
from catalog.core.workflow import EDITABLE
from catalog.core.workflow import STATES as CHANGE_STATES
from catalog.models import Change, ImportRun
from catalog.services import marking_absent, titling

NEWEST = 50


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
    marks: bool = False
    """Whether applying would set or clear marks at items (services/marking_absent.py)."""

    @property
    def working(self) -> bool:
        """Whether it changes by itself, so that the page looks again."""
        return self.state in WORKING

    @property
    def may_apply(self) -> bool:
        """Whether there is something to make a change of."""
        return self.state == "checked" and (self.differs or self.marks)

    @property
    def differs(self) -> bool:
        """Whether applying makes a change."""
        return bool(self.counts.get("new") or self.counts.get("changed"))

    @property
    def may_undo(self) -> bool:
        """Whether the change can be taken back in one step now."""
        undoable = not self.change_id or self.change_state in (*EDITABLE, "live")
        return self.state == "applied" and undoable

    @property
    def change_words(self) -> str:
        """The change's state in words."""
        return CHANGE_STATES.get(self.change_state, "")


class UnknownRun(LookupError):
    """No such import."""


def runs(session: Session, limit: int = NEWEST) -> tuple[RunLine, ...]:
    """The newest imports."""
    names = titling.people(session)
    found = session.exec(select(ImportRun).order_by(col(ImportRun.id).desc()).limit(limit))
    return tuple(RunLine(**_line(run, names)) for run in found)


def run(session: Session, run_id: int) -> RunView:
    """One import; raises UnknownRun."""
    row = session.get(ImportRun, run_id)
    if row is None:
        raise UnknownRun(run_id)
    change = session.get(Change, row.change_id) if row.change_id else None
    return RunView(
        **_line(row, titling.people(session)),
        size=row.size,
        stage=row.stage,
        done=row.done,
        total=row.total,
        error=row.error,
        summary=row.summary,
        options=row.options,
        change_state=change.state if change else "",
        marks=row.state == "checked" and marking_absent.would_mark(session, row),
    )


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
