"""Savings as before and after."""

from catalog.core.savings import SavingRow
from catalog.web.drawing import draw_bars

ROW = SavingRow("days", "办理时间", 40, 10, "个工作日", "40－30＝10")


def test_both_figures_are_drawn_and_told() -> None:
    drawing = draw_bars((ROW,))
    assert 'aria-label="一件一件办与一次办相比：办理时间从40个工作日到10个工作日"' in drawing
    assert "10 个工作日" in drawing


def test_the_longer_bar_is_the_larger_figure() -> None:
    drawing = draw_bars((ROW,))
    assert 'width="180" height="12"' in drawing
    assert 'width="45" height="16"' in drawing


def test_no_rows_draw_nothing() -> None:
    assert draw_bars(()) == ""
