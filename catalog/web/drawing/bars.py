"""Savings as before and after: two bars a row, with the figures."""

from functools import lru_cache

from markupsafe import Markup

from catalog.core.edition import SavingRow
from catalog.web.drawing import svg

WIDTH, ROW, LABEL, FIGURE = 360, 54, 76, 104


@lru_cache(maxsize=512)
def draw_bars(rows: tuple[SavingRow, ...]) -> Markup:
    """Each row scaled to its own larger figure; empty without rows."""
    if not rows:
        return Markup("")
    shapes = [shape for place, row in enumerate(rows) for shape in _row(row, place * ROW)]
    name = "一件一件办与一次办相比：" + "；".join(map(_words, rows))
    return svg.picture(WIDTH, len(rows) * ROW - 8, name, "bars", shapes)


def _words(row: SavingRow) -> str:
    return f"{row.label}从{row.before:g}{row.unit}到{row.after:g}{row.unit}"


def _row(row: SavingRow, top: float) -> list[str]:
    room = WIDTH - LABEL - FIGURE
    most = max(row.before, row.after) or 1
    before, after = (max(room * value / most, 3) for value in (row.before, row.after))
    return [
        svg.text(0, top + 27, row.label, "bars-label"),
        svg.bar(LABEL, top + 6, before, 12, "bars-before"),
        svg.text(LABEL + before + 7, top + 17, f"{row.before:g}", "bars-was"),
        svg.bar(LABEL, top + 23, after, 16, "bars-after"),
        svg.text(LABEL + after + 7, top + 37, f"{row.after:g} {row.unit}", "bars-now"),
    ]
