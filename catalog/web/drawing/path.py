"""The path through the items: one row each, side by side where they run side by side.

Across runs the working day, from the day it is handed in to the day it is done, so
weekends and holidays take no room. A hairline joins a step to the one it waits for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from markupsafe import Markup

from catalog.core.timeline import Step, Timeline
from catalog.web.drawing import svg
from catalog.web.drawing.axis import HEAD, Frame, draw_axis
from catalog.web.filters import day
from catalog.web.phrasing import bare

BESIDE = 900
"""From this width on names stand beside their bars, below it above them."""
LABELS = 348
NAME, SMALL, BAR, LEADING = 16, 14, 20, 21


@dataclass(frozen=True)
class Row:
    """One step with the lines its name takes, and where it stands."""

    step: Step
    name: tuple[str, ...]
    top: float
    beside: bool

    @property
    def height(self) -> float:
        """Room for the name, the department and the bar."""
        lines = len(self.name) * LEADING
        return lines + 34 if self.beside else lines + 36

    @property
    def middle(self) -> float:
        """The height of the bar's middle."""
        return self.top + (self.height / 2 if self.beside else self.height - 22)


@lru_cache(maxsize=512)
def draw_path(timeline: Timeline, width: int) -> Markup:
    """The timeline ``width`` units wide; empty without steps."""
    if not timeline.steps:
        return Markup("")
    beside = width >= BESIDE
    steps = sorted(timeline.steps, key=lambda step: (step.offset, step.status == "maybe"))
    span = max(max(step.offset + step.length for step in steps), timeline.working_days)
    frame = Frame(LABELS if beside else 8, width - 8, span or 1)
    rows = _rows(steps, beside, width)
    height = rows[-1].top + rows[-1].height + 6
    shapes = draw_axis(timeline, frame, height) + list(_joints(rows, frame))
    for row in rows:
        shapes += _step(row, frame)
    return svg.picture(width, height, _title(timeline), f"path path--{width}", shapes)


def _title(timeline: Timeline) -> str:
    done = f"，预计{day(timeline.finish, timeline.start)}办结" if timeline.finish else ""
    count = len(timeline.steps)
    return f"办理路径图：{count}个事项，{day(timeline.start)}交件{done}。图下有文字版。"


def _rows(steps: list[Step], beside: bool, width: int) -> list[Row]:
    room = LABELS - 28 if beside else width - 16
    blank = [Row(step, svg.wrapped(step.name, NAME, room), 0, beside) for step in steps]
    tops = accumulate((row.height for row in blank), initial=HEAD)
    return [Row(row.step, row.name, top, beside) for row, top in zip(blank, tops, strict=False)]


def _joints(rows: list[Row], frame: Frame) -> Iterator[str]:
    """From the end of what a step waits for, down to its beginning."""
    by_item = {row.step.item: row for row in rows}
    for row in rows:
        waited = [by_item[item] for item in row.step.after if item in by_item]
        binding = [other for other in waited if other.step.finish == row.step.start]
        last = max(binding, key=lambda other: other.top, default=row)
        if last.top < row.top:
            x = frame.x(row.step.offset)
            yield svg.line(x, last.middle, x, row.middle, "path-joint")


def _step(row: Row, frame: Frame) -> list[str]:
    step = row.step
    css = "maybe" if step.status == "maybe" else "critical" if step.critical else "slack"
    start, end = frame.x(step.offset), frame.x(step.offset + step.length)
    top = row.middle - BAR / 2
    if step.length:
        mark = svg.bar(start, top, max(end - start, 6), BAR, f"path-bar path-bar--{css}")
    else:
        mark = svg.dot(start, row.middle, BAR / 2 - 2, f"path-bar path-bar--{css}")
    return [*_words(row), mark, _limit(step, frame, start, end, row.middle, css)]


def _words(row: Row) -> list[str]:
    x = 0 if row.beside else 8
    first = row.top + (27 if row.beside else 18)
    shapes = [
        svg.text(x, first + place * LEADING, line, "path-name")
        for place, line in enumerate(row.name)
    ]
    if row.beside:
        maybe = row.step.status == "maybe"
        office = bare(row.step.department)
        words = f"也许要办，{office}" if maybe else office
        y = first + len(row.name) * LEADING - 3
        shapes.append(svg.text(x, y, words, "path-maybe" if maybe else "path-note"))
    return shapes


def _limit(step: Step, frame: Frame, start: float, end: float, middle: float, css: str) -> str:
    """The limit after its bar, or inside or before it, wherever there is room."""
    words = step.limit_text + ("，取最长" if step.uncertain else "")
    long = svg.length_of(words, SMALL)
    end = max(end, start + BAR / 2)
    baseline = middle + 5
    if end + 8 + long <= frame.right:
        return svg.text(end + 8, baseline, words, "path-note")
    if end - start > long + 20:
        return svg.text(end - 10, baseline, words, f"path-inside path-inside--{css}", "end")
    return svg.text(start - 8, baseline, words, "path-note", "end")
