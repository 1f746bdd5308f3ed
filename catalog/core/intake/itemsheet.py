"""Going through one sheet of items, row by row."""

from dataclasses import replace

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.faultplaces import FaultPlaces, Faults
from catalog.core.intake.faults import CellFault, Fault
from catalog.core.intake.headings import Layout
from catalog.core.intake.itemfields import ITEM_FIELDS
from catalog.core.intake.itemkey import Named, named_in
from catalog.core.intake.itemrow import ItemReader, Reading
from catalog.core.intake.itemrows import item_rows
from catalog.core.intake.known import Master
from catalog.core.intake.papershelf import Papers
from catalog.core.intake.plan import STEP, Progress, RowPlan, label, shown
from catalog.core.intake.sheet import Sheet
from catalog.core.intake.values import parsed
from catalog.core.intake.workbench import Workbench

ID = next(each for each in ITEM_FIELDS if each.id == "id")
ONLY_NAMES = frozenset(("paper",))


class ItemSheet:
    """One sheet of items; what becomes of its rows goes into the plan."""

    def __init__(self, bench: Workbench, sheet: Sheet, where: Layout):
        self._bench, self._sheet, self._where = bench, sheet, where
        self._places = FaultPlaces(sheet, where.columns)
        bench.papers.sheets[sheet.name] = FaultPlaces(sheet, where.papers)
        inline = frozenset(column.field.id for column in where.papers)
        columns = inline or bench.papers.columns or ONLY_NAMES
        self._reader = ItemReader(where.columns, bench.known, bench.options, bench.cleaner, columns)
        self._department = ""
        """The department the sheet is named after, where no column says."""
        if all(column.field.id != "department" for column in where.columns):
            self._department = bench.known.department(sheet.name) or ""

    def read(self, progress: Progress | None) -> None:
        """Go through the rows."""
        for line, cells, papers in item_rows(self._bench, self._sheet, self._where):
            if progress and line % STEP == 0:
                progress(line, len(self._sheet.rows))
            self._row(line, cells, papers)

    def _row(self, line: int, cells: CellRow, papers: Papers) -> None:
        named = named_in(cells)
        row = RowPlan("item", "rejected", "", named.name, self._sheet.name, line)
        self._bench.plan.rows.append(row)
        faults = self._places.broken(line)
        department, old = self._identify(row, cells, named, faults)
        papers = papers if papers.rows else self._papers(cells, row.id)
        reading = self._reader.read(cells, papers.rows, old.content if old else None, department)
        faults += reading.faults
        if old is None and not named.name:
            faults.append(("name", Fault("没有事项名称", "填上事项名称")))
        if faults or reading.paper_faults:
            told = [fault for _, fault in (*faults, *reading.paper_faults)]
            self._bench.plan.codes.update({fault.code for fault in told if fault.code})
            first: dict[str, Fault] = {}  # of what is wrong with one cell, the first is enough
            for key, fault in faults:
                first.setdefault(key, fault)
            row.faults = [self._places.placed(key, each, cells) for key, each in first.items()]
            for number, fault in reading.paper_faults:
                row.faults.append(self._paper_fault(row, cells, papers, number, fault))
            return
        self._unmatched(reading, row.id)
        _settle(row, reading, old)

    def _papers(self, cells: CellRow, slug: str) -> Papers:
        text, shelf = cells.said("papers"), self._bench.papers
        if text and (papers := shelf.in_cell(text)).rows:
            return papers
        return shelf.of(cells, slug)

    def _paper_fault(
        self, row: RowPlan, cells: CellRow, papers: Papers, number: int, fault: Fault
    ) -> CellFault:
        """Where the material itself is written, which may be another sheet."""
        if not papers.places:
            return self._places.placed("papers", fault, cells)
        sheet, line = papers.places[number]
        placed = self._bench.papers.sheets[sheet].placed(fault.field, fault, papers.rows[number])
        return (
            placed
            if (sheet, line) == (row.sheet, row.line)
            else replace(placed, sheet=sheet, line=line)
        )

    def _identify(
        self, row: RowPlan, cells: CellRow, named: Named, faults: Faults
    ) -> tuple[str, Master | None]:
        """(department, master or None); the row gets its id, ``faults`` what stands against it."""
        keys, text = self._bench.keys, cells.said("department")
        department = self._named_department(text, faults) if text else self._department
        if named.id:
            try:
                parsed(ID, named.id, self._bench.known)
            except Fault as fault:
                faults.append(("id", fault))
        row.id, old = keys.find(named, department)
        department = department or (old.content["department"] if old else "")
        if not department and not text:
            fix = "填上部门名称，或把工作表的名字改成部门名称"
            faults.append(("department", Fault("没有写实施主体", fix)))
        if not faults:
            row.id = row.id or keys.new_id(named, department)
            if taken := keys.claim(row.id, named, row.sheet, row.line):
                faults.append(taken)
        row.department = self._bench.newcomers.department_name(department) or text
        return department, old

    def _named_department(self, text: str, faults: Faults) -> str:
        try:
            return self._bench.newcomers.department(text)
        except Fault as fault:
            faults.append(("department", fault))
            return ""

    def _unmatched(self, reading: Reading, slug: str) -> None:
        """Names the dictionary lacks: noted, and made materials of where that is allowed."""
        for name in dict.fromkeys(reading.unknown):
            self._bench.plan.unmatched.setdefault(name, []).append(slug)
            if "material" in self._bench.options.create:
                material = self._bench.newcomers.material(name)
                for need in reading.content["requirements"]:
                    for document in need.get("any_of") or [need]:
                        if document.get("material") == name:
                            document["material"] = material


def _settle(row: RowPlan, reading: Reading, old: Master | None) -> None:
    """The outcome of a row without faults."""
    content, changed = reading.content, reading.changed
    content["id"] = row.id
    row.name = content["name"]
    row.base_version = old.version if old else 0
    row.differences = [(key, label(key), shown(a), shown(b)) for key, (a, b) in changed.items()]
    row.outcome = "new" if old is None else "changed" if changed else "unchanged"
    if row.outcome != "unchanged":
        row.content = content
