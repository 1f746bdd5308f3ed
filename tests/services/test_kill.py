"""Killing the process while it publishes leaves the old catalogue or the new one."""

import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from catalog.db import make_engine, open_session
from catalog.models import DRAFTS, Change
from catalog.services import reviewing
from catalog.services.publishing import revision
from catalog.services.shelf import shelf
from tests.conftest import settle
from tests.workflow import TODAY, House

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
WRITES = ("INSERT", "UPDATE", "DELETE")


def publish(engine: Engine, reviewer: Any, change: int, die_at: int = 0) -> int:
    """Approve and publish; the process kills itself before its ``die_at``-th write."""
    writes = 0

    def count(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        nonlocal writes
        writes += statement.startswith(WRITES)
        if writes == die_at > 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count)
    with open_session(engine, write=True) as session:
        version = session.get_one(Change, change).version
        reviewing.approve(session, reviewer, change, version, TODAY, "now")
        if die_at < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return writes


def killed(file: Path, house: House, change: int, die_at: int) -> None:
    """Publish in a process of its own that dies on the way."""
    child = os.fork()
    if child == 0:
        publish(make_engine(f"sqlite:///{file}"), house.reviewer, change, die_at)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def seen(file: Path, change: int) -> tuple[Any, ...]:
    """Everything a publication changes, as somebody else finds it afterwards."""
    engine = make_engine(f"sqlite:///{file}")
    with open_session(engine) as session:
        draft = session.get_one(DRAFTS["item"], "audit_ent")
        item = shelf(session).edition("item", "audit_ent")
        bundle = shelf(session).edition("bundle", "shangshi")
        assert item
        assert bundle
        found = (
            revision(session),
            session.get_one(Change, change).state,
            (draft.version, draft.content["fee"]),
            (item.number, item.members[0].fee),
            (bundle.number, bundle.members[0].fee),
        )
    engine.dispose()
    return found


@pytest.fixture
def waiting(house: House, tmp_path: Path) -> tuple[House, int, Path]:
    """A change waiting for its review, in a file to be copied for each death."""
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每份5元")
    house.submit(change)
    settle(house.engine)
    return house, change, Path(str(house.engine.url.database))


def test_old_or_new_never_a_mixture(waiting: tuple[House, int, Path], tmp_path: Path) -> None:
    house, change, file = waiting
    whole = Path(shutil.copy(file, tmp_path / "whole.sqlite3"))
    engine = make_engine(f"sqlite:///{whole}")
    writes = publish(engine, house.reviewer, change)
    engine.dispose()
    old, new = seen(file, change), seen(whole, change)
    assert old == (1, "in_review", (1, "免费"), (1, "免费"), (1, "免费"))
    assert new == (2, "live", (2, "每份5元"), (2, "每份5元"), (2, "每份5元"))
    for number, die_at in enumerate([1, 2, writes // 2, writes - 1, writes, -1]):
        copy = Path(shutil.copy(file, tmp_path / f"killed{number}.sqlite3"))
        killed(copy, house, change, die_at)
        assert seen(copy, change) == (new if die_at == -1 else old)
