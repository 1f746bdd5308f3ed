"""Work too long for a request: a thread claims an import and sees it through.

All it knows is in the database. When the process is killed the run is taken over by whoever
looks at it next (``resume``); each step is one transaction, so there is nothing half done.
"""

import gc
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from flask import current_app
from sqlalchemy import Engine

from catalog.adapters.workbook import WorkbookRefused
from catalog.db import open_session
from catalog.services import running_imports
from catalog.services.importing import ImportRefused

log = structlog.get_logger()
TELL_EVERY = 0.7
BROKEN = "试算时出了故障，已记下来。请重试一次；还不行，请联系系统管理员。"


def begin(run_id: int) -> None:
    """Work on a run in the background; at once where the application is being tested."""
    engine = current_app.extensions["engine"]
    if current_app.config["TESTING"]:
        work(engine, run_id)
        return
    threading.Thread(
        target=work, args=(engine, run_id), daemon=True, name=f"import-{run_id}"
    ).start()


def resume() -> None:
    """Take over runs whose worker has died."""
    with open_session(current_app.extensions["engine"]) as session:
        runs = running_imports.orphaned(session, int(time.time()))
    for run_id in runs:
        begin(run_id)


def work(engine: Engine, run_id: int) -> None:
    """Do what a run is waiting for; nothing when somebody else is at it."""
    with open_session(engine, write=True) as session:
        job = running_imports.claim(session, run_id, uuid.uuid4().hex, int(time.time()))
    while job is not None:
        try:
            again = _apply(engine, job) if job.task == "apply" else _check(engine, job)
        except (WorkbookRefused, ImportRefused) as refused:
            _fail(engine, job, str(refused))
            return
        except Exception as error:
            log.exception("import_failed", run=run_id, error=type(error).__name__)
            _fail(engine, job, BROKEN)
            return
        if not again:
            return
        with open_session(engine, write=True) as session:
            job = running_imports.claim(session, run_id, job.worker, int(time.time()))


def _check(engine: Engine, job: running_imports.Job) -> bool:
    with _without_collector():
        _dry_run(engine, job)
    return False


def _dry_run(engine: Engine, job: running_imports.Job) -> None:
    # By itself, so that its thousands of rows are gone before the collector looks again.
    with open_session(engine) as session:
        checked = running_imports.check(session, job, _teller(engine, job, "正在核对"))
    with open_session(engine, write=True) as session:
        running_imports.keep(session, job, checked)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Thousands of rows at once hold no cycles; looking for some takes a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _apply(engine: Engine, job: running_imports.Job) -> bool:
    """True when the catalogue had changed and the dry run has to be made again."""
    with open_session(engine, write=True) as session:
        return not running_imports.apply(session, job)


def _fail(engine: Engine, job: running_imports.Job, reason: str) -> None:
    with open_session(engine, write=True) as session:
        running_imports.fail(session, job, reason)


def _teller(engine: Engine, job: running_imports.Job, stage: str) -> Callable[[int, int], None]:
    """Tells the database how far the work is, now and then."""
    last = [0.0]

    def tell(done: int, total: int) -> None:
        if time.monotonic() - last[0] < TELL_EVERY:
            return
        last[0] = time.monotonic()
        with open_session(engine, write=True) as session:
            running_imports.tell(session, job, stage, done, total, int(time.time()))

    return tell
