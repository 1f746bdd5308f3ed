"""Time limits as cells write them: 20, "20个工作日", 即办, "3个月"."""

import re
from typing import Any

from catalog.core.intake.faults import Fault

UNITS = {
    "工作日": ("working_day", 1.0),
    "自然日": ("calendar_day", 1.0),
    "小时": ("hour", 1.0),
    "分钟": ("hour", 1 / 60),
    "月": ("month", 1.0),
    "年": ("month", 12.0),
    "即办": ("immediate", 0.0),
}
"""Unit of the code table -> our unit and how many of it."""
LABELS = {
    "working_day": "工作日",
    "calendar_day": "自然日",
    "month": "月",
    "hour": "小时",
    "immediate": "即办",
}

_AT_ONCE = re.compile(r"即办|即时|当场|立等可取|现场办结|马上办")
_WRITTEN = re.compile(
    r"^[（(]?(\d+(?:\.\d+)?)\s*[）)]?\s*[（(]?个?\s*(工作日|工作天|自然日|日历日|小时|分钟|月|年|天|日)?[）)]?(内|以内)?$"
)
_WORDS = {"工作天": "工作日", "日历日": "自然日", "天": "自然日", "日": "自然日"}
_NUMBERS = str.maketrans("一二三四五六七八九", "123456789")
HOW = "写成数字加单位，例如“20个工作日”，或在单位列选单位；当场办的写“即办”"


def parse(text: str, unit: str) -> tuple[dict[str, Any], str]:
    """({value, unit}, words to keep) of a limit; ``unit`` is of the code table, "" for none.

    Raises Fault.
    """
    if _AT_ONCE.search(text):
        return {"value": 0, "unit": "immediate"}, ""
    found = _WRITTEN.match(text.translate(_NUMBERS) if len(text) < 8 else text)
    if not found:
        raise Fault("看不懂这个时限", HOW)
    named = _WORDS.get(found[2] or "", found[2] or "") or unit
    number = float(found[1])
    if number == 0:
        return {"value": 0, "unit": "immediate"}, ""
    if named == "即办":
        raise Fault("单位是即办，数却不是 0", "即办写 0；不是即办，请改单位")
    if not named:
        raise Fault("时限没有单位", HOW)
    kind, each = UNITS[named]
    count = short(number * each)
    if kind == "month" and count != int(count):
        # The law counts whole months; how many days half a one has, nobody has said.
        raise Fault(f"“{found[1]}个{named}”不是整月", "改写成天数，例如“45个自然日”，或写整月数")
    return {"value": count, "unit": kind}, f"{found[1]}年" if named == "年" else ""


def short(number: float) -> float:
    """A whole number as int, so that 5.0 is 5."""
    number = round(number, 6)
    return int(number) if number == int(number) else number
