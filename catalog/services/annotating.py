"""Annotating: the workbook of an import sent back with what became of each row, and why."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from catalog.adapters import workbook
from catalog.adapters.workbook import SheetOut
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.fields import ANNOTATIONS
from catalog.core.intake.headings import layout
from catalog.core.intake.plan import OUTCOMES
from catalog.core.intake.sheet import Sheet
from catalog.models import ImportFile, ImportRow


@dataclass
class Note:
    """What is written beside one row: its outcome, why, what to do, and the faulty cells."""

    outcome: str
    reasons: list[str] = field(default_factory=list)
    fixes: list[str] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    """Column -> what is wrong there."""


Notes = dict[int, Note]


def annotated(session: Session, run_id: int) -> bytes | None:
    """The same sheets with three columns more and the faulty cells marked; None when the
    workbook is no longer kept. It can be mended and sent in again as it is."""
    file = session.get(ImportFile, run_id)
    if file is None:
        return None
    notes: dict[str, Notes] = defaultdict(dict)
    for row in session.exec(select(ImportRow).where(col(ImportRow.run_id) == run_id)):
        if row.line:
            _note(notes, row)
    sheets = workbook.read(file.data)
    return workbook.write([_sheet(each, notes.get(each.name[:100], {})) for each in sheets])


def _note(notes: dict[str, Notes], row: ImportRow) -> None:
    """What a row of the report says of its own row, and of others its faults stand in."""
    own = notes[row.sheet].setdefault(row.line, Note(OUTCOMES[row.outcome]))
    own.reasons += [_changed(*each) for each in row.differences if not row.faults]
    for column, letters, _, reason, fix, *elsewhere in row.faults:
        told = f"{letters and letters + '列'}{column}：{reason}"
        own.reasons.append(f"“{elsewhere[0]}”第 {elsewhere[1]} 行{told}" if elsewhere else told)
        own.fixes.append(fix)
        note = own
        if elsewhere:
            note = notes[elsewhere[0][:100]].setdefault(elsewhere[1], Note(OUTCOMES["rejected"]))
            note.reasons.append(told)
            note.fixes.append(fix)
        if letters:
            note.marks[_number(letters)] = f"{reason}。{fix}"


def _changed(_field: str, label: str, old: str, new: str) -> str:
    return f"{label}：{old or '（空）'} → {new or '（空）'}"


def _number(letters: str) -> int:
    """The column, from 0, that Excel names so."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


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
        elif note := notes.get(number + 1):
            kept += [note.outcome, "\n".join(note.reasons), "\n".join(note.fixes)]
            marks |= {(number, column): told for column, told in note.marks.items()}
        rows.append(kept)
    merged = [each for each in sheet.merged if each[1][1] < width]
    widths = [14.0] * width + [10, 44, 44]
    return SheetOut(sheet.name, rows, where.first, widths, marks, merged=merged)


def _width(sheet: Sheet, first: int) -> int:
    """Columns before our own of an earlier round."""
    heads = [str(cell).strip() for cell in sheet.rows[first - 1]]
    return heads.index(ANNOTATIONS[0]) if ANNOTATIONS[0] in heads else len(heads)
