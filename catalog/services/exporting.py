"""Exporting: items as a workbook that the import takes back, and the empty template."""

from sqlmodel import Session

from catalog.adapters import workbook
from catalog.adapters.workbook import SheetOut
from catalog.core.intake import export
from catalog.core.intake.fields import DEPARTMENT_FIELDS, Field
from catalog.core.intake.known import Content, Known, Options
from catalog.core.intake.sheet import GUIDE_SHEET
from catalog.core.intake.values import CLEAR
from catalog.services.knowing import known_for

WIDE = frozenset(("text", "list", "papers", "promises"))


def items(session: Session, department: str = "") -> bytes:
    """Every item (of one department) with its materials, as an .xlsx."""
    known = known_for(session, Options())
    rows = [master.content for master in known.rows["item"].values()]
    if department:
        rows = [row for row in rows if row["department"] == department]
    return workbook.write(_sheets(rows, known))


def template(session: Session) -> bytes:
    """The same sheets, empty, with drop-downs and a page of explanations."""
    known = known_for(session, Options())
    explained = SheetOut(GUIDE_SHEET, [[line] for line in EXPLAINED], 1, [100])
    return workbook.write([explained, *_sheets([], known)])


def _sheets(rows: list[Content], known: Known) -> list[SheetOut]:
    departments = [master.content for master in known.rows["department"].values()]
    return [
        _sheet("事项", list(export.item_rows(rows, known)), export.EXPORTED, known),
        _sheet("材料", list(export.paper_rows(rows, known)), export.PAPER_EXPORTED, known),
        _sheet("部门", list(export.department_rows(departments)), DEPARTMENT_FIELDS, known),
    ]


def _sheet(name: str, rows: list[list[str]], fields: tuple[Field, ...], known: Known) -> SheetOut:
    widths = [26.0 if each.kind in WIDE else 14.0 for each in fields]
    return SheetOut(name, rows, 1, widths, choices=export.choices(fields, known), filtered=True)


EXPLAINED = (
    "怎样填这份表",
    "“事项”一行一件事项：事项名称、事项类型、实施主体必填，其余有就填。列的先后可以换，用不着的列可以删。",
    "“材料”一行一份材料，用事项标识、实施编码或事项名称对上“事项”里的行。任选其一的几份材料，在“任选组”写同一个数字。",
    "“部门”只在要新建部门时填。",
    "时限：数写在时限列，单位选工作日、自然日、小时或即办；也可以合写成“20个工作日”。承诺时限不能超过法定时限。",
    "编码列请先设成“文本”格式再粘贴，不然长数字会被 Excel 改坏。",
    f"空着的格子导入时不改原来的值；要清掉原来的值，写“{CLEAR}”。",
    "“其他材料”“相关证明”这样的写法会被退回：要写清楚办事的人到底带什么。",
    "导入先试算，给出新增、改动、退回各有哪些，看过再生成变更；没有人审核，什么也不会公开。",
)
