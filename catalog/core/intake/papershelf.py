"""The materials of a workbook by the item they belong to, from a sheet of their own or a cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faultplaces import FaultPlaces
from catalog.core.intake.fields import PAPER_FIELDS
from catalog.core.intake.itemkey import code_of
from catalog.core.intake.known import Known
from catalog.core.intake.values import BLANKS
from catalog.core.materialname import folded, listed

Paper = dict[str, str]
NAMED_BY = (("id", "item"), ("code", "item_code"), ("name", "item_name"))
SAYING = ("paper", "material", "result_of")
"""A row of materials says one of these."""


@dataclass
class Papers:
    """The materials of one item; ``places`` (sheet, line) of each, none for those of one cell."""

    rows: list[Paper] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)

    def add(self, rows: list[Paper], sheet: str, line: int) -> None:
        """Some more, from one row of a sheet."""
        self.rows += rows
        self.places += [(sheet, line)] * len(rows)


@dataclass
class _Lot:
    """One item's materials, and whether an item has asked for them."""

    name: str
    papers: Papers = field(default_factory=Papers)
    used: bool = False


class PaperShelf:
    """Keeps rows of materials until their item comes."""

    def __init__(self, known: Known):
        self._known = known
        self._lots: dict[str, _Lot] = {}
        self._cells: dict[str, Papers] = {}
        self._last = ""
        self.columns: frozenset[str] = frozenset()
        self.sheets: dict[str, FaultPlaces] = {}
        """Where the columns of materials are, by the name of the sheet."""

    def put(self, cells: CellRow, sheet: str, line: int) -> None:
        """A row of a sheet of materials; one that names no item goes on with the last."""
        key = _key(cells) or self._last
        if not key or not any(map(cells.said, SAYING)):
            return
        self._last = key
        lot = self._lots.setdefault(key, _Lot(cells.said("item_name") or key))
        lot.papers.add([self.coded(cells)], sheet, line)

    def of(self, cells: CellRow, slug: str) -> Papers:
        """The materials of an item's row."""
        keys = [f"id/{(cells.said('id') or slug).upper()}"]
        for field_id in ("codes.handling", "codes.implementation"):
            keys.append(f"code/{code_of(cells, field_id)}")
        for field_id in ("handling_name", "name"):
            keys.append(f"name/{folded(cells.said(field_id))}")
        for key in keys:
            if lot := self._lots.get(key):
                lot.used = True
                return lot.papers
        return Papers()

    def in_cell(self, text: str) -> Papers:
        """Materials listed in one cell; cells repeat."""
        if text not in self._cells:
            self._cells[text] = Papers([{"paper": each} for each in listed(text)])
        return self._cells[text]

    def coded(self, cells: CellRow) -> Paper:
        """A material's row with its codes mapped where they can be; papers.py reports the rest."""
        row = {key: "" if text in BLANKS else text for key, text in cells.items()}
        for each in PAPER_FIELDS:
            if each.scheme in ("needs", "paper_forms") and row.get(each.id):
                row[each.id] = self._known.tables[each.scheme].value(row[each.id]) or row[each.id]
        if (count := row.get("original", "")).isdigit():
            row["original"] = "否" if count == "0" else "是"
        return row

    def left_over(self) -> Iterator[tuple[str, int, str]]:
        """(sheet, line, item) of materials no item has asked for."""
        return ((*lot.papers.places[0], lot.name) for lot in self._lots.values() if not lot.used)


def several(paper: Paper) -> list[Paper]:
    """One row of material columns; several names in its cell are several materials."""
    names = listed(paper.get("paper", ""))
    if len(names) > 1:
        return [paper | {"paper": name} for name in names]
    return [paper] if any(map(paper.get, SAYING)) else []


def _key(cells: CellRow) -> str:
    for prefix, column in NAMED_BY:
        if text := cells.said(column):
            text = folded(text) if prefix == "name" else text.replace(" ", "").upper()
            return f"{prefix}/{text}"
    return ""
