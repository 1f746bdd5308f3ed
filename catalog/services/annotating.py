"""Annotating: the workbook of an import sent back with what became of each row, and why."""

from collections import defaultdict

from sqlmodel import Session, col, select

from catalog.adapters import workbook
from catalog.adapters.workbook import SheetOut
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.fields import ANNOTATIONS
from catalog.core.intake.headings import layout
from catalog.core.intake.plan import OUTCOMES
from catalog.core.intake.sheet import Sheet
from catalog.models import ImportFile, ImportRow

Notes = dict[int, ImportRow]


def annotated(session: Session, run_id: int) -> bytes | None:
    """The same sheets with three columns more and the faulty cells marked; None when the
    workbook is no longer kept. It can be mended and sent in again as it is."""
    file = session.get(ImportFile, run_id)
    if file is None:
        return None
    notes: dict[str, Notes] = defaultdict(dict)
    for row in session.exec(select(ImportRow).where(col(ImportRow.run_id) == run_id)):
        if row.line:
            notes[row.sheet][row.line] = row
    sheets = workbook.read(file.data)
    return workbook.write([_sheet(each, notes.get(each.name[:100], {})) for each in sheets])


def _sheet(sheet: Sheet, notes: Notes) -> SheetOut:
    where = layout(sheet, Cleaner())
    if where is None or not notes:
        return SheetOut(
            sheet.name, sheet.rows, heads=where.first if where else 0, merged=sheet.merged
        )
    width = _width(sheet, where.first)
    rows: list[list[object]] = []
    marks: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(sheet.rows):
        kept = list(cells[:width])
        if number == where.first - 1:
            kept += ANNOTATIONS
        elif row := notes.get(number + 1):
            kept += [
                OUTCOMES[row.outcome],
                _reasons(row),
                "\n".join(fault[4] for fault in row.faults),
            ]
            marks |= _marks(row, number)
        rows.append(kept)
    merged = [each for each in sheet.merged if each[1][1] < width]
    widths = [14.0] * width + [10, 44, 44]
    return SheetOut(sheet.name, rows, where.first, widths, marks, merged=merged)


def _width(sheet: Sheet, first: int) -> int:
    """Columns before our own of an earlier round."""
    heads = [str(cell).strip() for cell in sheet.rows[first - 1]]
    return heads.index(ANNOTATIONS[0]) if ANNOTATIONS[0] in heads else len(heads)


def _reasons(row: ImportRow) -> str:
    if row.faults:
        return "\n".join(
            f"{fault[1] and fault[1] + '列'}{fault[0]}：{fault[3]}" for fault in row.faults
        )
    return "\n".join(
        f"{label}：{old or '（空）'} → {new or '（空）'}" for _, label, old, new in row.differences
    )


def _marks(row: ImportRow, number: int) -> dict[tuple[int, int], str]:
    found = {}
    for fault in row.faults:
        if fault[1]:
            column = 0
            for letter in fault[1]:
                column = column * 26 + ord(letter) - 64
            found[number, column - 1] = f"{fault[3]}。{fault[4]}"
    return found
