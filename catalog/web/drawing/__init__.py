"""Pictures drawn on the server as SVG: the path with its days, and the savings.

Colours and type come from the style sheet (classes), so that screen, large print,
high contrast and paper each dress the same picture. Every picture has a text twin
on its page.
"""

from catalog.web.drawing.bars import draw_bars
from catalog.web.drawing.path import draw_path

__all__ = ["draw_bars", "draw_path"]
