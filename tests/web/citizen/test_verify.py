"""Where a printed code leads a citizen."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from catalog.core.document import dump
from catalog.db import open_session
from catalog.models import Item, PrintRecord
from catalog.services import publishing, reverting
from tests.pages import Pages
from tests.signing import signed_in
from tests.workflow import House


def printed(app: Flask, kind: str = "notice", **marks: str) -> str:
    """The token of a print of the drug store case."""
    app.config["WTF_CSRF_ENABLED"] = False
    clerk: FlaskClient = signed_in(app, "staff")
    answers = "medicine=处方药%2B甲乙类&has_license=是&device=不卖&food_scope=无食品"
    form = {"kind": kind} | marks
    serial = clerk.post(f"/window/b/yaodian/print?{answers}", data=form).location[-22:-4]
    with open_session(app.extensions["engine"]) as session:
        return session.get_one(PrintRecord, serial).token


def republish(app: Flask, **changed: object) -> None:
    """Change the drug licence and publish."""
    with open_session(app.extensions["engine"], write=True) as session:
        draft = session.get_one(Item, "drug_license")
        draft.content = dump(draft.content) | changed
        session.add(draft)
        publishing.publish(session, date(2026, 6, 2))


def test_a_current_print_needs_no_sign_in_and_shows_its_list(own_app: Flask) -> None:
    page = Pages(own_app).get(f"/v/{printed(own_app)}")
    assert page.h1 == "这张纸现在有效"
    assert "一次性告知单" in page.text
    assert "场所合法使用证明" in page.text


def test_a_superseded_print_lists_the_changes_and_leads_to_todays_list(own_app: Flask) -> None:
    token = printed(own_app)
    old = {"value": 15, "unit": "working_day"}
    republish(own_app, promised=old | {"value": 10}, fee="每件20元")
    page = Pages(own_app).get(f"/v/{token}")
    assert page.h1 == "这张纸打印后有变化"
    assert "药品经营许可（零售）：承诺时限 15→10 个工作日" in page.texts(".changes li")
    assert "药品经营许可（零售）：收费 免费→每件20元" in page.texts(".changes li")
    assert any(link.startswith("/b/yaodian?medicine=") for link in page.links())
    assert "15个工作日" in page.texts(".printed-line")[-1]


def test_what_must_be_brought_and_was_not_marked_is_missing_as_on_the_paper(own_app: Flask) -> None:
    token = printed(own_app, "supplement", **{"mark.drug_staff.E": "received"})
    marks = Pages(own_app).get(f"/v/{token}").texts(".printed-mark")
    assert marks.count("已收") == 1
    assert marks.count("缺") == 4


def test_a_withdrawn_entry_says_why_and_leads_to_what_serves_instead(own_app: Flask) -> None:
    token = printed(own_app)
    house = House(own_app.extensions["engine"])
    with house.writing() as session:
        args = ("bundle", "yaodian", "并入开店一件事", "bundle/canyin")
        change = reverting.withdraw(session, house.admin, *args)
    house.publish(change)
    page = Pages(own_app).get(f"/v/{token}")
    assert page.h1 == "这件事已经停办或并入别处"
    assert "6月8日起不再办理 原因：并入开店一件事" in " ".join(page.texts(".seal"))
    assert "/b/canyin" in page.links()
    assert "药品经营许可" in page.text


def test_a_forged_code_says_so_plainly(own_app: Flask) -> None:
    token = printed(own_app)
    page = Pages(own_app).get(f"/v/{token[:-3]}abc", 404)
    assert page.h1 == "这不是这里打印的纸"
    assert "别按它准备材料" in page.text


def test_nothing_about_the_clerk_or_the_ledger_is_shown(own_app: Flask) -> None:
    page = Pages(own_app).get(f"/v/{printed(own_app)}")
    assert "示例staff" not in page.text
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert page.response.headers["Cache-Control"] == "no-store"
