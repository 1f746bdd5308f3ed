"""Material names that came in a workbook and are not in the dictionary: the queue to clean."""

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class UnmatchedMaterial(SQLModel, table=True):
    """One name. ``count`` items asked for it, ``examples`` are ids of some of them.

    ``state`` is open, created (the import made it a material of its own, ``material``), matched
    (to ``material``) or dropped. Days are ISO dates. While it is open the name stands in place
    of a material's id in the proposed items, and lint holds them back.
    """

    __tablename__ = "unmatched_material"

    name: str = Field(primary_key=True, max_length=300)
    count: int = 0
    examples: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    state: str = Field(default="open", index=True, max_length=10)
    material: str = Field(default="", max_length=120)
    first_on: str = Field(max_length=10)
    last_on: str = Field(max_length=10)
    version: int = 1
