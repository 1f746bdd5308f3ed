"""Merges of two materials, kept so that they can be taken apart again."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class MaterialMerge(SQLModel, table=True):
    """``gone`` became ``kept`` in a change. ``before`` holds the rows as they were, [noun,
    content] pairs; ``parted_in`` is the change that takes the merge apart."""

    __tablename__ = "material_merge"

    id: int | None = Field(default=None, primary_key=True)
    gone: str = Field(index=True, max_length=120)
    kept: str = Field(max_length=120)
    fresh: bool = False
    change_id: int = Field(foreign_key="change.id")
    parted_in: int | None = Field(default=None, foreign_key="change.id")
    before: list[Any] = Field(default_factory=list, sa_type=JSON, nullable=False)
    merged_by: int = Field(foreign_key="users.id")
    merged_at: str = Field(max_length=19)
