"""Published editions: immutable documents, and which of them is live."""

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel


class EditionRecord(SQLModel, table=True):
    """One published version of an entry, never changed afterwards.

    ``kind`` is bundle, licence, item, network, redirects or lexicon; ``digest``
    tells whether a new freeze differs; ``revision`` is the catalogue revision that
    brought it. ``source`` holds the entry's own rows ([noun, content] pairs) for rolling
    back, null where none were kept.
    """

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("kind", "slug", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(index=True, max_length=20)
    slug: str = Field(index=True, max_length=120)
    number: int
    title: str = Field(max_length=300)
    digest: str = Field(max_length=64)
    published_on: str = Field(max_length=10)
    revision: int
    body: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    source: list[Any] | None = Field(default=None, sa_type=JSON)


class Live(SQLModel, table=True):
    """The live edition of an entry, reached by foreign key."""

    __tablename__ = "live"

    kind: str = Field(primary_key=True, max_length=20)
    slug: str = Field(primary_key=True, max_length=120)
    edition_id: int = Field(foreign_key="edition.id")


class Withdrawal(SQLModel, table=True):
    """An entry that was taken off, why, and which entry (kind/slug) serves in its place."""

    __tablename__ = "withdrawal"

    kind: str = Field(primary_key=True, max_length=20)
    slug: str = Field(primary_key=True, max_length=120)
    title: str = Field(max_length=300)
    reason: str = Field(max_length=1000)
    instead: str = Field(default="", max_length=150)
    withdrawn_on: str = Field(max_length=10)
    revision: int


class Revision(SQLModel, table=True):
    """One row: counts publications, so every worker can see that its index is old."""

    __tablename__ = "revision"

    id: int = Field(default=1, primary_key=True)
    number: int = 0
    digest: str = Field(default="", max_length=64)
