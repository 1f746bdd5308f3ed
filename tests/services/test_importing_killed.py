"""A killed import leaves the old state or the new one, never a mixture, and goes on later."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from sqlmodel import select

from catalog.core.intake.known import Options
from catalog.models import Change, ChangeRow, ImportRow, ImportRun
from catalog.services import importing, running_imports
from catalog.services.importing import ImportRefused
from catalog.web.admin import working
from tests.workbooks import item_sheet
from tests.workflow import House

ITEMS = 600
WORKER = """
import sys
from catalog.db import make_engine
from catalog.web.admin import working
engine = make_engine(sys.argv[1])
print("ready", flush=True)
working.work(engine, int(sys.argv[2]))
print("done", flush=True)
"""


def many() -> bytes:
    return item_sheet(
        *(
            (
                f"K{n:04}",
                f"第{n}件事",
                "行政许可",
                "市监局",
                "20个工作日",
                "5个工作日",
                "身份证",
                "",
            )
            for n in range(ITEMS)
        )
    )


def killed_after(url: str, run: int, seconds: float) -> bool:
    """Work on a run in another process and kill it after a while; True when it was not done."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, url, str(run)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    with process.stdout:
        process.stdout.readline()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read()
    process.wait()
    return "done" not in rest


def forget_worker(house: House, run: int) -> None:
    """As if the silence had lasted."""
    with house.writing() as session:
        row = session.get_one(ImportRun, run)
        row.beat = 0
        session.commit()


def states(house: House, run: int) -> tuple[str, int, int, int]:
    """(state, rows of the report, changes, rows of changes)."""
    with house.reading() as session:
        return (
            session.get_one(ImportRun, run).state,
            len(session.exec(select(ImportRow.number).where(ImportRow.run_id == run)).all()),
            len(session.exec(select(Change.id)).all()),
            len(session.exec(select(ChangeRow.row_id)).all()),
        )


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_at_any_moment_leaves_all_or_nothing(house: House, seed: int) -> None:
    dice = random.Random(seed)
    url = str(house.engine.url)
    with house.writing() as session:
        run = importing.start(session, house.admin, "大表.xlsx", many(), Options())
    for _ in range(3):
        killed_after(url, run, dice.uniform(0.01, 0.4))
        state, rows, changes, _ = states(house, run)
        assert changes == 0
        assert (state == "checked") == (rows > ITEMS)
        assert state == "checked" or rows == 0
        forget_worker(house, run)
    working.work(house.engine, run)
    with house.writing() as session:
        importing.ask_to_apply(session, house.admin, run)
    for _ in range(3):
        killed_after(url, run, dice.uniform(0.0, 0.1))
        state, _, changes, rows = states(house, run)
        assert (state, changes, rows) in (("applying", 0, 0), ("applied", 1, ITEMS))
        forget_worker(house, run)
    working.work(house.engine, run)
    assert states(house, run)[2:] == (1, ITEMS)


def test_a_run_that_somebody_works_on_is_left_alone(house: House) -> None:
    with house.writing() as session:
        run = importing.start(session, house.admin, "表.xlsx", many(), Options())
    with house.writing() as session:
        first = running_imports.claim(session, run, "one", 100)
    with house.writing() as session:
        assert running_imports.claim(session, run, "two", 110) is None
    with house.reading() as session:
        assert running_imports.orphaned(session, 110) == []
        assert running_imports.orphaned(session, 116) == [run]
    with house.writing() as session:
        second = running_imports.claim(session, run, "two", 116)
    assert first
    assert second
    with house.reading() as session:
        checked = running_imports.check(session, second)
    with house.writing() as session:
        assert not running_imports.keep(session, first, checked)
        assert not running_imports.tell(session, first, "", 1, 2, 117)
    with house.writing() as session:
        assert running_imports.keep(session, second, checked)


def test_only_a_checked_run_is_applied_and_only_an_unapplied_one_dropped(house: House) -> None:
    with house.writing() as session:
        run = importing.start(session, house.admin, "表.xlsx", many(), Options())
    with house.writing() as session, pytest.raises(ImportRefused):
        importing.ask_to_apply(session, house.admin, run)
    working.work(house.engine, run)
    with house.writing() as session:
        importing.drop(session, house.admin, run)
    assert states(house, run) == ("dropped", 0, 0, 0)
