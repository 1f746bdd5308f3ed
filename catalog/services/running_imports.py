"""Running imports: the work on a workbook that was sent in, by whichever worker claims it.

    job = running_imports.claim(session, run, "worker-1", now)    # None: somebody else is at it
    checked = running_imports.check(reading, job, progress)
    running_imports.keep(session, job, checked)
    ...                                                           # a person asks to apply
    running_imports.apply(session, running_imports.claim(session, run, "worker-1", now))

Each step is one transaction and says in the database how far it got, so a run outlives tabs,
threads and processes. ``now`` is seconds since 1970.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from catalog.adapters import workbook
from catalog.core.intake.dryrun import plan
from catalog.core.intake.known import Options
from catalog.core.intake.plan import Plan, Progress
from catalog.core.intake.run import SILENT_SECONDS, WORKING
from catalog.models import ImportFile, ImportRow, ImportRun
from catalog.services import auditing, marking_absent
from catalog.services.importing import ImportRefused, differs
from catalog.services.knowing import known_for
from catalog.services.proposing_import import StaleReport, propose_import
from catalog.services.reporting_import import report_rows, summary_of


@dataclass(frozen=True)
class Job:
    """A run that this worker has claimed, and what is to be done."""

    run_id: int
    worker: str
    task: str
    options: Options


def claim(session: Session, run_id: int, worker: str, now: int) -> Job | None:
    """Take a run that nobody is working on; None when there is nothing to do.

    A worker that has not been heard of for a while is taken for dead.
    """
    run = session.get(ImportRun, run_id)
    if run is None or run.state not in WORKING or (run.worker and now - run.beat < SILENT_SECONDS):
        return None
    run.worker, run.beat = worker, now
    if run.state == "waiting":
        run.state, run.stage = "checking", "正在读表格"
    task = "apply" if run.state == "applying" else "check"
    options = Options(**{**run.options, "create": frozenset(run.options["create"])})
    session.commit()
    return Job(run_id, worker, task, options)


def tell(session: Session, job: Job, stage: str, done: int, total: int, now: int) -> bool:
    """Say how far the work is; False when the run was taken over or dropped meanwhile."""
    changed = session.execute(
        update(ImportRun)
        .where(col(ImportRun.id) == job.run_id, col(ImportRun.worker) == job.worker)
        .values(stage=stage, done=done, total=total, beat=now)
    )
    session.commit()
    return bool(changed.rowcount)  # type: ignore[attr-defined]


def check(
    session: Session, job: Job, progress: Progress | None = None
) -> tuple[Plan, dict[str, Any]]:
    """(plan, summary) of a run's workbook; reads only. Raises WorkbookRefused."""
    file = session.get(ImportFile, job.run_id)
    if file is None:
        raise ImportRefused("表格已经不在了，请重新上传")
    sheets = workbook.read(file.data, hidden=True)
    made = plan(sheets, known_for(session, job.options), job.options, progress)
    return made, summary_of(session, made)


def keep(session: Session, job: Job, checked: tuple[Plan, dict[str, Any]]) -> bool:
    """Keep the report; False when the run is no longer this worker's."""
    run = session.get(ImportRun, job.run_id)
    if run is None or run.worker != job.worker or run.state != "checking":
        return False
    made, summary = checked
    session.execute(delete(ImportRow).where(col(ImportRow.run_id) == job.run_id))
    if made.rows:  # the table, not the class: thousands of rows need no object each
        session.execute(insert(ImportRow.__table__), list(report_rows(job.run_id, made)))  # type: ignore[attr-defined]
    run.state, run.worker, run.stage = "checked", "", ""
    run.summary, run.unmatched = summary, made.unmatched
    run.done = run.total
    session.commit()
    return True


def apply(session: Session, job: Job) -> bool:
    """One change with every row that differs, and marks at items that are absent, in one
    transaction. False when the catalogue has changed since the dry run: nothing is written
    and the dry run is to be made again."""
    run = session.get(ImportRun, job.run_id)
    if run is None or run.worker != job.worker or run.state != "applying":
        return True
    try:
        run.change_id = propose_import(session, run) if differs(run) else None
    except StaleReport:
        session.rollback()
        _again(session, job.run_id)
        return False
    run.state, run.worker, run.stage, run.applied_at = "applied", "", "", auditing.now()
    run.error = ""
    marking_absent.mark(session, run)
    session.commit()
    return True


def fail(session: Session, job: Job, reason: str) -> None:
    """The workbook cannot be taken: keep the reason for the page."""
    run = session.get(ImportRun, job.run_id)
    if run and run.worker == job.worker:
        run.state, run.worker, run.stage, run.error = "failed", "", "", reason[:1000]
        session.commit()


def orphaned(session: Session, now: int) -> list[int]:
    """Runs whose worker was never there or has died."""
    runs = session.exec(select(ImportRun).where(col(ImportRun.state).in_(WORKING)))
    return [run.id or 0 for run in runs if not run.worker or now - run.beat >= SILENT_SECONDS]


def _again(session: Session, run_id: int) -> None:
    run = session.get(ImportRun, run_id)
    if run:
        run.state, run.worker = "waiting", ""
        run.error = "试算之后目录又变过，已按最新的目录重新试算，请再看一遍。"
    session.commit()
