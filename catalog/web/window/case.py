"""One citizen's case at the counter: questions, the list beside them, marks, papers."""

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from catalog.core.answers import BadAnswers
from catalog.core.guide import Guide
from catalog.core.marking import read_marks
from catalog.core.paper import NotForThis
from catalog.matching.masking import mask
from catalog.services import auditing, guiding, printing
from catalog.services.shelf import shelf
from catalog.web.auth import requires
from catalog.web.citizen.address import answers_in
from catalog.web.database import reading, writing
from catalog.web.errors import Problem
from catalog.web.window import blueprint, this_desk
from catalog.web.window.casepage import TOWN, CasePage

KINDS = {"b": "bundle", "l": "licence", "i": "item"}
ENTRY = "/<any(b, l, i):letter>/<slug>"


@blueprint.get(ENTRY)
@requires("window")
def case(letter: str, slug: str) -> str | Response:
    """The questions and, live beside them, this citizen's list."""
    return _shown("window/case.html", letter, slug)


@blueprint.get(f"{ENTRY}/handover")
@requires("window")
def handover(letter: str, slug: str) -> str | Response:
    """帮办: what the clerk filled in for a citizen, to be taken along by QR code."""
    return _shown("window/handover.html", letter, slug)


@blueprint.post(f"{ENTRY}/print")
@requires("window")
def issue(letter: str, slug: str) -> Reply:
    """Enter a print in the ledger and open it; printing it again is opening it again."""
    try:
        guide = _guide(letter, slug)
    except BadAnswers as bad:
        raise Problem(400, f"这些回答对不上了：{bad}。请回到收件页重新问。") from None
    if request.form.get("number", "") not in ("", str(guide.edition.number)):
        return _refused("目录刚刚更新，屏幕上的清单已经不是现行的。请刷新收件页，核对后再打")
    pairs = tuple(request.form.items())
    marks = read_marks(pairs, guide, mask)
    wish = printing.Wish(request.form.get("kind", "notice"), marks, "slip" in request.form)
    try:
        printing.refuse_impossible(guide, wish)
    except (NotForThis, KeyError) as refused:
        words = str(refused) if isinstance(refused, NotForThis) else "没有这种纸"
        return _refused(words)
    with writing() as session:
        made = printing.issue(session, this_desk(), guide, wish)
    return redirect(url_for("window.paper", serial=made.serial), 303)


def _refused(words: str) -> Response:
    return make_response(render_template("window/refused.html", words=words), 409)


def _shown(template: str, letter: str, slug: str) -> str | Response:
    try:
        guide = _guide(letter, slug)
    except BadAnswers as bad:
        sorry = render_template("window/bad_answers.html", problems=bad.problems, back=request.path)
        return make_response(sorry, 400)
    page = CasePage(
        guide,
        request.host_url.rstrip("/"),
        network=shelf(reading()).network,
        desk=this_desk(),
        today=auditing.today(),
        town=request.args.get(TOWN, ""),
    )
    return render_template(template, page=page, guide=guide)


def _guide(letter: str, slug: str) -> Guide:
    pairs = [pair for pair in answers_in(request.args) if pair[0] != TOWN]
    try:
        return guiding.guide(reading(), KINDS[letter], slug, pairs)
    except guiding.UnknownEntry:
        raise Problem(404, "目录里没有这件事，或者已经停办。请回到窗口页重新找。") from None
