"""Rows that an import makes besides items: departments and materials nobody had yet."""

from difflib import get_close_matches

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faults import Fault
from catalog.core.intake.known import Content, Known, Options
from catalog.core.intake.plan import RowPlan

YES = ("是", "1", "Y")


class Newcomers:
    """Makes them, once each, and lets the catalogue know them from then on."""

    def __init__(self, known: Known, options: Options):
        self._known, self._options = known, options
        self.rows: dict[str, RowPlan] = {}

    def department(self, text: str) -> str:
        """The id of a department, made anew where that is allowed; raises Fault."""
        slug = self._known.department(text)
        if slug:
            return slug
        if "department" not in self._options.create:
            raise _advice(text, self._known)
        return self._add_department({"id": self._new_id("department", text), "name": text})

    def department_row(self, cells: CellRow, sheet: str, line: int) -> None:
        """A department as a sheet of departments describes it; known ones stay as they are."""
        name = cells.said("name")
        if not name or self._known.department(name) or self._known.department(cells.said("id")):
            return
        content: Content = {
            "id": cells.said("id") or self._new_id("department", name),
            "name": name,
        }
        if aliases := [
            each for each in cells.said("aliases").replace("、", "\n").split("\n") if each
        ]:
            content["aliases"] = aliases
        if cells.said("vertical") in YES:
            content["vertical"] = True
        content |= {key: text for key in ("kind", "note") if (text := cells.said(key))}
        self._add_department(content, sheet, line)

    def material(self, name: str) -> str:
        """The id of a material, made anew unless an earlier row made it."""
        found = self._known.material(name)
        if found:
            return found[0]
        slug = self._new_id("material", name)
        content = {"id": slug, "name": name, "supply": "self"}
        self._known.learn_material(slug, content)
        self.rows[slug] = RowPlan("material", "new", slug, name, content=content)
        return slug

    def department_name(self, slug: str) -> str:
        """A department's name, "" for an unknown one."""
        row = self._known.rows["department"].get(slug)
        if row:
            return str(row.content["name"])
        return self.rows[slug].name if slug in self.rows else ""

    def _add_department(self, content: Content, sheet: str = "", line: int = 0) -> str:
        slug, name = content["id"], content["name"]
        self._known.learn_department(slug, content)
        self.rows[slug] = RowPlan("department", "new", slug, name, sheet, line, content=content)
        return str(slug)

    def _new_id(self, noun: str, name: str) -> str:
        start = self._known.identify(name) or noun
        slug, number = start, 2
        while slug in self._known.rows[noun] or slug in self.rows:
            slug, number = f"{start}-{number}", number + 1
        return slug


def _advice(text: str, known: Known) -> Fault:
    """Why a department is not taken, with the nearest name."""
    close = get_close_matches(text, known.departments(), 1, 0.4)
    hint = f"是不是“{close[0]}”？" if close else ""
    return Fault(
        f"部门“{text}”目录里没有",
        f"{hint}改成目录里的名称；或到“代码对照”把它对到已有部门；确是新部门的，导入时选“新建部门”",
        ("departments", text),
    )
