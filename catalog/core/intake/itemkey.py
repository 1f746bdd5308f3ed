"""Which item a row is about: by id, by number, by department and name."""

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faults import Fault
from catalog.core.intake.known import Known, Master

NUMBERS = ("handling", "implementation")
"""Numbers that single out an item, the more exact first."""


class ItemKeys:
    """Looks rows up and remembers which items the workbook has named."""

    def __init__(self, known: Known):
        self._known = known
        self._claimed: dict[str, tuple[str, int]] = {}
        self.seen: set[str] = set()
        self.departments: set[str] = set()

    def find(self, cells: CellRow, name: str, department: str) -> tuple[str, Master | None]:
        """(id or "", its master row) of what the row is about."""
        items = self._known.rows["item"]
        slug = cells.said("id")
        if not slug:
            slug = self._by_number(cells) or (
                self._by_name(cells, department, name) if name else ""
            )
        master = items.get(slug)
        if master:
            self.seen.add(slug)
            self.departments.add(master.content["department"])
        if department:
            self.departments.add(department)
        return slug, master

    def _by_number(self, cells: CellRow) -> str:
        """The more exact number decides; one that no item has yet leaves it to the next, unless
        that item has another exact number."""
        exact = code_of(cells, "codes.handling")
        if exact and (slug := self._known.item_by_code("handling", exact)):
            return slug
        code = code_of(cells, "codes.implementation")
        slug = self._known.item_by_code("implementation", code) if code else None
        if slug is None:
            return ""
        had = self._known.rows["item"][slug].content["codes"].get("handling", "")
        return "" if exact and had else slug

    def _by_name(self, cells: CellRow, department: str, name: str) -> str:
        """An item of this name, unless both have numbers and they differ."""
        slug = self._known.item_by_name(department, name) or ""
        if slug:
            had = self._known.rows["item"][slug].content.get("codes", {})
            for key in NUMBERS:
                code = code_of(cells, f"codes.{key}")
                if code and had.get(key) and had[key].upper() != code:
                    return ""
        return slug

    def new_id(self, cells: CellRow, department: str, name: str) -> str:
        """An id for a new item: its number, or its department and the letters of its name."""
        for key in NUMBERS:
            if code := code_of(cells, f"codes.{key}"):
                return code.lower()
        start = f"{department}-{self._known.identify(name) or 'x'}"
        slug, number = start, 2
        while slug in self._known.rows["item"] or self._other(slug, department, name):
            slug, number = f"{start}-{number}", number + 1
        return slug

    def _other(self, slug: str, department: str, name: str) -> bool:
        return f"id/{slug}" in self._claimed and f"name/{department}/{name}" not in self._claimed

    def claim(self, slug: str, cells: CellRow, sheet: str, line: int) -> tuple[str, Fault] | None:
        """A fault when an earlier row of the workbook is about the same item already."""
        field_id, keys = self._marks(slug, cells)
        for key in keys:
            if first := self._claimed.get(key):
                where = (
                    f"第 {first[1]} 行"
                    if first[0] == sheet
                    else f"工作表“{first[0]}”第 {first[1]} 行"
                )
                what = {"id": "事项标识", "name": "事项名称"}.get(field_id, "编码")
                return field_id, Fault(
                    f"{what}与{where}重复", "是同一件事项的，删去一行；不是的，改成各自的编码"
                )
        for key in keys:
            self._claimed[key] = (sheet, line)
        return None

    def _marks(self, slug: str, cells: CellRow) -> tuple[str, list[str]]:
        keys = [f"id/{slug}"]
        master = self._known.rows["item"].get(slug)
        had = master.content.get("codes", {}) if master else {}
        for key in NUMBERS:
            code = code_of(cells, f"codes.{key}")
            if code and not (cells.said("id") and code == had.get(key, "").upper()):
                return f"codes.{key}", [*keys, f"{key}/{code}"]
        return ("id" if cells.said("id") else "name"), keys


def code_of(cells: CellRow, field_id: str) -> str:
    """A number in capitals, to compare; "" for none."""
    return cells.said(field_id).replace(" ", "").upper()
