"""Dates along the top of the path: the first, the finish, and what fits in between."""

from dataclasses import dataclass
from datetime import date

from catalog.core.timeline import Timeline
from catalog.web.drawing import svg
from catalog.web.filters import day, weekday

HEAD, SIZE, GAP = 56, 14, 18


@dataclass(frozen=True)
class Frame:
    """The part of the picture that time runs across."""

    left: float
    right: float
    days: float

    def x(self, offset: float) -> float:
        """Working days from the start, as a place."""
        return self.left + (self.right - self.left) * offset / self.days


@dataclass(frozen=True)
class Mark:
    """A date on the axis: its place, its words, and where they may reach."""

    x: float
    words: str
    above: str
    frame: Frame

    @property
    def anchor(self) -> str:
        """Words lean inwards at both ends."""
        half = svg.length_of(self.words, SIZE) / 2
        if self.x - half < self.frame.left:
            return "start"
        return "end" if self.x + half > self.frame.right else "middle"

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the words run."""
        long = svg.length_of(self.words, SIZE)
        left = self.x - {"start": 0, "middle": long / 2, "end": long}[self.anchor]
        return left, left + long

    def clear_of(self, other: "Mark") -> bool:
        """Whether both can be read."""
        (left, right), (start, end) = self.reach, other.reach
        return left >= end + GAP or right + GAP <= start


def draw_axis(timeline: Timeline, frame: Frame, height: float) -> list[str]:
    """Dates and the lines down from them; the finish is set apart."""
    finish = timeline.working_days if timeline.finish else None
    marks = _marks(timeline, frame, finish)
    last = frame.x(finish) if finish is not None else None
    return [shape for mark in marks for shape in _draw(mark, height, mark.x == last)]


def _marks(timeline: Timeline, frame: Frame, finish: float | None) -> list[Mark]:
    """The finish first, then the start, then every other date that still has room."""
    days = _days(timeline)
    order = [offset for offset in (finish, 0.0) if offset in days]
    order += [offset for offset in sorted(days) if offset not in order]
    kept: list[Mark] = []
    for offset in order:
        words = f"{day(days[offset], timeline.start)} {weekday(days[offset])}"
        mark = Mark(frame.x(offset), words, _above(offset, finish), frame)
        if all(mark.clear_of(other) for other in kept):
            kept.append(mark)
    return kept


def _days(timeline: Timeline) -> dict[float, date]:
    days = {0.0: timeline.start}
    for step in timeline.steps:
        days.setdefault(step.offset, step.start.day)
        days.setdefault(step.offset + step.length, step.finish.day)
    return days


def _above(offset: float, finish: float | None) -> str:
    if offset == finish:
        return "办结" if offset else "当天办结"
    return "" if offset else "交件"


def _draw(mark: Mark, height: float, finish: bool) -> list[str]:
    css, rule = ("path-finish", "path-line--finish") if finish else ("path-date", "path-line")
    return [
        svg.line(mark.x, HEAD - 10, mark.x, height, rule),
        svg.text(mark.x, HEAD - 18, mark.words, css, mark.anchor),
        svg.text(mark.x, HEAD - 38, mark.above, css, mark.anchor),
    ]
