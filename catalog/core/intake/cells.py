"""Cleaning a cell: whatever Excel made of it becomes the text a person meant.

``Cleaner`` remembers what it has cleaned, because columns repeat themselves.
"""

import html
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

EXACT_NUMBER = 10**15
"""Excel keeps fifteen digits; a longer whole number has lost its end."""
LONGEST = 32_000

_WIDE: dict[int, int | str | None] = {0xFF10 + n: 0x30 + n for n in range(10)}
_WIDE |= {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)}
_WIDE |= {0x3000: " ", 0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " ", 0xFF0D: "-"}
_WIDE |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))
_WIDE |= dict.fromkeys(n for n in range(32) if n not in (9, 10))
_WIDE |= dict.fromkeys(range(0x7F, 0xA0))
_STRANGE = re.compile("[" + "".join(re.escape(chr(n)) for n in _WIDE) + "<&\t]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NAMES = (
    "p|br|div|span|font|b|i|u|em|strong|a|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|hr|img|pre|"
    "sup|sub|section|center|input|label|style|script|o:p|st1:\\w+|html|body|head|meta|link"
)
_SILENT = re.compile(
    r"<(style|script)\b[^>]*>.*?(</\1\s*>|$)|<!--.*?(-->|$)", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<(br|/?p|/?div|/?tr|/?li|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(rf"</?({_NAMES})\b[^<>]*>|<!\[[^>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);")
_SPACES = re.compile(r"[ \t]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{2,}")
ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)


class Cleaner:
    """Cleans cells and remembers the texts; one for each workbook."""

    def __init__(self) -> None:
        self._read = _Read({"": ""}).__getitem__

    def texts(self, cells: Iterable[Any]) -> list[str]:
        """Many cells at once; what ``text`` says of each."""
        return list(map(self._read, cells))

    def text(self, cell: Any) -> str:
        """The cell as clean text; "" for an empty one."""
        return self._read(cell)


class _Read(dict[Any, str]):
    """Texts read before. Only texts are kept: 1, 1.0 and True would be one key."""

    def __missing__(self, cell: Any) -> str:
        if cell.__class__ is not str:
            return plain(cell)
        text = self[cell] = clean(cell)
        return text


def clean(text: str) -> str:
    """Full-width letters and digits to plain ones, HTML fragments to their words, spaces and
    line breaks in order. Cleaning twice changes nothing."""
    while _STRANGE.search(text) or _is_loose(text):
        cleaner = _once(text)
        if cleaner == text:
            break
        text = cleaner
    return text


def _is_loose(text: str) -> bool:
    """Whether there are spaces and breaks too many, or escapes of odd characters."""
    # Written out: this is asked of every text of a workbook.
    return (
        "  " in text
        or ("\n" in text and ("\n\n" in text or " \n" in text or "\n " in text))
        or "_x" in text
        or text != text.strip()
    )


def _once(text: str) -> str:
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = _SILENT.sub("", text)
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = text.encode("utf-8", "replace").decode("utf-8").translate(_WIDE)
    text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
    return _BREAKS.sub("\n", text).strip()


def plain(cell: Any) -> str:
    """A cell that is not text, as text: 3.0 is 3, a date is its ISO day."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < EXACT_NUMBER:
            return str(int(cell))
        return f"{cell:.10g}" if abs(cell) < EXACT_NUMBER else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return clean(str(cell))
