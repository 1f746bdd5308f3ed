"""Scenarios: answers to an entry's questions and what must come out of them."""

from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel


class Scenario(SQLModel, table=True):
    """One test of an entry. ``answers`` are [question, option] pairs as in an address (with and
    without too); ``expected`` holds verdict, items and materials (core/scenario.py)."""

    __tablename__ = "scenario"
    __table_args__ = (Index("ix_scenario_entry", "kind", "slug"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)
    slug: str = Field(max_length=120)
    title: str = Field(max_length=200)
    answers: list[list[str]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    expected: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    saved_by: int | None = Field(default=None, foreign_key="users.id")
    saved_at: str = Field(max_length=19)
    version: int = 1


class GoldenIntent(SQLModel, table=True):
    """Words that must find this entry first; checked before anything touching it goes live."""

    __tablename__ = "golden_intent"
    __table_args__ = (Index("ix_golden_intent_entry", "kind", "slug"),)

    text: str = Field(primary_key=True, max_length=200)
    kind: str = Field(max_length=20)
    slug: str = Field(max_length=120)
    saved_by: int | None = Field(default=None, foreign_key="users.id")
    saved_at: str = Field(max_length=19)
