"""Rows as a CSV file that Excel opens, sent while they are read."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from flask import Response, stream_with_context

BOM = "\ufeff"
"""Excel reads a CSV as UTF-8 only when it begins so."""


def csv_file(stem: str, day: date, rows: Iterable[tuple[str, ...]]) -> Response:
    """The rows, headings first, to keep as ``stem-20261124.csv``."""
    response = Response(stream_with_context(_lines(rows)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}-{day:%Y%m%d}.csv"'
    return response


def _lines(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield BOM
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow([_harmless(cell) for cell in row])
        yield line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
