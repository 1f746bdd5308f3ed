"""What differs between two versions of a row, field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from catalog.core.catalogue import NOUNS
from catalog.core.document import load
from catalog.core.rowlabels import label_of
from catalog.core.rowwords import Names, as_is, row_words


@dataclass(frozen=True)
class FieldChange:
    """One field: the lines that went and the lines that came; ``kept`` counts the others."""

    field: str
    label: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    kept: int = 0

    @property
    def text(self) -> str:
        """The change in one line: 收费：免费→每证10元."""
        was, now = "；".join(self.removed), "；".join(self.added)
        if not self.kept:
            return f"{self.label}：{was or '（空）'}→{now or '（空）'}"
        parts = [f"去掉{was}" if was else "", f"加上{now}" if now else ""]
        return f"{self.label}：" + "，".join(part for part in parts if part)


def row_differences(
    noun: str, old: dict[str, Any], new: dict[str, Any], names: Names = as_is
) -> tuple[FieldChange, ...]:
    """From one content to another, in the order of the row's fields; {} stands for no row.

    Empty exactly when nothing a reader could tell has changed.
    """
    before, after = _words(noun, old, names), _words(noun, new, names)
    order = [each.name for each in fields(NOUNS[noun])]
    return tuple(
        change
        for field in order
        if (change := _compare(noun, field, before.get(field, ()), after.get(field, ())))
    )


def fields_changed(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    """Names of the fields whose values differ."""
    return {key for key in {*old, *new} if old.get(key) != new.get(key)}


def merged(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> dict[str, Any] | None:
    """``theirs`` with my own changes of ``base`` on top; None where both changed one field."""
    changed = fields_changed(base, mine)
    both = changed & fields_changed(base, theirs)
    if any(mine.get(key) != theirs.get(key) for key in both) or not theirs or not mine:
        return None
    kept = {key: value for key, value in theirs.items() if key not in changed}
    return kept | {key: mine[key] for key in changed if key in mine}


def _words(noun: str, content: dict[str, Any], names: Names) -> dict[str, tuple[str, ...]]:
    return row_words(noun, load(NOUNS[noun], content), names) if content else {}


def _compare(
    noun: str, field: str, before: tuple[str, ...], after: tuple[str, ...]
) -> FieldChange | None:
    if before == after:
        return None
    removed, added = list(_moved(before, after)), list(_moved(after, before))
    kept = len(before) - len(removed)
    return FieldChange(field, label_of(noun, field), tuple(removed), tuple(added), kept)


def _moved(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    """Lines of ``before`` that ``after`` lacks, or has in another place."""
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag in ("replace", "delete"):
            yield from before[start:end]
