"""Papers as PDF, by Typst. Content goes in as data and is never read as markup.

Templates are compiled in the house's own folder only, with the house's own fonts; nothing
is fetched. Each process keeps one compiler with the fonts read, made at the first print
(after gunicorn forked), and sets one paper at a time: Typst is fast, and pages must not
starve while everybody prints.
"""

import json
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import typst

from catalog.adapters.codes import code128_svg, qr_svg

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "print"
PATIENCE = 20
"""Seconds a print waits for its turn before it says that too many print at once."""

HEIGHTS = (1.26, 1.0, 0.86, 0.74, 0.66)
"""How tall the densities of house.typ set the same paper, from airy to tight (measured)."""
PREDICTION = 1.04
"""Papers differ from the measured heights by about this much."""
ROOMY, TIGHTEST = 1, 4
BEGIN = {
    "supplement": 0, "commitment": 0, "inspection": 0,
    "notice": 2, "guide": 2, "rule_set": 2, "work_rules": 3,
}  # fmt: skip
"""Papers to be filled in by hand begin airy; lists begin where most of them end up."""
LONELY = 0.2
"""A last page filled less than this is not worth its sheet."""

FILL = re.compile(rb"/Keywords\(fill ([\d.]+)\)")
COUNT = re.compile(rb"/Count (\d+)")
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')

_one_at_a_time = threading.Lock()


class TypesettingFailed(RuntimeError):
    """The paper could not be set; the message says why, in Chinese, for the reader."""


def typeset(kind: str, content: dict[str, Any], slip: bool = False) -> bytes:
    """The PDF (PDF/UA-1, PDF/A-2a) of one paper; ``slip`` on 80 mm paper.

    Same content, same bytes. Raises TypesettingFailed, also where a character has no
    glyph: a name must never be printed as a hollow box.
    """
    inputs = _inputs(content, slip)
    stamp = int(datetime.fromisoformat(content["printed_on"]).replace(tzinfo=UTC).timestamp())
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise TypesettingFailed("正在打印的人太多，请过一会儿再按一次打印。")
    try:
        return _fitted(kind, inputs, stamp)
    except typst.TypstError as error:
        raise TypesettingFailed(_in_words(str(error))) from error
    finally:
        _one_at_a_time.release()


def typeset_all(
    papers: Iterable[tuple[str, dict[str, Any]]], slip: bool = False
) -> Iterator[tuple[int, bytes]]:
    """(number from 1, PDF) one by one as they are ready, for batches that show progress."""
    for number, (kind, content) in enumerate(papers, 1):
        yield number, typeset(kind, content, slip)


def _fitted(kind: str, inputs: dict[str, str], stamp: int) -> bytes:
    """Set tighter where that saves the second page, or a last page that is nearly empty."""
    start = BEGIN.get(kind, ROOMY)
    first = _compiled(kind, inputs, stamp, start)
    for density in _tighter(start, _fill(first)):
        again = _compiled(kind, inputs, stamp, density)
        if _pages(again) < _pages(first):
            return again
    return first


def _tighter(start: int, fill: float) -> range:
    """The densities that can be expected to save a page, roomiest first."""
    pages = ceil(fill)
    if pages == 1 or (pages > 3 and fill - (pages - 1) > LONELY):
        return range(0)
    # The smallest print is for papers that then fit on one page, not for long ones.
    last = TIGHTEST if pages == 2 else TIGHTEST - 1
    wanted = (pages - 1) / fill * HEIGHTS[start] * PREDICTION
    good = [d for d in range(start + 1, last + 1) if HEIGHTS[d] <= wanted]
    return range(good[0], last + 1) if good else range(0)


def _compiled(kind: str, inputs: dict[str, str], stamp: int, density: int) -> bytes:
    pdf = _compiler().compile(
        input=str(TEMPLATES / f"{kind}.typ"),
        format="pdf",
        sys_inputs={**inputs, "density": str(density)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=stamp,
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    """Made once per process: reading the fonts costs more than a print."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(TEMPLATES / "fonts")],
    )
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts)


def _fill(pdf: bytes) -> float:
    """Pages filled (1.25: one and a quarter), as house.typ tells; a slip is one long page."""
    found = FILL.search(pdf)
    return float(found.group(1)) if found else 1


def _pages(pdf: bytes) -> int:
    """Typst writes the page tree first, uncompressed."""
    found = COUNT.search(pdf)
    return int(found.group(1)) if found else 1


def _inputs(content: dict[str, Any], slip: bool) -> dict[str, str]:
    """Everything the template reads, as text: data as JSON, codes as SVG."""
    return {
        "content": json.dumps(_printable(content), ensure_ascii=False),
        "qr": _code(qr_svg, content["qr_address"]),
        "code128": _code(code128_svg, content["serial"]),
        "slip": "yes" if slip else "no",
    }


def _code(draw: Any, text: str) -> str:
    """A code as an SVG file of its own; empty for no text."""
    if not text:
        return ""
    try:
        return draw(text, "").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    except ValueError as error:
        raise TypesettingFailed(f"“{text[:40]}”印不成条码或二维码。") from error


def _printable(value: Any) -> Any:
    """The same data without control characters, which no font can show."""
    if isinstance(value, str):
        kept = (char for char in value if char == "\n" or unicodedata.category(char) != "Cc")
        return "".join(kept)
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each) for each in value]
    return value


def _in_words(message: str) -> str:
    found = NO_GLYPH.search(message)
    if found:
        return f"字库里没有“{found.group(1)}”这个字，排不出来，请改用网页打印。"
    return "排版没有成功，请改用网页打印，并把编号告诉系统管理员。"
