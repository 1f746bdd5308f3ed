"""The path is drawn so that it can be read at every width."""

import re
from datetime import date

import pytest

from catalog.core.answers import read_situation
from catalog.core.duration import Moment
from catalog.core.edition import Edition
from catalog.core.selection import select
from catalog.core.timeline import Step, Timeline, build_timeline
from catalog.web.drawing import draw_path, svg
from tests.builders import MONDAY, EveryWeekday, bundle, item


def timeline(edition: Edition, start: date = MONDAY) -> Timeline:
    answered = read_situation(edition, ())
    return build_timeline(edition, select(edition, answered), answered, start, EveryWeekday())


def bars(drawing: str) -> list[tuple[float, float]]:
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawing)
    return [(float(x), float(width)) for x, width in found]


def test_steps_that_wait_begin_where_the_other_ends() -> None:
    drawing = draw_path(timeline(bundle(item("a", days=3), item("b", days=5, after=("a",)))), 680)
    (first, wide), (second, _) = bars(drawing)
    assert second == pytest.approx(first + wide, abs=0.2)


def test_steps_side_by_side_begin_together() -> None:
    drawing = draw_path(timeline(bundle(item("a", days=3), item("b", days=5))), 680)
    assert len({x for x, _ in bars(drawing)}) == 1


def test_the_finish_is_dated_and_named() -> None:
    drawing = draw_path(timeline(bundle(item("a", days=3))), 1040)
    assert "6\u2009月\u20094\u2009日 周四" in drawing
    assert "预计6月4日办结" in drawing


def test_the_year_is_told_where_it_changes() -> None:
    drawing = draw_path(timeline(bundle(item("a", days=3)), date(2026, 12, 30)), 680)
    assert "2027\u2009年\u20091\u2009月\u20094\u2009日" in drawing


def test_what_takes_no_time_is_a_dot() -> None:
    drawing = draw_path(timeline(bundle(item("a", days=0, unit="immediate"))), 340)
    assert "<circle" in drawing
    assert "当天办结" in drawing


def test_nothing_to_draw_draws_nothing() -> None:
    assert draw_path(Timeline(MONDAY, None, 0, ()), 340) == ""


def test_names_are_text_not_markup() -> None:
    step = Step("a", "<b>&", "<i>", "included", Moment(MONDAY), Moment(MONDAY), 0, 0, 0, "即办")
    drawing = draw_path(Timeline(MONDAY, MONDAY, 0, (step,)), 1040)
    assert "<b>" not in drawing
    assert "&lt;b&gt;&amp;" in drawing


@pytest.mark.parametrize("width", [340, 680, 1040])
def test_no_bar_leaves_the_picture(width: int) -> None:
    steps = [item(f"a{n}", days=n, after=(f"a{n - 1}",) if n > 1 else ()) for n in range(1, 12)]
    drawing = draw_path(timeline(bundle(*steps)), width)
    assert all(x >= 0 and x + wide <= width for x, wide in bars(drawing))


def test_long_names_are_broken_and_cut_after_two_lines() -> None:
    lines = svg.wrapped("基本医疗保险关系转移接续和待遇衔接的办理事项", 16, 160)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
