"""Which item a row is about: by id, by number, by department and name."""

from typing import NamedTuple

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faults import Fault
from catalog.core.intake.known import Known, Master

NUMBERS = ("handling", "implementation")
"""Numbers that single out an item, the more exact first."""


class Named(NamedTuple):
    """How a row names its item; "" for what it does not say."""

    id: str
    name: str
    handling: str
    implementation: str


def named_in(cells: CellRow) -> Named:
    """The names in a row; numbers in capitals, to compare."""
    return Named(
        cells.said("id"),
        cells.said("handling_name") or cells.said("name"),
        code_of(cells, "codes.handling"),
        code_of(cells, "codes.implementation"),
    )


class ItemKeys:
    """Looks rows up and remembers which items the workbook has named."""

    def __init__(self, known: Known):
        self._known = known
        self._claimed: dict[str, tuple[str, int]] = {}
        self._named: dict[tuple[str, str], str] = {}
        """(department, name) of new items without a number -> the id they were given."""
        self.seen: set[str] = set()
        self.departments: set[str] = set()

    def find(self, named: Named, department: str) -> tuple[str, Master | None]:
        """(id or "", its master row) of what the row is about."""
        slug = named.id or self._by_number(named) or self._by_name(named, department)
        master = self._known.rows["item"].get(slug)
        if master:
            self.seen.add(slug)
            self.departments.add(master.content["department"])
        if department:
            self.departments.add(department)
        return slug, master

    def _by_number(self, named: Named) -> str:
        """The more exact number decides; one that no item has yet leaves it to the next, unless
        that item has another exact number."""
        exact, code = named.handling, named.implementation
        if exact and (slug := self._known.item_by_code("handling", exact)):
            return slug
        slug = self._known.item_by_code("implementation", code) if code else None
        if slug is None:
            return ""
        had = self._known.rows["item"][slug].content["codes"].get("handling", "")
        return "" if exact and had else slug

    def _by_name(self, named: Named, department: str) -> str:
        """An item of this name, unless both have numbers and they differ."""
        slug = self._known.item_by_name(department, named.name) if named.name else None
        if slug is None:
            return ""
        had = self._known.rows["item"][slug].content.get("codes", {})
        for key in NUMBERS:
            code = getattr(named, key)
            if code and had.get(key) and had[key].upper() != code:
                return ""
        return slug

    def new_id(self, named: Named, department: str) -> str:
        """An id for a new item: its number, or its department and the letters of its name."""
        if code := named.handling or named.implementation:
            return code.lower()
        if same := self._named.get((department, named.name)):
            return same
        start = f"{department}-{self._known.identify(named.name) or 'x'}"
        slug, number = start, 2
        while slug in self._known.rows["item"] or f"id/{slug}" in self._claimed:
            slug, number = f"{start}-{number}", number + 1
        self._named[department, named.name] = slug
        return slug

    def claim(self, slug: str, named: Named, sheet: str, line: int) -> tuple[str, Fault] | None:
        """A fault when an earlier row of the workbook is about the same item already."""
        field_id, keys = self._marks(slug, named)
        for key in keys:
            if first := self._claimed.get(key):
                return field_id, _repeated(field_id, first, sheet)
        for key in keys:
            self._claimed[key] = (sheet, line)
        return None

    def _marks(self, slug: str, named: Named) -> tuple[str, list[str]]:
        keys = [f"id/{slug}"]
        master = self._known.rows["item"].get(slug)
        had = master.content.get("codes", {}) if master else {}
        for key in NUMBERS:
            code = getattr(named, key)
            if code and not (named.id and code == had.get(key, "").upper()):
                return f"codes.{key}", [*keys, f"{key}/{code}"]
        return ("id" if named.id else "name"), keys


def _repeated(field_id: str, first: tuple[str, int], sheet: str) -> Fault:
    where = f"第 {first[1]} 行" if first[0] == sheet else f"工作表“{first[0]}”第 {first[1]} 行"
    what = {"id": "事项标识", "name": "事项名称"}.get(field_id, "编码")
    return Fault(f"{what}与{where}重复", "是同一件事项的，删去一行；不是的，改成各自的编码")


def code_of(cells: CellRow, field_id: str) -> str:
    """A number in capitals, to compare; "" for none."""
    return cells.said(field_id).replace(" ", "").upper()
