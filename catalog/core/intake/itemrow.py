"""One row of a worksheet against the item the catalogue has: what it would become."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog.core.duration import calendar_days
from catalog.core.edition import Limit
from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.celltexts import limit_words, words
from catalog.core.intake.faultplaces import Faults
from catalog.core.intake.faults import Fault, PaperFaults
from catalog.core.intake.headings import Column
from catalog.core.intake.itempapers import ItemPapers
from catalog.core.intake.known import Content, Known, Options
from catalog.core.intake.origin import Origin
from catalog.core.intake.paperdocument import Paper
from catalog.core.intake.plainfields import PlainFields
from catalog.core.intake.sheetrows import places
from catalog.core.intake.spread import SPREAD, SpreadFields
from catalog.core.intake.values import parsed, put

COMPOSED = frozenset(("id", "name", "handling_name", "department", "papers"))
"""Fields that more than their own cell decides."""


@dataclass(slots=True)
class Reading:
    """``content`` is the item as the row would have it; ``changed`` the fields that differ with
    their old and new text; ``unknown`` material names the dictionary lacks; ``paper_faults``
    what is wrong with its materials, each by its number."""

    content: Content
    changed: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: Faults = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    paper_faults: list[tuple[int, Fault]] = field(default_factory=list)


class ItemReader:
    """Reads the rows of one sheet; ``paper_columns`` are the columns of materials there are."""

    def __init__(
        self,
        columns: Sequence[Column],
        known: Known,
        options: Options,
        cleaner: Cleaner,
        paper_columns: frozenset[str],
    ):
        self._known, self._options, self._cleaner = known, options, cleaner
        self._papers = ItemPapers(paper_columns, known, cleaner)
        self._origin = Origin(options)
        self._told: dict[str, Callable[[Any], str]] = {
            "requirements": self._papers.words,
            "department": self._department_words,
        }
        self._fields = {column.field.id: column.field for column in columns}
        plain = [each for each in self._fields.values() if _is_plain(each.id)]
        self._plain = PlainFields(plain, places(columns), known, cleaner)
        self._spread = SpreadFields(columns, known, options, cleaner)

    def read(
        self, cells: CellRow, papers: Sequence[Paper], old: Content | None, department: str
    ) -> Reading:
        """What the row makes of ``old`` (None for a new item); ``papers`` are its materials."""
        if old is None:
            content, faults = self._plain.new(cells.texts)
            reading = Reading(content, faults=faults)
        else:
            reading = Reading(dict(old))
            reading.changed, reading.faults = self._plain.onto(old, reading.content, cells.texts)
        self._name(reading, cells, old)
        if department:
            self._set(reading, "department", department, old)
        for key, value in self._spread.values(cells, old or {}):
            self._take(reading, key, value, old)
        if papers:
            self._requirements(reading, papers, old)
        if not reading.content.get("type"):
            self._type(reading)
        _compare_limits(reading, old)
        self._origin.mark(reading.content, reading.content if old is None else reading.changed)
        return reading

    def _take(self, reading: Reading, key: str, value: Any, old: Content | None) -> None:
        if isinstance(value, Fault):
            reading.faults.append((key, value))
        else:
            self._set(reading, key, value, old)

    def _set(self, reading: Reading, key: str, value: Any, old: Content | None) -> None:
        put(reading.content, key, value)
        if old is None:
            return
        if ((was := old.get(key)) or None) != (value or None):
            told = self._told.get(key, words)
            reading.changed[key] = (told(was), told(value))

    def _name(self, reading: Reading, cells: CellRow, old: Content | None) -> None:
        whole, own = cells.said("name"), cells.said("handling_name")
        name = own or whole
        if not name or (old and name == self._cleaner.text(old["name"])):
            return
        if own and whole and own != whole and not cells.get("particulars.parent"):
            put(reading.content, "particulars.parent", whole)
        column = "handling_name" if own else "name"
        try:
            self._set(reading, "name", parsed(self._fields[column], name, self._known), old)
        except Fault as fault:
            reading.faults.append((column, fault))

    def _type(self, reading: Reading) -> None:
        if any(field_id == "type" for field_id, _ in reading.faults):
            return
        if self._options.default_type:
            reading.content["type"] = self._options.default_type
        else:
            kinds = "、".join(self._known.labels.get("item_types", {}).values())
            reading.faults.append(("type", Fault("没有事项类型", f"填上事项类型：{kinds}")))

    def _requirements(self, reading: Reading, papers: Sequence[Paper], old: Content | None) -> None:
        had = (old or {}).get("requirements", [])
        try:
            found = self._papers.differing(papers, had, reading.content)
        except PaperFaults as wrong:
            reading.paper_faults = wrong.faults
            return
        if found:
            made, reading.unknown = found
            self._set(reading, "requirements", made, old)

    def _department_words(self, slug: str | None) -> str:
        row = self._known.rows["department"].get(slug or "")
        return str(row.content["name"]) if row else slug or ""


def _is_plain(field_id: str) -> bool:
    return field_id not in COMPOSED and field_id.partition(".")[0] not in SPREAD


def _compare_limits(reading: Reading, old: Content | None) -> None:
    limits = {"statutory", "promised"}
    if limits & {field_id for field_id, _ in reading.faults}:
        return  # what stands there is not what the row says
    if old is not None and not limits & reading.changed.keys():
        return
    law, promise = reading.content.get("statutory"), reading.content.get("promised")
    if law and promise and _longer(promise, law):
        told = f"承诺时限（{limit_words(promise)}）比法定时限（{limit_words(law)}）还长"
        fix = "承诺时限不能超过法定时限；核对两列，看是不是填反了"
        reading.faults.append(("promised", Fault(told, fix)))


def _longer(promise: Content, law: Content) -> bool:
    if promise["unit"] == law["unit"]:
        return bool(promise["value"] > law["value"])
    days = [calendar_days(Limit(each["value"], each["unit"])) for each in (promise, law)]
    return days[0] > days[1]
