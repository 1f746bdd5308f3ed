"""The fields of an item that are one cell each: most of a sheet, so they are read in bulk.

A column says few different things many times; what a text means is looked up once a column.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from catalog.core.intake.cells import ERRORS, Cleaner
from catalog.core.intake.faults import Fault
from catalog.core.intake.fields import Field
from catalog.core.intake.known import Content, Known
from catalog.core.intake.values import BLANKS, CLEAR, parsed, put, rendered

ODD = (BLANKS | ERRORS | {CLEAR}) - {""}
"""Texts that do not stand for themselves, whatever the field."""
TABLES = ("", "codes", "particulars")
"""Where a field's value stands: in the item itself or in one of its tables."""
NOTHING: Content = {}


class PlainFields:
    """Reads the plain columns of one sheet; ``at`` is where each stands in a row's texts."""

    def __init__(self, fields: Sequence[Field], at: dict[str, int], known: Known, cleaner: Cleaner):
        ordered = sorted(fields, key=lambda each: TABLES.index(_table(each)))
        self._fields, self._known, self._cleaner = ordered, known, cleaner
        self._pick = picker([at[each.id] for each in ordered])
        self._render = [rendered(each) for each in ordered]
        self._words = [each.kind == "text" for each in ordered]
        self._means: list[dict[str, Any]] = [dict.fromkeys(BLANKS | {CLEAR}, "") for _ in ordered]
        self._faulty = False
        self._slices = []
        start = 0
        for table in TABLES:
            keys = [each.id.rpartition(".")[2] for each in ordered if _table(each) == table]
            self._slices.append((table, start, start + len(keys), keys))
            start += len(keys)

    def new(self, texts: Sequence[str]) -> tuple[Content, list[tuple[str, Fault]]]:
        """(content, faults) of an item the catalogue does not have."""
        picked = self._pick(texts)
        values = [
            text if words else means.get(text)
            for words, means, text in zip(self._words, self._means, picked, strict=True)
        ]
        if not ODD.isdisjoint(picked):
            values = [self._value(i, text) for i, text in enumerate(picked)]
        elif None in values:
            values = [
                self._value(i, picked[i]) if value is None else value
                for i, value in enumerate(values)
            ]
        faults = self._sort_out(values) if self._faulty else []
        content: Content = {}
        for table, start, end, keys in self._slices:
            filled = {k: v for k, v in zip(keys, values[start:end], strict=True) if v}
            if table and filled:
                content[table] = filled
            elif filled:
                content |= filled
        return content, faults

    def onto(
        self, old: Content, content: Content, texts: Sequence[str]
    ) -> tuple[dict[str, tuple[str, str]], list[tuple[str, Fault]]]:
        """(changed, faults): write what differs from ``old`` into ``content``."""
        changed: dict[str, tuple[str, str]] = {}
        faults: list[tuple[str, Fault]] = []
        picked = self._pick(texts)
        for table, start, end, keys in self._slices:
            held = old.get(table, NOTHING) if table else old
            for place, key, text in zip(range(start, end), keys, picked[start:end], strict=True):
                if text and text != held.get(key):
                    self._write(place, text, old, content, changed, faults)
        return changed, faults

    def _write(
        self,
        place: int,
        text: str,
        old: Content,
        content: Content,
        changed: dict[str, tuple[str, str]],
        faults: list[tuple[str, Fault]],
    ) -> None:
        """One cell that may differ from ``old``."""
        render, field_id = self._render[place], self._fields[place].id
        before = render(old)
        if text == before or text == self._cleaner.text(before) or text in BLANKS:
            return
        value = self._value(place, text)
        if value.__class__ is Fault:
            faults.append((field_id, value))
        elif value != before:  # else a code for what stands there already
            put(content, field_id, value)
            after = render(content)
            if after != before:
                changed[field_id] = (before, after)

    def _value(self, place: int, text: str) -> Any:
        means = self._means[place]
        value = means.get(text)
        if value is None:
            field = self._fields[place]
            try:
                value = parsed(field, text, self._known)
            except Fault as fault:
                value, self._faulty = fault, True
            means[text] = value
        return value

    def _sort_out(self, values: list[Any]) -> list[tuple[str, Fault]]:
        """Faults taken out of the values."""
        faults = []
        for i, value in enumerate(values):
            if value.__class__ is Fault:
                faults.append((self._fields[i].id, value))
                values[i] = ""
        return faults


def _table(field: Field) -> str:
    return field.id.rpartition(".")[0]


def picker(places: Sequence[int]) -> Any:
    """A function that takes these places out of a sequence."""
    if len(places) < 2:
        return lambda texts: [texts[place] for place in places]
    return itemgetter(*places)
