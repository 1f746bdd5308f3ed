"""One worksheet as it was read, before anybody knows what its columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

GUIDE_SHEET = "填写说明"
"""The page of our own template that explains; it holds no rows."""
CHOICES_SHEET = "选项"
"""The hidden sheet of our own workbooks with what drop-downs offer."""

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Sheet:
    """``rows`` start at the sheet's first row and are all equally long; cells are text, numbers,
    dates, bools or "".

    ``merged`` are ((row, column), (row, column)) from 0, both ends included; ``broken``
    the cells whose formula went wrong, with the error, or was never calculated ("");
    ``hidden_rows`` are numbered from 0. A hidden sheet (``hidden``) is not read: it has no rows.
    """

    name: str
    rows: list[list[Any]]
    merged: tuple[Range, ...] = ()
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
