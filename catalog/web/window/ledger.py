"""The print ledger: what was printed here and elsewhere, found again and taken along."""

from datetime import date

from flask import Response, render_template, request

from catalog.core.paper import PAPERS
from catalog.services import auditing, browsing, keeping_prints
from catalog.services.keeping_prints import Search
from catalog.web.auth import requires
from catalog.web.csvfile import csv_file
from catalog.web.database import reading
from catalog.web.window import blueprint

FIELDS = ("words", "kind", "point", "clerk", "since", "until")


@blueprint.get("/prints")
@requires("print_ledger")
def ledger() -> str:
    """One page of the prints that fit, newest first."""
    given = {name: request.args.get(name, "").strip() for name in FIELDS}
    wanted, faults = read_search(given)
    page = request.args.get("page", "1")
    found = keeping_prints.search(reading(), wanted, int(page) if page.isdecimal() else 1)
    points = [p for p in browsing.network(reading()).points if p.kind != "village"]
    kept = {name: value for name, value in given.items() if value}
    return render_template(
        "window/ledger.html",
        found=found,
        given=given,
        kept=kept,
        faults=faults,
        papers=PAPERS,
        points=points,
    )


@blueprint.get("/prints.csv")
@requires("print_ledger")
def export() -> Response:
    """Everything that fits as a CSV that Excel opens."""
    given = {name: request.args.get(name, "").strip() for name in FIELDS}
    wanted, _ = read_search(given)
    rows = keeping_prints.export(reading(), wanted)
    return csv_file("prints", auditing.today(), rows)


def read_search(given: dict[str, str]) -> tuple[Search, dict[str, str]]:
    """(what to look for, what is wrong by field); a field that is wrong does not narrow."""
    faults: dict[str, str] = {}
    since, until = (_day(name, given[name], faults) for name in ("since", "until"))
    if since and until and since > until:
        faults["until"] = "结束日期早于开始日期，请改一下。"
    kind = given["kind"] if given["kind"] in PAPERS else ""
    words, clerk, point = (given[name][:100] for name in ("words", "clerk", "point"))
    return Search(words, kind, clerk, point, since, until), faults


def _day(name: str, text: str, faults: dict[str, str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults[name] = "写成 2026-11-24 这样。"
        return None
