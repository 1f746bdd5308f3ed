"""Changes: proposed rows under a title, and who saved, reviewed and published them.

Master rows (models/draft.py) are never edited; they equal what is live. Times are hall time,
``2026-11-24T09:30:00``; "" means not yet.
"""

from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel


class Change(SQLModel, table=True):
    """One proposal. ``state`` is a state of core/workflow.py; ``source`` is form, import, copy,
    confirm, rollback, withdraw or undo.

    ``publish_on`` is an ISO day or minute, "" for at once. ``undoes`` is the published change
    this one takes back. ``version`` counts everything that happened to the change itself.
    """

    __tablename__ = "change"

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=200)
    state: str = Field(default="draft", index=True, max_length=10)
    source: str = Field(default="form", max_length=10)
    reason: str = Field(default="", max_length=1000)
    created_by: int = Field(foreign_key="users.id")
    created_at: str = Field(max_length=19)
    submitted_by: int | None = Field(default=None, foreign_key="users.id")
    submitted_at: str = Field(default="", max_length=19)
    reviewed_by: int | None = Field(default=None, foreign_key="users.id")
    reviewed_at: str = Field(default="", max_length=19)
    publish_on: str = Field(default="", index=True, max_length=16)
    published_at: str = Field(default="", max_length=19)
    published_revision: int | None = None
    undoes: int | None = Field(default=None, foreign_key="change.id")
    version: int = 1


class ChangeRow(SQLModel, table=True):
    """One proposed row. ``base`` is the master row it started from, at ``base_version``
    ({} and 0 for a new row); ``version`` counts saves, so that a stale save is refused.

    ``deleted`` proposes to take the row away; ``reason`` and ``instead`` (kind/slug) then say
    why, and what serves in its place.
    """

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_row", "noun", "row_id"),)

    change_id: int = Field(primary_key=True, foreign_key="change.id")
    noun: str = Field(primary_key=True, max_length=20)
    row_id: str = Field(primary_key=True, max_length=120)
    base_version: int = 0
    base: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    deleted: bool = False
    reason: str = Field(default="", max_length=1000)
    instead: str = Field(default="", max_length=150)
    version: int = 1
    changed_by: int = Field(foreign_key="users.id")
    changed_at: str = Field(max_length=19)


class ChangeRowHistory(SQLModel, table=True):
    """A save that a later one replaced; with the row itself, every save there was."""

    __tablename__ = "change_row_history"
    __table_args__ = (Index("ix_change_row_history_row", "change_id", "noun", "row_id"),)

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="change.id")
    noun: str = Field(max_length=20)
    row_id: str = Field(max_length=120)
    version: int
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    deleted: bool = False
    changed_by: int = Field(foreign_key="users.id")
    changed_at: str = Field(max_length=19)


class ChangeAuthor(SQLModel, table=True):
    """Somebody who saved a row of the change; they may not review it."""

    __tablename__ = "change_author"

    change_id: int = Field(primary_key=True, foreign_key="change.id")
    user_id: int = Field(primary_key=True, foreign_key="users.id")


class ChangeComment(SQLModel, table=True):
    """A remark on a change, perhaps on one of its rows (``noun`` and ``row_id``)."""

    __tablename__ = "change_comment"

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="change.id", index=True)
    user_id: int = Field(foreign_key="users.id")
    at: str = Field(max_length=19)
    noun: str = Field(default="", max_length=20)
    row_id: str = Field(default="", max_length=120)
    text: str = Field(max_length=2000)
