"""Imports in tests: from a workbook to its report, and on to the change."""

from typing import Any

from sqlmodel import Session, col, select

from catalog.core.intake.known import Options
from catalog.models import Change, ChangeRow, ImportRow, ImportRun
from catalog.services import importing, undoing
from catalog.web.admin import working
from tests.workflow import House


class Import:
    """One run in a house."""

    def __init__(self, house: House, data: bytes, name: str = "清单.xlsx", **options: Any) -> None:
        self.house = house
        with house.writing() as session:
            self.id = importing.start(session, house.admin, name, data, Options(**options))
        working.work(house.engine, self.id)

    def read(self, table: Any) -> Any:
        with self.house.reading() as session:
            return session.get(table, self.id)

    @property
    def run(self) -> ImportRun:
        """The run as it stands."""
        with self.house.reading() as session:
            run = session.get_one(ImportRun, self.id)
            session.expunge(run)
            return run

    @property
    def counts(self) -> dict[str, int]:
        """Items per outcome that are not nothing."""
        return {outcome: n for outcome, n in self.run.summary["counts"].items() if n}

    def rows(self, *outcomes: str) -> list[ImportRow]:
        """Rows of the report."""
        with self.house.reading() as session:
            query = (
                select(ImportRow).where(ImportRow.run_id == self.id).order_by(col(ImportRow.number))
            )
            found = [row for row in session.exec(query) if not outcomes or row.outcome in outcomes]
            session.expunge_all()
            return found

    def reasons(self) -> dict[int, str]:
        """Line -> why it was turned down."""
        return {row.line: row.faults[0][3] for row in self.rows("rejected")}

    def apply(self) -> int:
        """Make the change; its id."""
        with self.house.writing() as session:
            importing.ask_to_apply(session, self.house.admin, self.id)
        working.work(self.house.engine, self.id)
        assert self.run.change_id
        return self.run.change_id

    def undo(self) -> int | None:
        """Take it back."""
        with self.house.writing() as session:
            return undoing.undo_import(session, self.house.admin, self.id)


def changed_rows(session: Session, change: int) -> list[ChangeRow]:
    """The rows of a change."""
    return list(session.exec(select(ChangeRow).where(ChangeRow.change_id == change)))


def changes(session: Session) -> list[Change]:
    """Every change."""
    return list(session.exec(select(Change)))
