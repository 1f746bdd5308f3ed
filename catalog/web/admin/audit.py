"""The audit log: filtered, paged, taken along as CSV."""

import csv
import io
from collections.abc import Iterator

from flask import Response, render_template, stream_with_context

from catalog.services import auditing
from catalog.services.auditing import Filter
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, kept, page_number, today
from catalog.web.admin.links import OBJECTS, action_words, detail_words, object_words
from catalog.web.auth import requires
from catalog.web.database import reading

FIELDS = ("user", "action", "noun", "named", "since", "until")
HEADINGS = ("时间", "谁", "做了什么", "对象", "细节", "来自")
BOM = "\ufeff"
"""Excel reads a CSV as UTF-8 only when it begins so."""


@blueprint.get("/audit")
@requires("audit")
def audit() -> str:
    """Fifty lines, newest first."""
    asked = given(*FIELDS)
    return render_template(
        "admin/audit/log.html",
        found=auditing.log_page(reading(), Filter(**asked), page_number()),
        given=asked,
        kept=kept(asked),
        actions=auditing.actions(reading()),
        nouns=OBJECTS,
    )


@blueprint.get("/audit.csv")
@requires("audit")
def audit_csv() -> Response:
    """Every line that fits, oldest first, for Excel."""
    lines = auditing.whole_log(reading(), Filter(**given(*FIELDS)))
    response = Response(stream_with_context(_csv(lines)), content_type="text/csv; charset=utf-8")
    name = f"audit-{today():%Y%m%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _csv(lines: Iterator[auditing.Line]) -> Iterator[str]:
    yield BOM + _row(HEADINGS)
    for each in lines:
        words = (action_words(each.action), object_words(each), detail_words(each))
        yield _row((each.at, each.who, *words, each.address))


def _row(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
