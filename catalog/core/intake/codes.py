"""Code tables between systems: what a source writes to what this catalogue writes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


def folded(raw: str) -> str:
    """A code without what differs by accident: case, spaces, brackets' width, leading zeros of
    short numbers ("01" and 1 are one code to Excel)."""
    text = raw.replace(" ", "").replace("(", "（").replace(")", "）").casefold()
    return text.lstrip("0") or "0" if text.isdigit() and len(text) <= 2 else text


def split(text: str) -> list[str]:
    """Several codes in one cell."""
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]
