"""The audit log: filtered, paged, taken along as CSV."""

from collections.abc import Iterator

from flask import Response, render_template

from catalog.services import auditing
from catalog.services.auditing import Filter
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, kept, page_number, today
from catalog.web.admin.links import OBJECTS, action_words, detail_words, object_words
from catalog.web.auth import requires
from catalog.web.csvfile import csv_file
from catalog.web.database import reading

FIELDS = ("user", "action", "noun", "named", "since", "until")
HEADINGS = ("时间", "谁", "做了什么", "对象", "细节", "来自")


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
    return csv_file("audit", today(), _rows(lines))


def _rows(lines: Iterator[auditing.Line]) -> Iterator[tuple[str, ...]]:
    yield HEADINGS
    for each in lines:
        words = (action_words(each.action), object_words(each), detail_words(each))
        yield (each.at, each.who, *words, each.address)
