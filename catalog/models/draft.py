"""Draft tables, one per noun: the rows of docs/seed.md as administrators edit them.

The columns are what lists filter and sort by; ``content`` holds the whole row. It is
replaced, never changed in place (a JSON column does not notice changes inside).
"""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Draft(SQLModel):
    """Columns every draft has. ``version`` counts saves; a stale save is refused."""

    id: str = Field(primary_key=True, max_length=120)
    name: str = Field(index=True, max_length=300)
    version: int = 1
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)


class Department(Draft, table=True):
    """A department."""


class Code(Draft, table=True):
    """One value of a code table; the id is scheme/value."""


class Material(Draft, table=True):
    """A material of the dictionary."""


class Question(Draft, table=True):
    """A question of the dictionary."""


class Item(Draft, table=True):
    """A service item."""

    department: str = Field(index=True, max_length=120)


class Bundle(Draft, table=True):
    """A bundle (一件事)."""


class Licence(Draft, table=True):
    """A combined licence (一业一证)."""


class Point(Draft, table=True):
    """A service point."""


class Phrase(Draft, table=True):
    """How people ask for one entry; the id is kind/slug."""


class Redirect(Draft, table=True):
    """Something that is not ours, and whose it is."""


class Rewrite(Draft, table=True):
    """One meaning of the lexicon and the words people use for it."""


DRAFTS: dict[str, type[Draft]] = {
    "department": Department,
    "code": Code,
    "material": Material,
    "question": Question,
    "item": Item,
    "bundle": Bundle,
    "licence": Licence,
    "point": Point,
    "phrase": Phrase,
    "redirect": Redirect,
    "rewrite": Rewrite,
}
"""Noun -> table, in the order references point (a row refers to earlier nouns)."""
