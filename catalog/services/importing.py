"""Importing: a workbook is kept, tried (the dry run), and becomes one change.

    run = importing.start(session, user, "清单.xlsx", data, Options())
    job = importing.claim(session, run, "worker-1", now)      # None: somebody else is at it
    checked = importing.check(reading, job, progress)
    importing.keep(session, job, checked)
    importing.ask_to_apply(session, user, run)
    importing.apply(session, importing.claim(session, run, "worker-1", now))

Each step is one transaction and says in the database how far it got, so a run outlives tabs,
threads and processes. ``now`` is seconds since 1970.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from catalog.adapters import workbook
from catalog.core.intake.known import Options
from catalog.core.intake.plan import Plan, Progress, plan
from catalog.core.intake.run import SILENT_SECONDS, WORKING
from catalog.core.permission import Account
from catalog.models import ImportFile, ImportRow, ImportRun
from catalog.services import auditing
from catalog.services.knowing import known_for, touched_by
from catalog.services.proposing_import import StaleReport, propose_import

KEPT_RUNS = 30


class ImportRefused(ValueError):
    """The import cannot go on; the text says why, in Chinese."""


@dataclass(frozen=True)
class Job:
    """A run that this worker has claimed, and what is to be done."""

    run_id: int
    worker: str
    task: str
    options: Options


def start(session: Session, user: Account, file_name: str, data: bytes, options: Options) -> int:
    """Keep a workbook for its dry run; the run's id."""
    run = ImportRun(
        file_name=file_name[-200:] or "未命名.xlsx",
        size=len(data),
        options=asdict(options) | {"create": sorted(options.create)},
        created_by=user.id,
        created_at=auditing.now(),
    )
    session.add(run)
    session.flush()
    assert run.id is not None
    session.add(ImportFile(run_id=run.id, data=data))
    _forget_old(session, run.id)
    auditing.note(session, user, "import", f"import/{run.id}", f"{run.file_name}，{run.size} 字节")
    session.commit()
    return run.id


def ask_to_apply(session: Session, user: Account, run_id: int) -> None:
    """Have the checked run applied; raises ImportRefused when there is nothing to apply."""
    run = session.get(ImportRun, run_id)
    if run is None or run.state != "checked":
        raise ImportRefused("这次导入现在不能生成变更，请刷新页面看看它的状态")
    counts = run.summary.get("counts", {})
    if not counts.get("new") and not counts.get("changed"):
        raise ImportRefused("这份表格和目录没有不同，不用生成变更")
    run.state, run.worker, run.beat, run.stage = "applying", "", 0, "正在生成变更"
    run.created_by = user.id
    auditing.note(session, user, "import_apply", f"import/{run_id}", run.file_name)
    session.commit()


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
    sheets = workbook.read(file.data)
    made = plan(sheets, known_for(session, job.options), job.options, progress)
    return made, _summary(session, made)


def keep(session: Session, job: Job, checked: tuple[Plan, dict[str, Any]]) -> bool:
    """Keep the report; False when the run is no longer this worker's."""
    run = session.get(ImportRun, job.run_id)
    if run is None or run.worker != job.worker or run.state != "checking":
        return False
    made, summary = checked
    session.execute(delete(ImportRow).where(col(ImportRow.run_id) == job.run_id))
    if made.rows:  # the table, not the class: thousands of rows need no object each
        session.execute(insert(ImportRow.__table__), list(_values(job.run_id, made)))  # type: ignore[attr-defined]
    run.state, run.worker, run.stage = "checked", "", ""
    run.summary, run.unmatched = summary, made.unmatched
    run.done = run.total
    session.commit()
    return True


def apply(session: Session, job: Job) -> int | None:
    """One change with every row, in one transaction; its id. When the catalogue has changed
    since the dry run nothing is written and the dry run is to be made again: None."""
    run = session.get(ImportRun, job.run_id)
    if run is None or run.worker != job.worker or run.state != "applying":
        return None
    try:
        run.change_id = propose_import(session, run)
    except StaleReport:
        session.rollback()
        _again(session, job.run_id)
        return None
    run.state, run.worker, run.stage, run.applied_at = "applied", "", "", auditing.now()
    run.error = ""
    session.commit()
    return run.change_id


def fail(session: Session, job: Job, reason: str) -> None:
    """The workbook cannot be taken: keep the reason for the page."""
    run = session.get(ImportRun, job.run_id)
    if run and run.worker == job.worker:
        run.state, run.worker, run.stage, run.error = "failed", "", "", reason[:1000]
        session.commit()


def drop(session: Session, user: Account, run_id: int) -> None:
    """Give up a run that was not applied; its workbook and report go."""
    run = session.get(ImportRun, run_id)
    if run is None or run.state in ("applied", "undone"):
        raise ImportRefused("已经生成变更的导入不能放弃，请撤销")
    run.state, run.worker = "dropped", ""
    _empty(session, [run_id])
    auditing.note(session, user, "import_drop", f"import/{run_id}", run.file_name)
    session.commit()


def check_again(session: Session, run_id: int) -> None:
    """Make the dry run anew, as after a mapping was added."""
    run = session.get(ImportRun, run_id)
    if run is None or run.state not in ("checked", "failed"):
        raise ImportRefused("这次导入现在不能重新试算")
    run.state, run.worker, run.error, run.done, run.total = "waiting", "", "", 0, 0
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


def _summary(session: Session, made: Plan) -> dict[str, Any]:
    others = [
        row for row in made.rows if row.noun in ("department", "material") and row.outcome == "new"
    ]
    return {
        "counts": made.counts(),
        "rejected_papers": sum(row.noun == "paper" for row in made.rows),
        "notes": made.notes[:200],
        "created": {
            noun: sum(r.noun == noun for r in others) for noun in ("department", "material")
        },
        "touched": touched_by(session, [row for row in made.rows if row.noun == "item"]),
        "unmatched": len(made.unmatched),
        "reasons": _reasons(made),
    }


def _reasons(made: Plan) -> list[list[Any]]:
    """The commonest reasons for turning rows down: (column, reason, rows, first line)."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in made.rows:
        for fault in row.faults:
            found.setdefault((fault.column, fault.reason), []).append(row.line)
    most = sorted(found.items(), key=lambda each: -len(each[1]))[:10]
    return [[column, reason, len(lines), lines[0]] for (column, reason), lines in most]


def _values(run_id: int, made: Plan) -> Iterable[dict[str, Any]]:
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
            "faults": [
                [fault.column, fault.letter, fault.value, fault.reason, fault.fix]
                for fault in row.faults
            ],
            "differences": row.differences,
            "content": row.content,
            "base_version": row.base_version,
        }


def _forget_old(session: Session, newest: int) -> None:
    old = session.exec(
        select(ImportFile.run_id)
        .where(ImportFile.run_id <= newest - KEPT_RUNS)
        .order_by(col(ImportFile.run_id))
    ).all()
    if old:
        _empty(session, list(old))


def _empty(session: Session, run_ids: list[int]) -> None:
    for table in (ImportRow, ImportFile):
        session.execute(delete(table).where(col(table.run_id).in_(run_ids)))
