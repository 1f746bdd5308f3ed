"""Where in a sheet a fault stands: the column a person has to look at."""

from collections.abc import Iterator, Mapping, Sequence

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faults import CellFault, Fault
from catalog.core.intake.headings import Column
from catalog.core.intake.plan import label, shown
from catalog.core.intake.sheet import Sheet

INSTEAD = {"fee": "fee.charged", "handling_name": "name", "statutory": "statutory.unit"}
"""Where to point when a fault is about a column that the sheet lacks."""

Faults = list[tuple[str, Fault]]
"""(field, what is wrong with it)."""


class FaultPlaces:
    """Columns of one sheet, to find the place of a fault."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]):
        self._broken_cells = sheet.broken
        self._columns = {column.field.id: column for column in columns}

    def broken(self, line: int) -> Faults:
        """Faults of cells in this line whose formula has no value."""
        return list(self._broken(line)) if self._broken_cells else []

    def placed(self, field_id: str, fault: Fault, cells: CellRow | Mapping[str, str]) -> CellFault:
        """A fault with its column and what stands there."""
        column = self._columns.get(field_id) or self._columns.get(INSTEAD.get(field_id, ""))
        heading, letter = (column.heading, column.letter) if column else (label(field_id), "")
        return CellFault(
            heading, letter, shown(cells.get(field_id) or "")[:120], fault.reason, fault.fix
        )

    def _broken(self, line: int) -> Iterator[tuple[str, Fault]]:
        for field_id, column in self._columns.items():
            error = self._broken_cells.get((line - 1, column.index))
            if error:
                yield field_id, Fault(f"公式出错（{error}）", "改正公式，或直接填上值")
            elif error is not None:
                yield field_id, Fault("公式还没有算出值", "用 Excel 打开并保存一次，或把公式改成值")
