"""The rows of a sheet below its heading, cleaned, with merged cells filled in."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.headings import Column, Layout
from catalog.core.intake.plainfields import picker
from catalog.core.intake.sheet import Sheet

NOTHING = CellRow({}, [])


def sheet_rows(
    sheet: Sheet, where: Layout, cleaner: Cleaner
) -> Iterator[tuple[int, CellRow, CellRow]]:
    """(line, cells, cells of material columns) of every row that says something; lines count
    from 1 as Excel does."""
    rows = _unmerged(sheet, where.first)
    at, pick = places(where.columns), _picking(where.columns)
    extra_at, pick_extra = places(where.papers), _picking(where.papers)
    extra = NOTHING
    for number in range(where.first, len(rows)):
        texts = cleaner.texts(pick(rows[number]))
        if extra_at:
            extra = CellRow(extra_at, cleaner.texts(pick_extra(rows[number])))
        if any(texts) or any(extra.texts):
            yield number + 1, CellRow(at, texts), extra


def places(columns: Sequence[Column]) -> dict[str, int]:
    """Where each field stands in a row's texts."""
    return {column.field.id: place for place, column in enumerate(columns)}


def _picking(columns: Sequence[Column]) -> Any:
    return picker([column.index for column in columns])


def _unmerged(sheet: Sheet, first: int) -> list[list[Any]]:
    """The rows with cells merged downwards saying the same in each."""
    tall = [span for span in sheet.merged if span[1][0] > span[0][0] >= first]
    rows = list(sheet.rows)
    for (top, left), (bottom, _) in tall:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for number in range(top + 1, min(bottom + 1, len(rows))):
            if rows[number] is sheet.rows[number]:
                rows[number] = list(rows[number])
            rows[number][left] = rows[top][left]
    return rows
