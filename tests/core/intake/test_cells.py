"""Cells as Excel leaves them become what people meant."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.intake.cells import Cleaner, clean


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("５个工作日　", "5个工作日"),
        ("  ＡＢ－１２ ", "AB-12"),
        ("<p>身份证&nbsp;原件</p><p>复印件</p>", "身份证 原件\n复印件"),
        ("&lt;b&gt;加粗&lt;/b&gt;", "加粗"),
        ("<style>p{color:red}</style>文字", "文字"),
        ("面积<200㎡且>50㎡", "面积<200㎡且>50㎡"),
        ("<某局>负责", "<某局>负责"),
        ("上_x000D_\n下", "上\n下"),
        ("零宽\u200b空格", "零宽空格"),
        (20.0, "20"),
        (0.5, "0.5"),
        (True, "是"),
        (None, ""),
        (date(2024, 1, 1), "2024-01-01"),
        (datetime(2024, 1, 1, 8, 30), "2024-01-01 08:30"),  # noqa: DTZ001 - Excel knows no zones
        (timedelta(hours=9), "9:00"),
    ],
)
def test_a_cell_becomes_plain_text(cell: object, text: str) -> None:
    assert Cleaner().text(cell) == text


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
