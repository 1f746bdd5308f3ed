"""The few shapes our pictures are made of."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from catalog.web.phrasing import spaced

HALF_WIDTH = 0.56
"""Of a Latin letter or figure, in its own size; Chinese characters are 1 wide."""


def picture(width: float, height: float, name: str, css: str, shapes: Iterable[str]) -> Markup:
    """A whole picture, named for those who cannot see it."""
    return Markup(  # noqa: S704 - every word in it was escaped
        f'<svg class="{css}" viewBox="0 0 {width:g} {height:g}" role="img"'
        f' aria-label="{escape(name)}">{"".join(shapes)}</svg>'
    )


# Plain strings below: a page has hundreds of shapes, and formatting Markup costs ten times more.


def text(x: float, y: float, words: str, css: str, anchor: str = "start") -> str:
    """Words with their baseline at ``y``."""
    place = f'x="{round(x, 1):g}" y="{round(y, 1):g}"'
    return f'<text {place} class="{css}" text-anchor="{anchor}">{escape(spaced(words))}</text>'


def bar(x: float, y: float, width: float, height: float, css: str, radius: float = 3) -> str:
    """A bar with softened corners."""
    return (
        f'<rect x="{round(x, 1):g}" y="{round(y, 1):g}" width="{round(width, 1):g}"'
        f' height="{height:g}" rx="{radius:g}" class="{css}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    """A straight line."""
    return (
        f'<line x1="{round(x1, 1):g}" y1="{round(y1, 1):g}" x2="{round(x2, 1):g}"'
        f' y2="{round(y2, 1):g}" class="{css}"/>'
    )


def dot(x: float, y: float, radius: float, css: str) -> str:
    """A round mark, for what takes no time."""
    place = f'cx="{round(x, 1):g}" cy="{round(y, 1):g}"'
    return f'<circle {place} r="{round(radius, 1):g}" class="{css}"/>'


@lru_cache(maxsize=4096)
def length_of(words: str, size: float) -> float:
    """About how long words run, in drawing units."""
    return sum(size * (1 if ord(char) > 0x2E7F or char in "“”—…" else HALF_WIDTH) for char in words)


@lru_cache(maxsize=1024)
def wrapped(words: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Words broken into lines of ``room`` units; the last of ``most`` lines ends in … if cut."""
    lines, current = [], ""
    for char in words:
        if current and length_of(current + char, size) > room and char not in "，。；：、）”》":
            lines.append(current)
            current = ""
        current += char
    lines.append(current)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    return tuple(lines)
