"""One row of a worksheet against the item the catalogue has: what it would become."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog.core.edition import Limit
from catalog.core.intake import papers
from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.celltexts import limit_words, words
from catalog.core.intake.faults import Fault
from catalog.core.intake.fields import Field
from catalog.core.intake.known import Content, Known, Options
from catalog.core.intake.plainfields import PlainFields
from catalog.core.intake.spread import SPREAD, SpreadFields
from catalog.core.intake.values import BLANKS, parsed, put
from catalog.core.lint.items import calendar_days

COMPOSED = frozenset(("id", "name", "handling_name", "department", "papers"))
"""Fields that more than their own cell decides."""
PROVEN = {
    "statutory": "statutory",
    "promised": "promised",
    "fee": "fee",
    "validity": "validity",
    "requirements": "materials",
}
"""Field -> its name in the provenance."""
SAMPLE = ("level", "sample")
"""The level a provenance has when it says none."""

Papers = Sequence[Mapping[str, str]]


@dataclass(slots=True)
class Reading:
    """``content`` is the item as the row would have it; ``changed`` the fields that differ with
    their old and new text; ``unknown`` material names the dictionary lacks."""

    content: Content
    changed: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


class ItemReader:
    """Reads the rows of one sheet, whose ``fields`` stand ``at`` these places of its rows."""

    def __init__(
        self,
        fields: Sequence[Field],
        at: dict[str, int],
        known: Known,
        options: Options,
        cleaner: Cleaner,
        units: Mapping[str, str],
        paper_columns: frozenset[str],
    ):
        self._known, self._options, self._cleaner = known, options, cleaner
        self._told: dict[str, Callable[[Any], str]] = {
            "requirements": self._paper_words,
            "department": self._department_words,
        }
        self._source = {"level": options.level, "note": options.note}
        self._source = {k: v for k, v in self._source.items() if v and (k, v) != SAMPLE}
        self._paper_columns = [each for each in papers.COLUMNS if each in paper_columns]
        self._fields = {each.id: each for each in fields}
        plain = [
            each
            for each in fields
            if each.id not in COMPOSED and each.id.partition(".")[0] not in SPREAD
        ]
        self._plain = PlainFields(plain, at, known, cleaner)
        self._spread = SpreadFields(known, options, cleaner, units)

    def read(self, cells: CellRow, rows: Papers, old: Content | None, department: str) -> Reading:
        """What the row makes of ``old`` (None for a new item); ``rows`` are its materials."""
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
        if rows:
            self._papers(reading, rows, old)
        if not reading.content.get("type"):
            self._type(reading)
        self._compare_limits(reading, old)
        self._prove(reading, old)
        return reading

    def _take(self, reading: Reading, key: str, value: Any, old: Content | None) -> None:
        if isinstance(value, Fault):
            reading.faults.append((key, value))
        else:
            self._set(reading, key, value, old)

    def _set(self, reading: Reading, key: str, value: Any, old: Content | None) -> None:
        was = old.get(key) if old else None
        put(reading.content, key, value)
        if old is not None and (was or None) != (value or None):
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

    def _papers(self, reading: Reading, rows: Papers, old: Content | None) -> None:
        had = (old or {}).get("requirements", [])
        if (
            had
            and len(self._paper_columns) > 1
            and self._same(rows, papers.written(had, self._known))
        ):
            return
        try:
            made, unknown = papers.requirements(rows, self._known, _holder(reading.content))
        except Fault as fault:
            reading.faults.append(("papers", fault))
            return
        plain = not {"group", "when"} & set(self._paper_columns)
        if had and plain and papers.mentioned(made) == papers.mentioned(had):
            return  # a plain list says nothing of alternatives and situations: they stay
        reading.unknown = unknown
        self._set(reading, "requirements", made, old)

    def _same(self, rows: Papers, before: Papers) -> bool:
        columns = self._paper_columns
        return [[row.get(c, "") for c in columns] for row in rows] == [
            [self._said(row[c]) for c in columns] for row in before
        ]

    def _said(self, text: str) -> str:
        text = self._cleaner.text(text)
        return "" if text in BLANKS else text

    def _paper_words(self, needs: Iterable[Content] | None) -> str:
        """Requirements for the report: a line each, alternatives with 或."""
        lines = []
        for need in needs or ():
            written = papers.written([need], self._known)
            lines.append(" 或 ".join(_paper_line(each) for each in written))
        return "\n".join(lines)

    def _department_words(self, slug: str | None) -> str:
        row = self._known.rows["department"].get(slug or "")
        return str(row.content["name"]) if row else slug or ""

    def _compare_limits(self, reading: Reading, old: Content | None) -> None:
        if old is not None and not reading.changed.keys() & {"statutory", "promised"}:
            return
        law, promise = reading.content.get("statutory"), reading.content.get("promised")
        if law and promise and _longer(promise, law):
            told = f"承诺时限（{limit_words(promise)}）比法定时限（{limit_words(law)}）还长"
            fix = "承诺时限不能超过法定时限；核对两列，看是不是填反了"
            reading.faults.append(("promised", Fault(told, fix)))

    def _prove(self, reading: Reading, old: Content | None) -> None:
        """Every value that came from the sheet says so."""
        content = reading.content
        keys = [k for k in PROVEN if k in reading.changed or (old is None and content.get(k))]
        if not keys:
            return
        provenance = dict(content.get("provenance", {}))
        for key in keys:
            provenance.pop(PROVEN[key], None)
            if content.get(key):
                provenance[PROVEN[key]] = self._source
        put(content, "provenance", provenance)


def _paper_line(row: Mapping[str, str]) -> str:
    copies = f"，复印件{row['copies']}份" if row["copies"] else ""
    when = f"（{row['when']}）" if row["when"] else ""
    return f"{row['exact'] or row['paper'] or row['result_of']}：{row['holders']}{copies}{when}"


def _holder(content: Content) -> str:
    """Whose a paper is when its name does not say: the business's, where only they apply."""
    audience = content.get("particulars", {}).get("audience", "")
    return "E" if audience and "自然人" not in audience else "A"


def _longer(promise: Content, law: Content) -> bool:
    if promise["unit"] == law["unit"]:
        return bool(promise["value"] > law["value"])
    days = [calendar_days(Limit(each["value"], each["unit"])) for each in (promise, law)]
    return days[0] > days[1]
