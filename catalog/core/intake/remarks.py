"""What a report remarks on: sheets, columns and rows that were passed over, or that nobody sees."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalog.core.intake.headings import Layout
from catalog.core.intake.sheet import GUIDE_SHEET, Sheet

NAMED = 10
"""So many hidden sheets are named; the rest are counted."""


def remarks(found: Iterable[tuple[Sheet, Layout | None]]) -> Iterator[str]:
    """A sentence for each thing, what nobody sees first."""
    found = list(found)
    yield from _hidden_sheets([sheet.name for sheet, _ in found if sheet.hidden])
    for sheet, where in found:
        if where:
            yield from _rows(sheet, where)
    for sheet, where in found:
        if where:
            yield from _columns(sheet, where)
        elif sheet.name != GUIDE_SHEET and any(map(_says, sheet.rows)):
            least = "至少要有“事项名称”和“实施主体”两列"
            yield f"工作表“{sheet.name}”没有认出表头（{least}），没有导入"


def _hidden_sheets(names: Sequence[str]) -> Iterator[str]:
    if names:
        listed = "、".join(f"“{name}”" for name in names[:NAMED])
        listed += "等" if len(names) > NAMED else ""
        yield f"{len(names)} 张隐藏的工作表没有导入：{listed}。要导入的，先取消隐藏再传"


def _rows(sheet: Sheet, where: Layout) -> Iterator[str]:
    below = [number for number in range(where.first, len(sheet.rows)) if _says(sheet.rows[number])]
    if not below:
        yield f"工作表“{sheet.name}”只有表头，下面没有行"
    hidden = sheet.hidden_rows.intersection(below)
    if hidden:
        first = min(hidden) + 1
        yield (
            f"工作表“{sheet.name}”有 {len(hidden)} 行是隐藏的或被筛选掉的（从第 {first} 行起），"
            "也照样读了。不要的，先删去再传"
        )


def _columns(sheet: Sheet, where: Layout) -> Iterator[str]:
    for letters, heading, near in where.unknown():
        hint = f"，是不是“{near}”？改了表头再传就能导入" if near else ""
        yield f"工作表“{sheet.name}”{letters}列“{heading}”不认识，没有导入{hint}"


def _says(row: Sequence[Any]) -> bool:
    return any(cell not in ("", None) for cell in row)
