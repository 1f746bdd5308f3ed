"""The print ledger: what was printed, from which edition, for which answers. Never for whom."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class PrintRecord(SQLModel, table=True):
    """One print, never changed afterwards; enough to set the same paper again.

    ``kind`` is the paper (core/paper), ``entry_kind`` and ``slug`` the entry, ``number`` its
    edition's; ``answers`` and ``marks`` are plain rows. ``point_name``, ``clerk_name`` and
    ``site`` stand as they were printed, for they may change later. ``day`` is an ISO date,
    ``time`` HH:MM:SS, local.
    """

    __tablename__ = "print"

    serial: str = Field(primary_key=True, max_length=20)
    token: str = Field(max_length=100)
    kind: str = Field(index=True, max_length=20)
    slip: bool = False
    entry_kind: str = Field(max_length=20)
    slug: str = Field(index=True, max_length=120)
    title: str = Field(max_length=300)
    edition_id: int = Field(foreign_key="edition.id")
    number: int
    network_id: int | None = Field(default=None, foreign_key="edition.id")
    answers: list[Any] = Field(default_factory=list, sa_type=JSON, nullable=False)
    marks: list[Any] = Field(default_factory=list, sa_type=JSON, nullable=False)
    point: str = Field(index=True, max_length=120)
    point_name: str = Field(max_length=120)
    clerk: int = Field(foreign_key="users.id", index=True)
    clerk_name: str = Field(max_length=60)
    site: str = Field(max_length=200)
    day: str = Field(index=True, max_length=10)
    time: str = Field(max_length=8)
