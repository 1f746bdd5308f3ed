"""Time limits as people write them."""

import pytest

from catalog.core.intake.faults import Fault
from catalog.core.intake.limits import parse


@pytest.mark.parametrize(
    ("text", "unit", "value", "kind", "words"),
    [
        ("20", "工作日", 20, "working_day", ""),
        ("20个工作日", "", 20, "working_day", ""),
        ("7.5（工作日）", "", 7.5, "working_day", ""),
        ("即办", "", 0, "immediate", ""),
        ("当场办结", "工作日", 0, "immediate", ""),
        ("0", "工作日", 0, "immediate", ""),
        ("3个月", "", 3, "month", ""),
        ("1年", "", 12, "month", "1年"),
        ("0.5", "年", 6, "month", "0.5年"),
        ("48小时内", "", 48, "hour", ""),
        ("15日", "", 15, "calendar_day", ""),
        ("五个工作日", "", 5, "working_day", ""),
    ],
)
def test_a_limit_is_understood(text: str, unit: str, value: float, kind: str, words: str) -> None:
    assert parse(text, unit) == ({"value": value, "unit": kind}, words)


@pytest.mark.parametrize(
    ("text", "unit"), [("20", ""), ("看情况", "工作日"), ("5", "即办"), ("1.5", "月")]
)
def test_what_cannot_be_understood_says_how_to_write_it(text: str, unit: str) -> None:
    with pytest.raises(Fault) as fault:
        parse(text, unit)
    assert fault.value.fix
