"""The dry run: what importing a workbook would do. Nothing is written."""

from collections.abc import Sequence

from catalog.core.intake.faultplaces import FaultPlaces
from catalog.core.intake.faults import CellFault
from catalog.core.intake.headings import Layout, layout
from catalog.core.intake.itemsheet import ItemSheet
from catalog.core.intake.known import Content, Known, Master, Options
from catalog.core.intake.plan import Plan, Progress, RowPlan
from catalog.core.intake.remarks import remarks
from catalog.core.intake.sheet import Sheet
from catalog.core.intake.sheetrows import sheet_rows
from catalog.core.intake.workbench import Workbench, workbench


def plan(
    sheets: Sequence[Sheet], known: Known, options: Options, progress: Progress | None = None
) -> Plan:
    """What importing these sheets would do."""
    bench = workbench(known, options)
    found = [(sheet, layout(sheet, bench.cleaner)) for sheet in sheets]
    for kind in ("department", "paper", "item"):
        for sheet, where in found:
            if where and where.kind == kind:
                _take(bench, sheet, where, progress)
    bench.plan.notes[:0] = remarks(found)
    _finish(bench)
    return bench.plan


def _take(bench: Workbench, sheet: Sheet, where: Layout, progress: Progress | None) -> None:
    if where.kind == "item":
        ItemSheet(bench, sheet, where).read(progress)
        return
    if where.kind == "paper":
        bench.papers.columns |= {column.field.id for column in where.columns}
        bench.papers.sheets[sheet.name] = FaultPlaces(sheet, where.columns)
    for line, cells, _ in sheet_rows(sheet, where, bench.cleaner):
        if where.kind == "paper":
            bench.papers.put(cells, sheet.name, line)
        else:
            bench.newcomers.department_row(cells, sheet.name, line)


def _finish(bench: Workbench) -> None:
    """What only shows at the end: materials of unknown items, absent items, new rows."""
    made = bench.plan
    for sheet, line, name in bench.papers.left_over():
        fault = CellFault("事项", "", name, "事项表里没有这件事项", "核对事项标识、编码或名称")
        made.rows.append(RowPlan("paper", "rejected", "", name, sheet, line, faults=[fault]))
    made.rows[:0] = bench.newcomers.rows.values()
    if made.counts()["new"]:
        made.rows[:0] = [_code_row(content) for content in bench.known.standard]
    for slug, master in bench.known.rows["item"].items():
        if slug not in bench.keys.seen and _covers(bench, master):
            made.rows.append(_absent(bench, slug, master))


def _covers(bench: Workbench, master: Master) -> bool:
    """Whether the workbook would have the item, had the department sent it."""
    return bench.options.whole or master.content["department"] in bench.keys.departments


def _absent(bench: Workbench, slug: str, master: Master) -> RowPlan:
    department = bench.newcomers.department_name(master.content["department"])
    return RowPlan("item", "absent", slug, master.content["name"], department=department)


def _code_row(content: Content) -> RowPlan:
    slug = f"{content['scheme']}/{content['value']}"
    return RowPlan("code", "new", slug, content["label"], content=content)
