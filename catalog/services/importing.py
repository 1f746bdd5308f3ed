"""Importing: what a person asks for — try a workbook, apply it, give it up.

    run = importing.start(session, user, "清单.xlsx", data, Options())
    ...                                     # running_imports.py makes the dry run
    importing.ask_to_apply(session, user, run)

The work itself takes longer than a request; running_imports.py does it.
"""

from dataclasses import asdict

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.core.intake.known import Options
from catalog.core.permission import Account
from catalog.models import ImportFile, ImportRow, ImportRun
from catalog.services import auditing, marking_absent

KEPT_RUNS = 30


class ImportRefused(ValueError):
    """The import cannot go on; the text says why, in Chinese."""


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
    if not differs(run) and not marking_absent.would_mark(session, run):
        raise ImportRefused("这份表格和目录没有不同，不用生成变更")
    run.state, run.worker, run.beat, run.stage = "applying", "", 0, "正在生成变更"
    run.created_by = user.id
    auditing.note(session, user, "import_apply", f"import/{run_id}", run.file_name)
    session.commit()


def differs(run: ImportRun) -> bool:
    """Whether the checked workbook has anything to make a change of."""
    counts = run.summary.get("counts", {})
    return bool(counts.get("new") or counts.get("changed"))


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
