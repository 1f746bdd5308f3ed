"""Scenarios of an entry: tests, coverage of every option, words that must find it."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.answers import BadAnswers
from catalog.core.guide import Guide
from catalog.services import keeping_intents, keeping_scenarios, viewing_scenarios
from catalog.services.changing import open_changes
from catalog.services.keeping_scenarios import UnknownScenario
from catalog.services.releasing import Refused
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, number_sent, person, sent, today
from catalog.web.auth import requires
from catalog.web.citizen.address import answers_in
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
KIND = "<any(bundle,licence,item):kind>"
OURS = ("change", "title", "csrf_token", "do")


@blueprint.get("/scenarios")
@requires("catalogue_read")
def scenarios() -> str:
    """Every bundle and licence, and how well it is tested."""
    asked = given("words", "untested")
    lines = viewing_scenarios.entries(reading(), asked["words"], bool(asked["untested"]))
    return render_template("admin/scenarios/list.html", lines=lines, given=asked)


@blueprint.get(f"/scenarios/{KIND}/<slug>")
@requires("catalogue_read")
def scenario_bench(kind: str, slug: str) -> Answer:
    """The tests of one entry, run just now, and a tryout of the answers in the address."""
    return _page(kind, slug)


@blueprint.post(f"/scenarios/{KIND}/<slug>")
@requires("catalogue_edit")
def record_scenario(kind: str, slug: str) -> Answer:
    """Keep what comes out of these answers as a test."""
    answers = _answers(request.form)
    change = number_sent("change")
    try:
        with writing() as session:
            keeping_scenarios.record(
                session, person(), kind, slug, sent("title"), answers, change, today()
            )
    except (Refused, BadAnswers) as refused:
        return _page(kind, slug, refused)
    except LookupError:
        abort(404)
    flash("已存为情形测试，以后发布前都会自动跑一遍。")
    return _back(kind, slug, change)


@blueprint.post("/scenarios/<int:id>")
@requires("catalogue_edit")
def settle_scenario(id: int) -> Answer:
    """Take a scenario's new result as right, or drop the scenario."""
    change = number_sent("change")
    try:
        with writing() as session:
            if sent("do") == "accept":
                entry = keeping_scenarios.accept(session, person(), id, change, today())
            else:
                entry = keeping_scenarios.drop(session, person(), id)
    except (UnknownScenario, BadAnswers):
        abort(404)
    flash("已按现在的结果更新。" if sent("do") == "accept" else "已删掉这个情形测试。")
    return _back(*entry, change)


@blueprint.post(f"/scenarios/{KIND}/<slug>/intents")
@requires("catalogue_edit")
def settle_intent(kind: str, slug: str) -> Answer:
    """Add words that must find this entry first, or drop them."""
    try:
        with writing() as session:
            if sent("do") == "drop":
                keeping_intents.drop(session, person(), sent("text"))
            else:
                keeping_intents.add(session, person(), kind, slug, sent("text"))
    except Refused as refused:
        return _page(kind, slug, refused)
    return _back(kind, slug, number_sent("change"))


def _back(kind: str, slug: str, change: int) -> Response:
    address = url_for("admin.scenario_bench", kind=kind, slug=slug, change=change or None)
    return redirect(address, 303)


def _answers(source) -> list[list[str]]:  # type: ignore[no-untyped-def]
    return [[k, v] for k, v in answers_in(source) if k not in OURS and v]


def _page(kind: str, slug: str, fault: Exception | None = None) -> Answer:
    session, change = reading(), request.values.get("change", 0, type=int)
    if kind not in ("bundle", "licence", "item"):
        abort(404)
    try:
        bench = viewing_scenarios.bench(session, kind, slug, change, today())
    except LookupError:
        abort(404)
    answers = _answers(request.values)
    guide, wrong = _tryout(kind, slug, answers, change)
    page = render_template(
        "admin/scenarios/bench.html",
        kind=kind,
        slug=slug,
        bench=bench,
        change=change,
        changes=open_changes(session),
        answers=[(key, value) for key, value in answers],
        guide=guide,
        wrong=wrong,
        fault=fault,
        form=request.form,
    )
    return (page, 422) if fault else page


def _tryout(
    kind: str, slug: str, answers: list[list[str]], change: int
) -> tuple[Guide | None, tuple[str, ...]]:
    try:
        return keeping_scenarios.tryout(reading(), kind, slug, answers, change, today()), ()
    except BadAnswers as bad:
        return None, tuple(problem.text for problem in bad.problems)
