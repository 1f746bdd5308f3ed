"""How tightly a paper is set: as few pages as can be read, and as roomy as they allow.

Sizes are in pages at the density MIDDLE of house.typ. A first guess comes from counting the
characters, so that most papers are set once; whoever sets them tells what came of it.
"""

from collections.abc import Callable
from typing import Any

MIDDLE = 3
HEIGHTS = (1.60, 1.32, 1.11, 1.0, 0.885, 0.77)
"""How tall the densities set the same paper, from airy to tight (medians over the seed)."""
SURELY, PERHAPS, PACKED = 0.96, 1.05, 1.15
"""What is predicted to fill less of a page than the first fits. Up to the second, one page is
worth a try; up to the third for papers whose list stands in two columns when it is tight."""
HAVE_LISTS = ("notice", "guide")
TIGHTEST, TIGHTEST_LONG = 5, 4
"""Down to 9 pt where that saves the second page, to 9.5 pt for a later one."""

BY_LENGTH = {
    "notice": (0.11, 0.00058),
    "guide": (0.29, 0.00062),
    "supplement": (0.24, 0.00067),
    "receipt": (0.42, 0.00037),
    "commitment": (0.57, 0.00007),
    "inspection": (-0.75, 0.0031),
    "work_rules": (0.14, 0.00109),
    "rule_set": (-0.12, 0.00123),
}
"""Size of a paper without text, and for each character (least squares over the seed)."""
ROOMIEST = {"guide": 1, "work_rules": 2, "rule_set": 2}
"""Most papers may be set as large as there is room; these are read by staff or kept."""
SMALLEST = 0.2

Set = Callable[[int], tuple[bytes, int, float]]
"""Sets the paper at a density: (the PDF, its pages, pages filled)."""


def expected(kind: str, content: dict[str, Any]) -> float:
    """The size this paper will have, before it is set; about a tenth off."""
    bare, each = BY_LENGTH.get(kind, (0.0, 0.0))
    return max(SMALLEST, bare + each * _letters(content))


def fitted(kind: str, size: float, set_at: Set) -> bytes:
    """The paper on as few pages as it can have; set again only where the guess was wrong."""
    tried: dict[int, tuple[bytes, int]] = {}
    least = 1
    while True:
        pages, density = plan(kind, size, least)
        if density in tried:
            density = tightest(pages)
        if density in tried:
            if tried[density][1] <= pages:
                return tried[density][0]
            least = pages + 1
            continue
        pdf, count, fill = set_at(density)
        tried[density] = pdf, count
        size = fill / HEIGHTS[density]
        if count <= pages and count <= max(plan(kind, size)[0], least):
            return pdf


def plan(kind: str, size: float, least: int = 1) -> tuple[int, int]:
    """(how many pages it can have, the roomiest density for that), not fewer than ``least``."""
    pages = least
    bold = PACKED if kind in HAVE_LISTS else PERHAPS
    while size * HEIGHTS[tightest(pages)] > pages * (bold if pages == 1 else SURELY):
        pages += 1
    good = range(ROOMIEST.get(kind, 0), tightest(pages))
    fits = (d for d in good if size * HEIGHTS[d] <= pages * SURELY)
    return pages, next(fits, tightest(pages))


def tightest(pages: int) -> int:
    """The tightest density for a paper of so many pages."""
    return TIGHTEST if pages == 1 else TIGHTEST_LONG


def _letters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_letters, value.values()))
    return sum(map(_letters, value)) if isinstance(value, list | tuple) else 0
