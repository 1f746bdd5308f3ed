"""Code tables between systems: what a source writes to what this catalogue writes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

COMMON = "*"
"""The source whose meanings hold for every other."""

SCHEMES = {
    "item_types": "事项类型",
    "case_types": "办件类型",
    "audiences": "服务对象",
    "limit_units": "时限单位",
    "supplies": "材料来源渠道",
    "holders": "材料持有人",
    "needs": "材料必要性",
    "paper_forms": "材料形式",
    "levels": "行使层级",
    "yes_no": "是与否",
    "online_depths": "网上办理深度",
    "forms": "办理形式",
    "scopes": "通办范围",
    "power_sources": "权力来源",
    "body_natures": "实施主体性质",
    "result_types": "审批结果类型",
    "item_statuses": "事项状态",
    "departments": "部门",
}
"""Code table -> its name for people, in the order pages list them."""

BY_RULE = frozenset(("limit_units", "supplies", "needs", "paper_forms", "yes_no"))
"""Tables whose values the rules themselves know: what they are called here may change, not
what there is."""
KEPT = frozenset(SCHEMES) - BY_RULE - {"departments"} | {"supplies"}
"""Tables that are rows of the catalogue. What is stored of them is the label, but for holders
and supplies, whose values are."""
_BY_VALUE = frozenset(("holders", "supplies"))
_SEPARATORS = re.compile(r"[、，,；;\n/|]+")


@dataclass(frozen=True)
class Meaning:
    """One line of a mapping: this source's ``raw`` means ``value``."""

    scheme: str
    source: str
    raw: str
    value: str


@dataclass(frozen=True)
class CodeTable:
    """One code table as one source uses it."""

    scheme: str
    means: Mapping[str, str]
    values: tuple[str, ...]

    def value(self, raw: str) -> str | None:
        """The catalogue's value, or None for what nobody has mapped."""
        return self.means.get(folded(raw))

    def near(self, raw: str) -> str:
        """Advice for an unknown code: the nearest value, or all of them when they are few."""
        close = get_close_matches(raw, self.values, 1, 0.5)
        if close:
            return f"是不是“{close[0]}”？"
        return f"可填：{'、'.join(self.values[:12])}。"


def code_tables(lines: Iterable[Meaning], source: str) -> dict[str, CodeTable]:
    """Every table as ``source`` uses it: its own lines over the common ones."""
    means: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for wanted in (COMMON, source):
        for line in lines:
            if line.source == wanted:
                means.setdefault(line.scheme, {})[folded(line.raw)] = line.value
    return {
        scheme: CodeTable(scheme, table, tuple(dict.fromkeys(table.values())))
        for scheme, table in means.items()
    }


def in_force(lines: Iterable[Meaning], rows: Iterable[Mapping[str, str]]) -> list[Meaning]:
    """``lines`` as the code tables (scheme, value, label of each row) stand now: a value that was
    retired means nothing, and each value and label means itself. Tables without a row stay."""
    named: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["scheme"] in BY_RULE:
            continue
        both = {row["value"]: stored(row), row["label"]: stored(row)}
        named.setdefault(row["scheme"], {}).update(both)
    found = [line for each in lines if (line := _placed(each, named.get(each.scheme)))]
    for scheme, names in named.items():
        said = {(line.scheme, folded(line.raw)) for line in found if line.source == COMMON}
        found += [
            Meaning(scheme, COMMON, raw, value)
            for raw, value in names.items()
            if (scheme, folded(raw)) not in said
        ]
    return found


def stored(row: Mapping[str, str]) -> str:
    """What items hold of a row of a code table."""
    return row["value"] if row["scheme"] in _BY_VALUE else row["label"]


def _placed(line: Meaning, names: Mapping[str, str] | None) -> Meaning | None:
    """The line with the value as it stands; None when the value, or a part of it, is gone."""
    if names is None:
        return line
    parts = [line.value] if line.value in names else line.value.split("、")
    if all(part in names for part in parts):
        return replace(line, value="、".join(names[part] for part in parts))
    return None


def folded(raw: str) -> str:
    """A code without what differs by accident: case, spaces, brackets' width, leading zeros of
    short numbers ("01" and 1 are one code to Excel)."""
    text = raw.replace(" ", "").replace("(", "（").replace(")", "）").casefold()
    return text.lstrip("0") or "0" if text.isdigit() and len(text) <= 2 else text


def split(text: str) -> list[str]:
    """Several codes in one cell."""
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]
