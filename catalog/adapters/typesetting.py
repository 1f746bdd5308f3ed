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
from pathlib import Path
from typing import Any

import typst

from catalog.adapters.codes import code128_svg, qr_svg
from catalog.adapters.fitting import BY_LENGTH, MIDDLE, expected, fitted

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "print"
PATIENCE = 20
"""Seconds a print waits for its turn before it says that too many print at once."""

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
        return _set(kind, content, inputs, stamp)
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


def _set(kind: str, content: dict[str, Any], inputs: dict[str, str], stamp: int) -> bytes:
    """At the density that fits; a slip is as long as it is, and a certificate one sheet."""
    if inputs["slip"] == "yes" or kind not in BY_LENGTH:
        return _compiled(kind, inputs, stamp, MIDDLE)

    def set_at(density: int) -> tuple[bytes, int, float]:
        pdf = _compiled(kind, inputs, stamp, density)
        return pdf, _pages(pdf), _fill(pdf)

    return fitted(kind, expected(kind, content), set_at)


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
