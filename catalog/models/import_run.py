"""Imports: the workbook as it came, the dry run's report, and how far the work is.

Everything about a run is in the database, so that a closed browser tab or a killed process
loses nothing: whoever looks next goes on with it.
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, Index, LargeBinary
from sqlmodel import Field, SQLModel


class ImportRun(SQLModel, table=True):
    """One import. ``state`` is a state of core/intake/run.py.

    ``worker`` names the thread at work and ``beat`` (seconds since 1970) when it last said so;
    ``done`` of ``total`` is its progress. ``summary`` is the report's first page, ``unmatched``
    the material names the dictionary lacks with the items that ask for them.
    """

    __tablename__ = "import_run"

    id: int | None = Field(default=None, primary_key=True)
    file_name: str = Field(max_length=200)
    size: int
    state: str = Field(default="waiting", index=True, max_length=10)
    options: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    created_by: int = Field(foreign_key="users.id")
    created_at: str = Field(max_length=19)
    worker: str = Field(default="", max_length=40)
    beat: int = Field(default=0, sa_type=BigInteger)
    stage: str = Field(default="", max_length=40)
    done: int = 0
    total: int = 0
    error: str = Field(default="", max_length=1000)
    summary: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    unmatched: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    change_id: int | None = Field(default=None, foreign_key="change.id")
    applied_at: str = Field(default="", max_length=19)


class ImportFile(SQLModel, table=True):
    """The workbook of a run, byte for byte."""

    __tablename__ = "import_file"

    run_id: int = Field(primary_key=True, foreign_key="import_run.id")
    data: bytes = Field(sa_type=LargeBinary, nullable=False)


class ImportRow(SQLModel, table=True):
    """One row of the report. ``content`` is what applying would propose ({} when nothing),
    ``base_version`` the version of the master row it was compared with."""

    __tablename__ = "import_row"
    __table_args__ = (Index("ix_import_row_outcome", "run_id", "outcome", "number"),)

    run_id: int = Field(primary_key=True, foreign_key="import_run.id")
    number: int = Field(primary_key=True)
    noun: str = Field(max_length=20)
    outcome: str = Field(max_length=10)
    row_id: str = Field(default="", max_length=120)
    name: str = Field(default="", max_length=300)
    department: str = Field(default="", max_length=300)
    sheet: str = Field(default="", max_length=100)
    line: int = 0
    faults: list[Any] = Field(default_factory=list, sa_type=JSON, nullable=False)
    differences: list[Any] = Field(default_factory=list, sa_type=JSON, nullable=False)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    base_version: int = 0
