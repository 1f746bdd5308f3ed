"""From an empty catalogue to a bundle a citizen finds, a paper in hand, and its second edition.

The browser does what people do there: import, compose, review, find, print, read the code. Rows
typed by hand and steps of a change are sent as forms, where a browser would add nothing.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from flask import Flask

from catalog import config, create_app
from tests.journeys.conftest import DESKTOP, serving
from tests.journeys.test_composing import add_item, add_question, then
from tests.signing import signed_in
from tests.web.admin.bench import Bench
from tests.web.admin.forms import Editor
from tests.workbooks import item_sheet

MARKET, HOUSING = "岐山县市场监督管理局", "岐山县住房和城乡建设局"
FORMS = "申请表、身份证"
ROWS = (
    ("K1", "个体工商户设立登记", "行政许可", MARKET, "15个工作日", "1个工作日", FORMS, ""),
    ("K2", "公章刻制备案", "行政备案", MARKET, "3个工作日", "即办", "身份证", ""),
    ("K3", "排入管网许可", "行政许可", HOUSING, "２０个工作日", "8个工作日", "接入图", ""),
    ("K4", "户外招牌设置备案", "行政备案", HOUSING, "5个工作日", "3个工作日", "效果图", ""),
    ("K5", "大型户外广告审批", "行政许可", HOUSING, "20个工作日", "10个工作日", FORMS, ""),
    ("K6", "小餐饮经营许可", "行政许可", "市监局", "20个工作日", "5个工作日", "健康证明", ""),
)
PLANTED = (
    "K7",
    "没人认得的事",
    "行政许可",
    "某某办公室",
    "5个工作日",
    "30个工作日",
    "其他材料",
    "",
)
QUESTION = ("洗车水排到哪里？", "排进管网\n循环用", "排入管网许可", 0, "include")
OTHER_QUESTIONS = (
    ("店里卖吃的吗？", "卖\n不卖", 5, 1, "exclude"),
    ("招牌多大？", "小的\n大的", 4, 1, "include"),
)
FORM = "form.form--piece"
WORDS = "我想开个洗车的店"


class Empty:
    """A served house that started with nothing, and the people who fill it."""

    def __init__(self, app: Flask, address: str, sit_down: Callable) -> None:
        app.config["WTF_CSRF_ENABLED"] = False
        self.app, self.address, self.sit_down = app, address, sit_down
        self.admin, self.reviewer = Editor(app, "admin"), Editor(app, "reviewer")

    def publish(self, change: int) -> None:
        """An administrator hands a change in, a reviewer lets it go live."""
        for who, step in ((self.admin, "submit"), (self.reviewer, "approve")):
            page = who.open(f"/admin/changes/{change}")
            form = f'form[action="/admin/changes/{change}/{step}"]'
            who.send(page, do="", form=form)

    def match(self, words: str) -> dict:
        """What the interface for programs answers."""
        with urlopen(f"{self.address}/api/v1/match?q={quote(words)}", timeout=30) as answer:
            return json.load(answer)

    def wait_until_found(self, words: str, slug: str, tries: int = 2000) -> None:
        """Ask until every worker's search has followed the publication."""
        in_a_row = 0
        for _ in range(tries):
            matches = self.match(words)["matches"]
            in_a_row = in_a_row + 1 if matches and matches[0]["slug"] == slug else 0
            if in_a_row == 4:
                return
        pytest.fail(f"{words!r} does not find {slug}")


@pytest.fixture
def house(browser, tmp_path: Path) -> Iterator[Empty]:
    """A house started with CATALOG_SEED=none, by the program that starts every house."""
    contexts = []
    with serving(tmp_path, CATALOG_SEED="none", WORKERS="1") as address:
        app = create_app(config.Settings.from_env({"CATALOG_DATA": str(tmp_path)}))

        def sit_down(path: str, *roles: str):
            context = browser.new_context(viewport=DESKTOP, locale="zh-CN", base_url=address)
            contexts.append(context)
            if roles:
                held = signed_in(app, *roles, point="center").get_cookie("session")
                assert held
                context.add_cookies([{"name": "session", "value": held.value, "url": address}])
            page = context.new_page()
            page.set_default_timeout(15_000)
            page.goto(path)
            return page

        yield Empty(app, address, sit_down)
        for context in contexts:
            context.close()
        app.extensions["engine"].dispose()


def test_from_nothing_to_a_second_edition(house: Empty, tmp_path: Path, accessible) -> None:
    citizen = house.sit_down("/")
    assert "目录正在编" in citizen.locator("main").inner_text()
    assert house.match(WORDS)["outcome"] == "none"
    accessible(citizen)

    house.publish(type_in_departments_and_the_hall(house.admin))
    admin = house.sit_down("/admin", "admin")
    assert "从空目录开始" in admin.locator("main").inner_text()
    house.publish(import_the_workbook(admin, tmp_path))
    house.publish(compose(house, admin))

    house.wait_until_found(WORDS, "xiche")
    serial_page = find_and_print(house, citizen)
    verify = serial_page.get_by_role("link", name="看扫码看到的").get_attribute("href")
    citizen.goto(verify)
    assert citizen.locator("h1").inner_text() == "这张纸现在有效"
    assert "和目录里现行的第1版一致" in citizen.locator("main").inner_text()

    house.publish(change_an_item(admin))
    citizen.goto(verify)
    words = citizen.locator("main").inner_text()
    assert "现在是第2版" in words
    assert "排入管网许可：承诺时限 8→6 个工作日" in words


def type_in_departments_and_the_hall(admin: Editor) -> int:
    """Two departments and the county centre, in one change; its number."""
    for name, alias in ((MARKET, "市监局"), (HOUSING, "住建局")):
        admin.send(admin.open("/admin/departments/new"), name=name, aliases=alias)
    point = {"name": "岐山县政务服务中心", "kind": "center", "id": "center"}
    page = admin.send(admin.open("/admin/points/new"), **point)
    assert "岐山县政务服务中心" in page.response.text  # not live yet, and still in the list
    return 1


def import_the_workbook(page, folder: Path) -> int:
    """A workbook with a planted row is tried and mended, then made a change of."""
    for rows, fault in (((*ROWS, PLANTED), "部门“某某办公室”目录里没有"), (ROWS, "")):
        file = folder / "清单.xlsx"
        file.write_bytes(item_sheet(*rows))
        page.goto("/admin/imports")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_label("新建材料库里没有的材料").check()
        then(page, page.get_by_role("button", name="上传并试算").click)
        reload_until(page, ".tallies")
        assert fault in page.locator("main").inner_text()
        assert page.locator(".state--rejected").count() == bool(fault)
    then(page, page.get_by_role("button", name="生成变更").click)
    reload_until(page, ".flash a[href*=changes]")
    made = page.locator(".flash a[href*=changes]").first
    return int(made.get_attribute("href").rpartition("/")[2])


def reload_until(page, wanted: str, tries: int = 500) -> None:
    """Look again and again, sooner than the page would by itself."""
    for _ in range(tries):
        if page.locator(wanted).count():
            return
        page.reload()
    pytest.fail(f"{page.url} never showed {wanted}")


def compose(house: Empty, page) -> int:
    """Six items, a circle refused, three questions, words; the number of the change."""
    page.goto("/admin/bundles/new")
    page.get_by_label("名称").fill("开办洗车店“一件事”")
    page.get_by_label("简称").fill("开洗车店")
    page.get_by_label("编号").fill("xiche")
    page.get_by_label("企业（企业大事、开店）").check()
    then(page, page.get_by_role("button", name="建好，去加事项").click)
    change = int(page.url.partition("change=")[2])
    bench = Bench(house.app, change, "/admin/bundles/xiche")
    add_item(page, ROWS[0][1])
    for row in ROWS[1:]:
        found = bench.open("items", more=f"&words={row[1]}").select(".found button[name=do]")
        bench.send(bench.open("items"), "#members-form", do=str(found[0].attrs["value"]))
    page.goto(page.url)
    refuse_a_circle(page)
    page.locator(".piece-steps a", has_text="问题").click()
    add_question(page, *QUESTION)
    items = [each.attrs["data-item"] for each in bench.open("items").select(".member")]
    for text, options, place, row, effect in OTHER_QUESTIONS:
        asked = bench.send(bench.open("questions"), FORM, text=text, options=options)
        cell = {f"cell-{row}-{items[place]}": effect}
        bench.send(asked, "#question-form", do="save", **cell)
    asked = bench.open("questions")
    assert len(asked.select(".ask")) == 3
    assert "检查过了，没有问题" in asked.text
    bench.send(bench.open("words"), FORM, names="洗车店")
    return change


def refuse_a_circle(page) -> None:
    """The second waits for the first, the third for the second; the first for the third: no."""
    items = page.locator(".member").evaluate_all("all => all.map(each => each.dataset.item)")
    assert len(items) == 6
    for late, early in ((1, 0), (2, 1), (0, 2)):
        choice = page.locator(f"#after-{items[late]}")
        then(page, lambda choice=choice, early=early: choice.select_option(items[early]))
    assert "会绕成圈" in page.get_by_role("alert").inner_text()
    page.goto(page.url)


def find_and_print(house: Empty, citizen):
    """The citizen's own words lead to the bundle; a clerk prints it. The page of the print."""
    citizen.goto("/")
    citizen.locator("#q").fill(WORDS)
    citizen.get_by_role("button", name="找一找").first.click()
    citizen.locator(".result--first a").click()
    assert citizen.locator("h1").inner_text() == "开办洗车店“一件事”"
    with citizen.expect_response(lambda reply: "/b/xiche?" in reply.url):
        citizen.locator("label.option", has_text="排进管网").click()
    citizen.locator("#checklist", has_text="接入图").wait_for()
    answers = citizen.url.partition("?")[2]

    clerk = house.sit_down(f"/window/b/xiche?{answers}", "staff")
    with clerk.context.expect_page():
        clerk.get_by_role("button", name="一次性告知单").click()
    clerk.goto("/window/prints")
    then(clerk, clerk.locator("main table a").first.click)
    assert "接入图" in clerk.locator("main").inner_text()
    return clerk


def change_an_item(page) -> int:
    """A shorter promise; the change lists the bundle and the print it touches."""
    page.goto("/admin/items?change=0")
    then(page, page.get_by_role("link", name="排入管网许可").click)
    page.locator("[name=promised-value]").fill("6")
    then(page, page.get_by_role("button", name="保存", exact=True).first.click)
    page.locator(".in-hand a").first.click()
    touched = page.locator("tr", has_text="开办洗车店“一件事”")
    touched.wait_for()
    assert "改动" in touched.inner_text()
    return int(page.url.rpartition("/")[2])
