"""No page of those who work here scrolls sideways: small screens, 200 % zoom, large print."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog import config, create_app
from catalog.db import open_session
from catalog.services import keeping_ledger, learning
from tests.signing import signed_in
from tests.workflow import House

WIDTHS = (320, 720)
"""The narrowest phone, and 1440 pixels at 200 %."""
ROLES = ("admin", "keeper", "reviewer", "staff")
FILES = {"admin.audit_csv", "admin.template", "admin.exported_items"}
SAID = "办个外卖店卖凉皮要啥证"
TOO_WIDE = """elder => {
  document.documentElement.classList.toggle('elder', elder);
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > width + 1)
    .map(each => each.tagName + '.' + each.className);
  return wide.slice(-3);
}"""

LISTS = ("/admin", "/admin/changes?state=all", "/admin/items", "/admin/materials", "/admin/audit")
OUT_OF_ITS_BOX = """() => [...document.querySelectorAll('.table-scroll')]
  .filter(box => box.firstElementChild.scrollWidth > box.clientWidth)
  .map(box => box.getAttribute('aria-label'))"""


@pytest.fixture
def office(served: Path) -> Iterator:
    """The served house with a change in hand, a problem past its day and words not found."""
    key = (served / "secret_key").read_text().strip()
    app = create_app(config.Settings(served, f"sqlite:///{served}/catalog.sqlite3", key))
    house = House(app.extensions["engine"])
    change = house.open("新车上牌“一件事”的材料、问题和说法一起更新（公安局来函）")
    house.save(change, "bundle", "shangpai", summary="买了车，一次办完。")
    house.save(change, "item", house.master("bundle", "shangpai")["items"][0]["item"], fee="不收")
    with house.writing() as session:
        text = "受理通知书上的电话打不通，请核实后同步修改告知单"
        keeping_ledger.add(session, house.admin, "bundle", "shangpai", text, "", "2026-01-05")
    with open_session(house.engine, write=True) as session:
        learning.note_missed(session, SAID, date(2026, 6, 1))
    yield app, change
    app.extensions["engine"].dispose()


def addresses(app, change: int) -> list[str]:
    """Every page of administration and sign-in; of pages with an id, one each."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    own = [rule for rule in rules if rule.endpoint.split(".")[0] in ("admin", "auth")]
    plain = [str(rule) for rule in own if not rule.arguments and rule.endpoint not in FILES]
    piece = "/admin/bundles/shangpai"
    views = ("items", "questions", "facts", "words", "waivers", "saves")
    return [
        *(address for address in plain if address != "/admin/asked/one"),
        f"/admin/asked/one?text={SAID}",
        f"/admin/changes/{change}",
        *(f"{piece}/{view}?change={change}" for view in views),
        "/admin/bundles",
        "/admin/bundles/new",
        "/admin/bundles/canyin",
        "/admin/licences",
        "/admin/editions/bundle/shangpai",
        "/admin/scenarios/bundle/canyin",
        "/admin/items/food_license",
        "/admin/materials/idcard",
        "/admin/materials/premise_proof/merge?into=dev_site",
        "/admin/points/qs-town-1",
        "/admin/phrases/bundle/canyin",
        "/admin/unconfirmed/item/audit_ent/fee",
        "/admin/users/1",
        "/welcome/nothing",
    ]


def test_no_page_scrolls_sideways(browser, address: str, office) -> None:
    app, change = office
    session = signed_in(app, *ROLES).get_cookie("session")
    context = browser.new_context(locale="zh-CN", base_url=address)
    context.add_cookies([{"name": "session", "value": session.value, "url": address}])
    page, wrong = context.new_page(), []
    page.set_default_timeout(15_000)
    for where in addresses(app, change):
        answer = page.goto(where)
        assert answer, where
        assert answer.status < 500, where
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 720})
            for elder in (False, True):
                if wide := page.evaluate(TOO_WIDE, elder):
                    wrong.append(f"{where} at {width}{', large print' * elder}: {wide}")
    context.close()
    assert not wrong, "\n".join(wrong)


def test_lists_fit_their_box_on_a_desk(browser, address: str, office) -> None:
    app, _ = office
    session = signed_in(app, *ROLES).get_cookie("session")
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    context.add_cookies([{"name": "session", "value": session.value, "url": address}])
    page, wrong = context.new_page(), []
    page.set_default_timeout(15_000)
    for where in LISTS:
        page.goto(where)
        wrong += [f"{where}: {name}" for name in page.evaluate(OUT_OF_ITS_BOX)]
    context.close()
    assert not wrong, "\n".join(wrong)
