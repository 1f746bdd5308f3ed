"""Writing a workbook: plain sheets with a frozen heading, drop-downs and marked cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from catalog.core.intake.sheet import CHOICES_SHEET

CELL_LIMIT = 32_767
FONT = "Microsoft YaHei"
LAST_ROW = 20_000


@dataclass(frozen=True)
class SheetOut:
    """A sheet to write. ``heads`` rows at the top are headings; ``marks`` colour a cell and
    explain it; ``choices`` give a column's drop-down; ``merged`` ranges as reading gives them."""

    name: str
    rows: Iterable[Sequence[Any]]
    heads: int = 1
    widths: Sequence[float] = ()
    marks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    filtered: bool = False


def write(sheets: Sequence[SheetOut]) -> bytes:
    """The sheets as an .xlsx. Text is always written as text, never as a formula or a link."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    formats = {
        "head": book.add_format(
            {"bold": True, "bg_color": "#E8EEF7", "border": 1, "border_color": "#B9CBE4",
             "text_wrap": True, "valign": "vcenter", "font_name": FONT}
        ),
        "cell": book.add_format({"valign": "top", "text_wrap": True, "font_name": FONT}),
        "day": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "font_name": FONT}),
        "mark": book.add_format(
            {"valign": "top", "text_wrap": True, "bg_color": "#FBEFED", "font_color": "#B4342A",
             "font_name": FONT}
        ),
    }  # fmt: skip
    lists = _Lists(book, sheets)
    for sheet in sheets:
        _sheet(book.add_worksheet(sheet.name), sheet, formats, lists)
    lists.write()
    book.close()
    return out.getvalue()


def _sheet(
    page: Worksheet, sheet: SheetOut, formats: Mapping[str, Format], lists: "_Lists"
) -> None:
    columns = height = 0
    for number, row in enumerate(sheet.rows):
        height = number + 1
        columns = max(columns, len(row))
        style = formats["head"] if number < sheet.heads else formats["cell"]
        for column, cell in enumerate(row):
            marked = (number, column) in sheet.marks
            _cell(page, number, column, cell, formats["mark"] if marked else style, formats["day"])
    for (row_number, column), words in sheet.marks.items():
        page.write_comment(row_number, column, words[:500], {"x_scale": 2})
    for column, width in enumerate(sheet.widths or [14] * columns):
        page.set_column(column, column, width)
    for (top, left), (bottom, right) in sheet.merged:
        if (top, left) != (bottom, right):
            page.merge_range(
                top, left, bottom, right, "", formats["head" if top < sheet.heads else "cell"]
            )
    for column, values in sheet.choices.items():
        if values:
            page.data_validation(sheet.heads, column, LAST_ROW, column, lists.rule(values))
    if sheet.heads:
        page.freeze_panes(sheet.heads, 0)
    if sheet.filtered and height > sheet.heads:
        page.autofilter(sheet.heads - 1, 0, height - 1, columns - 1)


def _cell(page: Worksheet, row: int, column: int, cell: Any, style: Format, day: Format) -> None:
    if cell is None or cell == "":
        if style is not None:
            page.write_blank(row, column, None, style)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell, style)
    elif isinstance(cell, (int, float)):
        page.write_number(row, column, cell, style)
    elif isinstance(cell, (datetime, date, time, timedelta)):
        page.write_datetime(row, column, cell, day)
    else:
        page.write_string(row, column, str(cell)[:CELL_LIMIT], style)


class _Lists:
    """Drop-down values on a hidden sheet: a list in the cell itself may only be 255 long."""

    def __init__(self, book: Workbook, sheets: Sequence[SheetOut]):
        self._book = book
        every = [tuple(values) for sheet in sheets for values in sheet.choices.values() if values]
        self._columns = {values: number for number, values in enumerate(dict.fromkeys(every))}

    def rule(self, values: Sequence[str]) -> dict[str, Any]:
        """The validation that offers these values, and lets other text pass with a warning."""
        from xlsxwriter.utility import xl_col_to_name

        column = xl_col_to_name(self._columns[tuple(values)])
        return {
            "validate": "list",
            "source": f"={CHOICES_SHEET}!${column}$1:${column}${len(values)}",
            "error_type": "warning",
            "error_title": "不在选项里",
            "error_message": "请从下拉选项里选。填别的写法，导入时要能在“代码对照”里找到。",
        }

    def write(self) -> None:
        """The hidden sheet, last."""
        if not self._columns:
            return
        page = self._book.add_worksheet(CHOICES_SHEET)
        for values, column in self._columns.items():
            for row, value in enumerate(values):
                page.write_string(row, column, value)
        page.hide()
