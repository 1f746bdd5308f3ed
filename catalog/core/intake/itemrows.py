"""The rows of a sheet of items, each with the materials that stand in or under it."""

from collections.abc import Iterator

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faults import CellFault
from catalog.core.intake.headings import Layout
from catalog.core.intake.papershelf import Papers, several
from catalog.core.intake.plan import RowPlan
from catalog.core.intake.sheet import Sheet
from catalog.core.intake.sheetrows import sheet_rows
from catalog.core.intake.workbench import Workbench

REMARK_CELLS = 2
"""A row with no more than this and no name is a remark."""
KEYS = ("id", "codes.handling", "codes.implementation", "name", "handling_name")
"""A row about an item says one of these."""


def item_rows(
    bench: Workbench, sheet: Sheet, where: Layout
) -> Iterator[tuple[int, CellRow, Papers]]:
    """(line, cells, materials) of each item: rows that only go on with the one above it, or
    repeat it for another material, belong to it. Rows about no item are noted or rejected."""
    at: tuple[int, CellRow, Papers] | None = None
    for line, cells, extra in sheet_rows(sheet, where, bench.cleaner):
        papers = several(bench.papers.coded(extra)) if extra.texts else []
        if at and papers and _goes_on(cells, at[1]):
            at[2].add(papers, sheet.name, line)
        elif not any(map(cells.get, KEYS)):
            _pass_over(bench, sheet.name, line, cells)
        else:
            if at:
                yield at
            at = (line, cells, Papers())
            at[2].add(papers, sheet.name, line)
    if at:
        yield at


def _goes_on(cells: CellRow, above: CellRow) -> bool:
    return all(not text or text == above.get(key) for key, text in cells.items())


def _pass_over(bench: Workbench, sheet: str, line: int, cells: CellRow) -> None:
    filled = [text for text in cells.texts if text]
    if len(filled) > REMARK_CELLS:
        fix = "填上事项名称；不是事项的行请删去"
        fault = CellFault("事项名称", "", "", "没有事项名称，也没有编码", fix)
        row = RowPlan("item", "rejected", "", "（没有名称）", sheet, line, faults=[fault])
        bench.plan.rows.append(row)
    elif filled:
        words = f"工作表“{sheet}”第 {line} 行“{filled[0][:20]}”当作说明，没有导入"
        bench.plan.notes.append(words)
