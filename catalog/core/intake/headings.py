"""Finding the heading rows of a worksheet and what each column holds.

Departments put titles above, merge headings over several rows and use their own words. A
column is known by its heading, by the heading above it and its own together, or by either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from catalog.core.intake.cells import Cleaner
from catalog.core.intake.faults import letter
from catalog.core.intake.fields import ANNOTATIONS, DEPARTMENT_FIELDS, PAPER_FIELDS, Field
from catalog.core.intake.itemfields import ITEM_FIELDS
from catalog.core.intake.sheet import Sheet

SEARCHED = 25
DEEPEST = 3
NAMING = frozenset(("id", "name", "handling_name", "codes.implementation", "codes.handling"))
"""Fields that say which item a row is about."""
SHARED = NAMING | {"codes.basic", "codes.local", "papers"}
"""Fields that a sheet of materials may have as well."""

VALUE_WORDS = frozenset(("时限", "数值", "数", "天数", "期限", "值", "内容", "情况", "时间"))
"""Under a group's heading these mean the group itself: 法定办结时限 / 时限."""

_BRACKETS = re.compile(r"[（(【\[〔]([^）)】\]〕]*)[）)】\]〕]?")
_DROPPED = re.compile(r"[\s*＊※：:、，,\"“”]+|必填|选填")


@dataclass(frozen=True)
class Column:
    """A known column: where, its heading as the sheet writes it, and what it holds.
    ``unit`` is a unit of time that the heading names."""

    index: int
    heading: str
    field: Field
    unit: str = ""

    @property
    def letter(self) -> str:
        """A, B, … as Excel names it."""
        return letter(self.index)


@dataclass(frozen=True)
class Layout:
    """A sheet's layout. ``kind`` is item, paper or department; data start at row ``first``."""

    kind: str
    first: int
    columns: tuple[Column, ...]
    papers: tuple[Column, ...] = ()
    headings: tuple[tuple[str, ...], ...] = ()

    def unknown(self) -> list[tuple[str, str, str]]:
        """(letter, heading, nearest known name or "") of columns nobody knows."""
        fields = {"item": ITEM_FIELDS, "paper": PAPER_FIELDS, "department": DEPARTMENT_FIELDS}
        return _unknown(self.headings, self.columns + self.papers, fields[self.kind])


def layout(sheet: Sheet, cleaner: Cleaner) -> Layout | None:
    """How the sheet is laid out; None when it holds nothing we take."""
    best: Layout | None = None
    spread = _spread(sheet, cleaner)
    for depth in range(1, DEEPEST + 1):
        for top in range(min(SEARCHED, len(sheet.rows) - depth + 1)):
            found = _read(spread[top : top + depth], top + depth)
            if found and (best is None or _known(found) > _known(best)):
                best = found
    return best


def _known(layout: Layout) -> int:
    return len(layout.columns) + len(layout.papers)


def _spread(sheet: Sheet, cleaner: Cleaner) -> list[list[str]]:
    """The top rows as text, with merged cells saying the same everywhere."""
    rows = [[cleaner.text(cell) for cell in row] for row in sheet.rows[: SEARCHED + DEEPEST]]
    for (top, left), (bottom, right) in sheet.merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = rows[top][left]
    return rows


def _read(rows: Sequence[Sequence[str]], first: int) -> Layout | None:
    levels = [
        _filled(row, rows[number + 1] if number + 1 < len(rows) else None)
        for number, row in enumerate(rows)
    ]
    headings = tuple(tuple(dict.fromkeys(filter(None, each))) for each in zip(*levels, strict=True))
    item = _columns(headings, ITEM_FIELDS)
    paper = _columns(headings, PAPER_FIELDS)
    department = _columns(headings, DEPARTMENT_FIELDS)
    items, papers, departments = (
        {c.field.id for c in found} for found in (item, paper, department)
    )
    if "name" in departments and len(departments) >= 2 and not items & (NAMING - {"id"}):
        return Layout("department", first, department, (), headings)
    if (
        "paper" in papers
        and papers & {"item", "item_code", "item_name"}
        and len(items - SHARED) < 2
    ):
        return Layout("paper", first, paper, (), headings)
    if items & NAMING and len(items) >= 2:
        taken = {column.index for column in item}
        extra = tuple(
            c
            for c in paper
            if c.index not in taken and c.field.id not in ("item", "item_code", "item_name")
        )
        extra = extra if any(c.field.id == "paper" for c in extra) else ()
        return Layout("item", first, item, extra, headings)
    return None


def _filled(row: Sequence[str], below: Sequence[str] | None) -> list[str]:
    """An upper heading goes on to the right over columns that have headings of their own."""
    if below is None:
        return list(row)
    filled, last = [], ""
    for text, under in zip(row, below, strict=True):
        last = text or (last if under else "")
        filled.append(last)
    return filled


def _columns(headings: Sequence[tuple[str, ...]], fields: tuple[Field, ...]) -> tuple[Column, ...]:
    names = _names(fields)
    found: dict[str, Column] = {}
    for index, parts in enumerate(headings):
        for candidate in _candidates(parts):
            known = names.get(folded(candidate))
            if known:
                found.setdefault(known.id, Column(index, parts[-1], known, _unit(candidate)))
                break
    return tuple(sorted(found.values(), key=lambda column: column.index))


def _candidates(parts: tuple[str, ...]) -> list[str]:
    if not parts:
        return []
    found = ["".join(parts), "".join(parts[-2:]), parts[-1]]
    if folded(parts[-1]) in VALUE_WORDS:
        found.append(parts[0])
    return list(dict.fromkeys(found))


@cache
def _names(fields: tuple[Field, ...]) -> dict[str, Field]:
    return {folded(name): each for each in fields for name in each.names}


@lru_cache(maxsize=20_000)
def folded(heading: str) -> str:
    """A heading without brackets, stars and spaces."""
    return _DROPPED.sub("", _BRACKETS.sub("", heading)).casefold()


def _unit(heading: str) -> str:
    inside = "".join(_BRACKETS.findall(heading))
    return next(
        (u for u in ("工作日", "自然日", "小时") if u in inside), "天" if inside == "天" else ""
    )


def _unknown(
    headings: Sequence[tuple[str, ...]], columns: tuple[Column, ...], fields: tuple[Field, ...]
) -> list[tuple[str, str, str]]:
    taken = {column.index for column in columns}
    found = []
    for index, parts in enumerate(headings):
        if parts and index not in taken and parts[-1] not in ANNOTATIONS and parts[-1] != "序号":
            close = get_close_matches(folded(parts[-1]), _names(fields), 1, 0.7)
            label = _names(fields)[close[0]].label if close else ""
            found.append((letter(index), parts[-1][:40], label))
    return found
