"""Row checks: whatever brings rows in (seed, workbook, form), they pass through here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.document import ShapeError, load


@dataclass(frozen=True)
class Row:
    """One row as it came: its noun, its data, and where it stands."""

    noun: str
    data: dict[str, Any]
    file: str
    place: str


@dataclass(frozen=True)
class RowError:
    """What is wrong with one row: file, place and reason, for the person who sent it."""

    file: str
    place: str
    reason: str


class RowErrors(ValueError):
    """Some rows cannot be taken; ``rows`` lists all of them. Nothing was changed."""

    def __init__(self, rows: list[RowError]):
        super().__init__("；".join(f"{row.file} {row.place}：{row.reason}" for row in rows[:5]))
        self.rows = rows


def read_rows(rows: Iterable[Row]) -> tuple[Catalogue, dict[tuple[str, str], Row]]:
    """(catalogue, where each row came from by noun and id); raises RowErrors.

    Checks the shape of every row and that no id occurs twice; references between
    rows are the business of lint.
    """
    found: dict[str, dict[str, Any]] = {noun: {} for noun in NOUNS}
    origin: dict[tuple[str, str], Row] = {}
    errors: list[RowError] = []
    for row in rows:
        try:
            value: Any = load(NOUNS[row.noun], row.data)
        except ShapeError as shape:
            errors += [
                RowError(row.file, f"{row.place} {fault.place}".strip(), fault.reason)
                for fault in shape.faults
            ]
            continue
        key = key_of(row.noun, value)
        if (row.noun, key) in origin:
            first = origin[row.noun, key]
            errors.append(
                RowError(row.file, row.place, f"编号“{key}”已在 {first.file} {first.place} 用过")
            )
            continue
        found[row.noun][key] = value
        origin[row.noun, key] = row
    if errors:
        raise RowErrors(errors)
    return Catalogue(**found), origin
