"""Labelled words: what people say, and what they should be led to; learning is tried on them."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class LabelledSet(SQLModel, table=True):
    """One file of labelled words. ``rows`` are {q, accept}: ``accept`` lists kind:slug of every
    entry that is right, and is empty for what is no business of ours."""

    __tablename__ = "labelled_set"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=200)
    rows: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    kept_by: int | None = Field(default=None, foreign_key="users.id")
    kept_at: str = Field(max_length=19)
