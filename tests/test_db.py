"""Sessions: many readers, one writer at a time, nothing lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from catalog.config import ROOT
from catalog.db import make_engine, open_session

PROCESSES, TIMES = 4, 100
ADD_ONE = f"""
import sys
from sqlalchemy import text
from catalog.db import make_engine, open_session

engine = make_engine(sys.argv[1])
for _ in range({TIMES}):
    with open_session(engine, write=True) as session:
        n = session.execute(text("SELECT n FROM tally")).scalar_one()
        session.execute(text("UPDATE tally SET n = :n"), {{"n": n + 1}})
        session.commit()
"""


@pytest.fixture
def tally(engine: Engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER NOT NULL CHECK (n >= 0))"))
        connection.execute(text("INSERT INTO tally VALUES (0)"))
    yield engine
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE tally"))


def count(engine: Engine) -> int:
    with open_session(engine) as session:
        return session.execute(text("SELECT n FROM tally")).scalar_one()


def test_four_processes_that_read_then_write_lose_nothing(tally: Engine) -> None:
    url = tally.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", ADD_ONE, url]
    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(PROCESSES)]
    assert [process.wait(timeout=120) for process in running] == [0] * PROCESSES
    assert count(tally) == PROCESSES * TIMES


def test_a_reading_session_cannot_write(tally: Engine) -> None:
    with open_session(tally) as session, pytest.raises(DBAPIError):
        session.execute(text("UPDATE tally SET n = 1"))


def test_a_reader_does_not_wait_for_a_writer_and_sees_no_half_work(tally: Engine) -> None:
    with open_session(tally, write=True) as writer:
        writer.execute(text("UPDATE tally SET n = 7"))
        assert count(tally) == 0
        writer.commit()
    assert count(tally) == 7


def test_what_is_not_committed_is_rolled_back(tally: Engine) -> None:
    with open_session(tally, write=True) as session:
        session.execute(text("UPDATE tally SET n = 7"))
    assert count(tally) == 0


def test_a_connection_that_was_read_with_can_be_written_with_next(tally: Engine) -> None:
    assert count(tally) == 0
    with open_session(tally, write=True) as session:
        session.execute(text("UPDATE tally SET n = 1"))
        session.commit()
    assert count(tally) == 1


def test_an_error_does_not_quote_what_was_typed(tally: Engine) -> None:
    with (
        open_session(tally, write=True) as session,
        pytest.raises(IntegrityError) as caught,
    ):
        session.execute(text("UPDATE tally SET n = :n"), {"n": -987654})
    assert "parameters" in str(caught.value)
    assert "{'n': -987654}" not in str(caught.value)


def test_references_are_checked_on_sqlite(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE a (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE b (a INTEGER REFERENCES a)"))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO b VALUES (1)"))
    engine.dispose()


def test_a_plain_postgresql_address_uses_the_driver_we_ship() -> None:
    assert make_engine("postgresql://db.example/catalog").driver == "psycopg"
