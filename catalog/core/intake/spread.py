"""Fields of an item that are written over several cells: limits, the deadline, the fee."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from catalog.core.intake import limits
from catalog.core.intake.cellrow import CellRow
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.celltexts import (
    FREE,
    deadline_cells,
    fee_charged,
    limit_cells,
    promises_text,
)
from catalog.core.intake.conditions import condition
from catalog.core.intake.faults import Fault
from catalog.core.intake.fields import Field
from catalog.core.intake.headings import Column
from catalog.core.intake.known import Content, Known, Options
from catalog.core.intake.values import CLEAR, parsed

SPREAD = frozenset(("statutory", "promised", "deadline", "fee", "promised_when"))
"""The first part of the names of such fields."""
CHARGED = Field("fee.charged", ("是否收费",), "coded", "yes_no")
KEEP = object()
"""The cells say what the item has already, or nothing."""

_SERIAL = re.compile(r"^1900-(01|02)-(\d\d)$")


class SpreadFields:
    """Reads those that the sheet's ``columns`` hold."""

    def __init__(self, columns: Sequence[Column], known: Known, options: Options, cleaner: Cleaner):
        self._known, self._options, self._cleaner = known, options, cleaner
        self._units = {column.field.id: column.unit for column in columns if column.unit}
        self._limits: dict[tuple[Any, ...], Any] = {}
        there = {column.field.id for column in columns}
        self._steps = [
            (key, [part for part in parts if part in there], read)
            for key, parts, read in (
                ("statutory", ("statutory", "statutory.text", "statutory.unit"), self._limit),
                ("promised", ("promised", "promised.text", "promised.unit"), self._limit),
                ("deadline", ("deadline", "deadline.value"), self._deadline),
                ("fee", ("fee", "fee.charged"), self._fee),
                ("promised_when", ("promised_when",), self._promises),
            )
            if there & set(parts)
        ]

    def values(self, cells: CellRow, old: Content) -> Iterator[tuple[str, Any]]:
        """(field, its value or the Fault with it) of each that differs from ``old``."""
        for key, parts, read in self._steps:
            if any(map(cells.get, parts)):
                try:
                    value = read(cells, old, key)
                except Fault as fault:
                    value = fault
                if value is not KEEP:
                    yield key, value

    def _limit(self, cells: CellRow, old: Content, key: str) -> Any:
        """A limit is written over up to three columns: value, unit, explanation. Sheets repeat
        few limits, so each is read once and shared."""
        value, unit, words = cells.said(key), cells.said(f"{key}.unit"), cells.said(f"{key}.text")
        had = old.get(key)
        asked = (key, value, unit, words, *(had.items() if had else ()))
        if asked not in self._limits:
            self._limits[asked] = self._read_limit(value, unit, words, had, key)
        return self._limits[asked]

    def _read_limit(self, value: str, unit: str, words: str, had: Content | None, key: str) -> Any:
        before = ("", "", "")
        if had:
            before = tuple(map(self._cleaner.text, limit_cells(had)))  # type: ignore[assignment]
            given = zip((value, unit, words), before, strict=True)
            if all(not text or text == was for text, was in given):
                return KEEP
        if value == CLEAR:
            return None
        written = value or before[0] or words
        if not written:
            return KEEP  # a unit chosen beforehand, and no limit
        unit = unit or self._units.get(key, "") or before[1]
        limit, own = limits.parse(_number_cell(written), self._unit(unit))
        text = words or (had or {}).get("text", "") or own
        return limit | ({"text": text} if text and text != CLEAR else {})

    def _unit(self, unit: str) -> str:
        unit = unit or self._options.default_unit
        if not unit:
            return ""
        value = self._known.tables["limit_units"].value(unit)
        if value is None:
            fix = "写工作日、自然日、小时或即办，或到“代码对照”补一条"
            raise Fault(f"时限单位“{unit}”不认识", fix, ("limit_units", unit))
        return value

    def _deadline(self, cells: CellRow, old: Content, key: str) -> Any:
        before = {
            part: self._cleaner.text(text) for part, text in deadline_cells(old.get(key)).items()
        }
        given = {part: cells.said(part) for part in before}
        if all(not text or text == before[part] for part, text in given.items()):
            return KEEP
        if given[key] == CLEAR:
            return None
        full = {part: given[part] or before[part] for part in before}
        if not full[key]:
            fix = "在“申请人期限”一列写一句话，例如“出生后一个月内”"
            raise Fault("写了期限的数，没写期限的说明", fix)
        made: Content = {"text": full[key]}
        if full["deadline.value"]:
            unit = self._unit(full["deadline.unit"] or "自然日")
            value, _ = limits.parse(_number_cell(full["deadline.value"]), unit)
            made |= {"value": value["value"]} if value["value"] else {}
            made |= {"unit": value["unit"]} if value["unit"] != "calendar_day" else {}
        if full["deadline.since"]:
            made["since"] = full["deadline.since"]
        return made

    def _fee(self, cells: CellRow, old: Content, key: str) -> Any:
        had = self._cleaner.text(old.get(key, ""))
        text, charged = cells.said(key), cells.said("fee.charged")
        if charged:
            charged = parsed(CHARGED, charged, self._known)
        if text == had and charged in ("", fee_charged(had)):
            return KEEP
        if text == CLEAR:
            return None
        free = text in FREE or not text
        if charged == "否" and not free:
            fix = "核对两列；不收费的，清空收费标准"
            raise Fault(f"是否收费写“否”，收费标准又写了“{text[:30]}”", fix)
        if charged == "是" and free and fee_charged(had) != "是":
            raise Fault("写了收费，没写收费标准", "在“收费标准”一列写明项目和金额")
        if not text and charged in ("", "是", fee_charged(had)):
            return KEEP
        return "免费" if free else text

    def _promises(self, cells: CellRow, old: Content, key: str) -> Any:
        text = cells.said(key)
        if not text or text == self._cleaner.text(promises_text(old.get(key, ()))):
            return KEEP
        found = []
        for line in [] if text == CLEAR else text.split("\n"):
            when, _, limit = line.rpartition("：")
            value, words = limits.parse(limit, "")
            value |= {"text": words} if words else {}
            found.append({"when": condition(when, self._known), "limit": value})
        return found


def _number_cell(text: str) -> str:
    """A count that Excel took for a day of January 1900."""
    found = _SERIAL.match(text)
    if not found:
        return text
    return str((date(1900, int(found[1]), int(found[2])) - date(1899, 12, 31)).days)
