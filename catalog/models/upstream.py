"""Entries taken over from an upper level (市 → 县), and the upper levels' catalogues."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class UpperCatalogue(SQLModel, table=True):
    """The newest export of an upper level's catalogue: ``rows`` is noun -> list of contents,
    ``revision`` the number that catalogue gave it."""

    __tablename__ = "upper_catalogue"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=100)
    revision: int
    rows: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    loaded_by: int = Field(foreign_key="users.id")
    loaded_at: str = Field(max_length=19)


class Upstream(SQLModel, table=True):
    """Where one of our entries was taken from. ``content`` is the upper level's row as it was
    taken, or last looked at, at ``revision``."""

    __tablename__ = "upstream"

    kind: str = Field(primary_key=True, max_length=20)
    slug: str = Field(primary_key=True, max_length=120)
    upper_id: int = Field(foreign_key="upper_catalogue.id")
    upper_slug: str = Field(max_length=120)
    revision: int
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    seen_by: int = Field(foreign_key="users.id")
    seen_at: str = Field(max_length=19)
