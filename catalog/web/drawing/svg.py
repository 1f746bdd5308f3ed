"""The few shapes our pictures are made of."""

from collections.abc import Iterable

from markupsafe import Markup

from catalog.web.phrasing import spaced

HALF_WIDTH = 0.56
"""Of a Latin letter or figure, in its own size; Chinese characters are 1 wide."""


def picture(width: float, height: float, name: str, css: str, shapes: Iterable[Markup]) -> Markup:
    """A whole picture, named for those who cannot see it."""
    return Markup(
        '<svg class="{}" viewBox="0 0 {:g} {:g}" role="img" aria-label="{}">{}</svg>'
    ).format(css, width, height, name, Markup("").join(shapes))


def text(x: float, y: float, words: str, css: str, anchor: str = "start") -> Markup:
    """Words with their baseline at ``y``."""
    return Markup('<text x="{:g}" y="{:g}" class="{}" text-anchor="{}">{}</text>').format(
        round(x, 1), round(y, 1), css, anchor, spaced(words)
    )


def bar(x: float, y: float, width: float, height: float, css: str, radius: float = 3) -> Markup:
    """A bar with softened corners."""
    return Markup(
        '<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="{:g}" class="{}"/>'
    ).format(round(x, 1), round(y, 1), round(width, 1), height, radius, css)


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Markup:
    """A straight line."""
    return Markup('<line x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}" class="{}"/>').format(
        round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), css
    )


def dot(x: float, y: float, radius: float, css: str) -> Markup:
    """A round mark, for what takes no time."""
    return Markup('<circle cx="{:g}" cy="{:g}" r="{:g}" class="{}"/>').format(
        round(x, 1), round(y, 1), radius, css
    )


def length_of(words: str, size: float) -> float:
    """About how long words run, in drawing units."""
    return sum(size * (1 if ord(char) > 0x2E7F or char in "“”—…" else HALF_WIDTH) for char in words)


def wrapped(words: str, size: float, room: float, most: int = 2) -> list[str]:
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
    return lines
