"""Values of an item that take several cells, as those cells; and values in words."""

from collections.abc import Sequence
from typing import Any

from catalog.core.intake import limits
from catalog.core.intake.conditions import condition_text
from catalog.core.intake.known import Content

FREE = frozenset(("无", "不收费", "否", "免费", "免收", "0"))
"""What a fee says when there is none."""


def limit_cells(limit: Content | None) -> tuple[str, str, str]:
    """A limit as its three cells: value, unit, explanation."""
    if not limit:
        return "", "", ""
    unit = str(limits.LABELS.get(limit["unit"], limit["unit"]))
    return f"{limit['value']:.10g}", unit, limit.get("text", "")


def deadline_cells(deadline: Content | None) -> dict[str, str]:
    """The applicant's deadline as its four cells."""
    had = deadline or {}
    value, unit = had.get("value", 0), had.get("unit", "calendar_day")
    return {
        "deadline": had.get("text", ""),
        "deadline.value": f"{value:.10g}" if value else "",
        "deadline.unit": limits.LABELS.get(unit, unit) if value else "",
        "deadline.since": had.get("since", ""),
    }


def promises_text(promises: Sequence[Content]) -> str:
    """Limits that hold only for some answers, a line each."""
    return "\n".join(
        f"{condition_text(each['when'])}：{''.join(limit_cells(each['limit'])[:2])}"
        for each in promises
    )


def fee_charged(fee: str) -> str:
    """是 or 否 for what a fee says; "" where it says nothing."""
    if not fee:
        return ""
    return "否" if fee in FREE or fee.startswith(("免费", "不收费")) else "是"


def words(value: Any) -> str:
    """A value for the report of differences."""
    if not value:
        return ""
    if isinstance(value, dict) and "unit" in value and "value" in value:
        return limit_words(value)
    if isinstance(value, dict):
        return str(value.get("text") or "；".join(f"{key}：{each}" for key, each in value.items()))
    if isinstance(value, list):
        return "\n".join(each if isinstance(each, str) else words(each) for each in value)
    return str(value)


def limit_words(limit: Content) -> str:
    """A limit in words: 20个工作日, 48小时, 即办."""
    if limit["unit"] == "immediate":
        return "即办"
    number, unit, _ = limit_cells(limit)
    return number + ("" if unit == "小时" else "个") + unit
