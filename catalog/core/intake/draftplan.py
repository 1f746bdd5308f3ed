"""Going through the sheets of a workbook, row by row."""

from collections.abc import Iterator, Mapping

from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.faults import CellFault, Fault
from catalog.core.intake.headings import Column, Layout
from catalog.core.intake.itemkey import ItemKeys
from catalog.core.intake.itemrow import ItemReader
from catalog.core.intake.known import Content, Known, Master, Options
from catalog.core.intake.newcomers import Newcomers
from catalog.core.intake.papershelf import Paper, PaperShelf, several
from catalog.core.intake.plan import STEP, Plan, Progress, RowPlan, label, shown
from catalog.core.intake.sheet import Sheet
from catalog.core.intake.sheetrows import places, sheet_rows
from catalog.core.intake.values import parsed

REMARK_CELLS = 2
"""A row with no more than this and no name is a remark."""
KEYS = ("id", "codes.handling", "codes.implementation", "name", "handling_name")
INSTEAD = {"fee": "fee.charged", "handling_name": "name", "statutory": "statutory.unit"}
"""Where to point when a fault is about a column that the sheet lacks."""
ONLY_NAMES = frozenset(("paper",))

Faults = list[tuple[str, Fault]]


class Drafting:
    """Fills a Plan, sheet by sheet: departments first, materials, then items."""

    def __init__(self, made: Plan, known: Known, options: Options, cleaner: Cleaner):
        self._made, self._known, self._options, self._cleaner = made, known, options, cleaner
        self._keys = ItemKeys(known)
        self._newcomers = Newcomers(known, options)
        self._papers = PaperShelf(known)

    def take(self, sheet: Sheet, where: Layout, progress: Progress | None) -> None:
        """Go through one sheet."""
        if where.kind == "item":
            self._items(sheet, where, progress)
            return
        if where.kind == "paper":
            self._papers.columns |= {column.field.id for column in where.columns}
        for line, cells, _ in sheet_rows(sheet, where, self._cleaner):
            if where.kind == "paper":
                self._papers.put(cells, sheet.name, line)
            else:
                self._newcomers.department_row(cells, sheet.name, line)

    def finish(self) -> None:
        """What only shows at the end: materials of unknown items, absent items, new rows."""
        for sheet, line, name in self._papers.left_over():
            fault = CellFault("事项", "", name, "事项表里没有这件事项", "核对事项标识、编码或名称")
            row = RowPlan("paper", "rejected", "", name, sheet, line, faults=[fault])
            self._made.rows.append(row)
        self._made.rows[:0] = self._newcomers.rows.values()
        if self._made.counts()["new"]:
            self._made.rows[:0] = [_code_row(content) for content in self._known.standard]
        for slug, master in self._known.rows["item"].items():
            if slug not in self._keys.seen and self._covers(master):
                self._made.rows.append(self._absent(slug, master))

    def _covers(self, master: Master) -> bool:
        return self._options.whole or master.content["department"] in self._keys.departments

    def _absent(self, slug: str, master: Master) -> RowPlan:
        department = self._newcomers.department_name(master.content["department"])
        return RowPlan("item", "absent", slug, master.content["name"], department=department)

    def _items(self, sheet: Sheet, where: Layout, progress: Progress | None) -> None:
        reading = _SheetReading(sheet, where, self._reader(where))
        if "department" not in reading.columns:
            reading.department = self._known.department(sheet.name) or ""
        for line, cells, papers in self._grouped(sheet, where):
            if progress and line % STEP == 0:
                progress(line, len(sheet.rows))
            self._item(reading, line, cells, papers)

    def _reader(self, where: Layout) -> ItemReader:
        inline = frozenset(column.field.id for column in where.papers)
        return ItemReader(
            [column.field for column in where.columns],
            places(where.columns),
            self._known,
            self._options,
            self._cleaner,
            {column.field.id: column.unit for column in where.columns if column.unit},
            inline or self._papers.columns or ONLY_NAMES,
        )

    def _item(self, sheet: "_SheetReading", line: int, cells: CellRow, papers: list[Paper]) -> None:
        name = cells.said("handling_name") or cells.said("name")
        row = RowPlan("item", "rejected", "", name, sheet.name, line)
        self._made.rows.append(row)
        faults = sheet.broken(line)
        department, old = self._identify(row, cells, sheet, faults)
        if not papers and (text := cells.said("papers")):
            papers = self._papers.in_cell(text)
        papers = papers or self._papers.of(cells, row.id)
        reading = sheet.reader.read(cells, papers, old.content if old else None, department)
        faults += reading.faults
        if old is None and not name:
            faults.append(("name", Fault("没有事项名称", "填上事项名称")))
        if faults:
            row.faults = [sheet.placed(field_id, fault, cells) for field_id, fault in faults]
            return
        self._unmatched(reading.content, reading.unknown, row.id)
        _settle(row, reading.content, reading.changed, old)

    def _identify(
        self, row: RowPlan, cells: CellRow, sheet: "_SheetReading", faults: Faults
    ) -> tuple[str, Master | None]:
        """(department, master or None); the row gets its id, ``faults`` what stands against it."""
        text = cells.said("department")
        department = "" if text else sheet.department
        try:
            if slug := cells.said("id"):
                parsed(sheet.columns["id"].field, slug, self._known)
            if text:
                department = self._newcomers.department(text)
        except Fault as fault:
            faults.append(
                ("department" if text and fault.reason.startswith("部门") else "id", fault)
            )
        row.id, old = self._keys.find(cells, row.name, department)
        department = department or (old.content["department"] if old else "")
        if not department and not text:
            fix = "填上部门名称，或把工作表的名字改成部门名称"
            faults.append(("department", Fault("没有写实施主体", fix)))
        if not faults:
            row.id = row.id or self._keys.new_id(cells, department, row.name)
            if taken := self._keys.claim(row.id, cells, row.sheet, row.line):
                faults.append(taken)
        row.department = self._newcomers.department_name(department) or text
        return department, old

    def _unmatched(self, content: Content, names: list[str], slug: str) -> None:
        """Names the dictionary lacks: noted, and made materials of where that is allowed."""
        for name in dict.fromkeys(names):
            self._made.unmatched.setdefault(name, []).append(slug)
            if "material" in self._options.create:
                material = self._newcomers.material(name)
                for need in content["requirements"]:
                    for document in need.get("any_of") or [need]:
                        if document.get("material") == name:
                            document["material"] = material

    def _grouped(self, sheet: Sheet, where: Layout) -> Iterator[tuple[int, CellRow, list[Paper]]]:
        """(line, cells, materials) of each item: rows that only go on with the one above it, or
        repeat it for another material, belong to it."""
        at: tuple[int, CellRow, list[Paper]] | None = None
        for line, cells, extra in sheet_rows(sheet, where, self._cleaner):
            papers = several(self._papers.coded(extra)) if extra.texts else []
            if at and papers and _goes_on(cells, at[1]):
                at[2].extend(papers)
            elif not any(map(cells.get, KEYS)):
                self._passed_over(sheet.name, line, cells)
            else:
                if at:
                    yield at
                at = (line, cells, papers)
        if at:
            yield at

    def _passed_over(self, sheet: str, line: int, cells: CellRow) -> None:
        filled = [text for text in cells.texts if text]
        if len(filled) > REMARK_CELLS:
            fix = "填上事项名称；不是事项的行请删去"
            fault = CellFault("事项名称", "", "", "没有事项名称，也没有编码", fix)
            row = RowPlan("item", "rejected", "", "（没有名称）", sheet, line, faults=[fault])
            self._made.rows.append(row)
        elif filled:
            words = f"工作表“{sheet}”第 {line} 行“{filled[0][:20]}”当作说明，没有导入"
            self._made.notes.append(words)


class _SheetReading:
    """One sheet of items: its columns, and where a fault of a row stands."""

    def __init__(self, sheet: Sheet, where: Layout, reader: ItemReader):
        self._sheet, self.name, self.reader = sheet, sheet.name, reader
        self.columns = {column.field.id: column for column in where.columns}
        for column in where.papers:
            if column.field.id == "paper":
                self.columns.setdefault("papers", column)
        self.department = ""
        """The department the sheet is named after, where no column says."""

    def broken(self, line: int) -> Faults:
        """Faults of cells whose formula has no value."""
        return list(_broken(self._sheet.broken, line, self.columns)) if self._sheet.broken else []

    def placed(self, field_id: str, fault: Fault, cells: CellRow) -> CellFault:
        """A fault with its column and what stands there."""
        column = self.columns.get(field_id) or self.columns.get(INSTEAD.get(field_id, ""))
        heading, letter = (column.heading, column.letter) if column else (label(field_id), "")
        return CellFault(heading, letter, shown(cells.get(field_id))[:120], fault.reason, fault.fix)


def _broken(
    cells: Mapping[tuple[int, int], str], line: int, columns: Mapping[str, Column]
) -> Iterator[tuple[str, Fault]]:
    for field_id, column in columns.items():
        error = cells.get((line - 1, column.index))
        if error:
            yield field_id, Fault(f"公式出错（{error}）", "改正公式，或直接填上值")
        elif error is not None:
            yield field_id, Fault("公式还没有算出值", "用 Excel 打开并保存一次，或把公式改成值")


def _code_row(content: Content) -> RowPlan:
    slug = f"{content['scheme']}/{content['value']}"
    return RowPlan("code", "new", slug, content["label"], content=content)


def _goes_on(cells: CellRow, above: CellRow) -> bool:
    return all(not text or text == above.get(key) for key, text in cells.items())


def _settle(
    row: RowPlan,
    content: Content,
    changed: Mapping[str, tuple[str, str]],
    old: Master | None,
) -> None:
    """The outcome of a row without faults."""
    content["id"] = row.id
    row.name = content["name"]
    row.base_version = old.version if old else 0
    row.differences = [(key, label(key), shown(a), shown(b)) for key, (a, b) in changed.items()]
    row.outcome = "new" if old is None else "changed" if changed else "unchanged"
    if row.outcome != "unchanged":
        row.content = content
