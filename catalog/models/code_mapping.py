"""Code mappings as administrators keep them, over those of seed/code_mappings.yaml."""

from sqlmodel import Field, SQLModel


class CodeMapping(SQLModel, table=True):
    """In this ``scheme`` of this ``source`` ("*" for all), ``raw`` means ``value``; an empty
    value takes a built-in line out. ``version`` counts saves; a stale save is refused."""

    __tablename__ = "code_mapping"

    scheme: str = Field(primary_key=True, max_length=40)
    source: str = Field(primary_key=True, max_length=60)
    raw: str = Field(primary_key=True, max_length=100)
    value: str = Field(default="", max_length=100)
    version: int = 1
