"""The database: one engine, and sessions that either read or write.

A writing session is the only writer from its first statement on, on SQLite (BEGIN IMMEDIATE)
and on PostgreSQL (an advisory lock) alike, so read-modify-write never loses an update and
services need no locking of their own. A reading session never waits and cannot write.
Opening a session commits nothing: services do, on their last line; leaving rolls back the rest.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlmodel import Session

# One fixed key for "the one writer of this catalogue"; any number does, as long as it stays.
WRITER_LOCK = 20_240_116
BUSY_SECONDS = 30


def make_engine(url: str) -> Engine:
    """An engine for an SQLite or PostgreSQL address; connects to nothing yet.

    Statement parameters are kept out of errors and logs: they may hold what a citizen typed.
    """
    address = sqlalchemy.make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address)
    return _postgresql_engine(address)


@contextmanager
def open_session(engine: Engine, *, write: bool = False) -> Iterator[Session]:
    """A session to read with, or (``write=True``) the one writer; rolled back unless committed."""
    bound = engine.execution_options(access="write" if write else "read")
    with Session(bound) as session:
        yield session


# Chinese as it is: escaped, it would be twice as long. One encoder for all: making one takes
# longer than using it.
_encode = json.JSONEncoder(ensure_ascii=False).encode
_EMPTY: dict[type, str] = {list: "[]", dict: "{}"}


def _json(value: Any) -> str:
    """``value`` as the database keeps it. Most columns of thousands of rows are empty."""
    return _encode(value) if value else _EMPTY.get(type(value)) or _encode(value)


def _sqlite_engine(address: sqlalchemy.URL) -> Engine:
    engine = sqlalchemy.create_engine(
        address,
        hide_parameters=True,
        json_serializer=_json,
        connect_args={"timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        access = connection.get_execution_options().get("access")
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if access == 'read' else 'OFF'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if access == "write" else "BEGIN")

    return engine


def _postgresql_engine(address: sqlalchemy.URL) -> Engine:
    engine = sqlalchemy.create_engine(
        address, hide_parameters=True, json_serializer=_json, pool_pre_ping=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        access = connection.get_execution_options().get("access")
        if access == "write":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
        elif access == "read":
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    return engine
