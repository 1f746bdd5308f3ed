"""A newcomer composes a bundle: six items, three questions, one circle tried and refused; then
a second person without JavaScript saves over it and chooses."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalog import config, create_app
from tests.journeys.conftest import DESKTOP, PHONE
from tests.signing import signed_in

ITEMS = ("个体工商户设立", "公章刻制", "排水管网", "户外招牌", "大型户外广告", "小餐饮经营")
QUESTIONS = (
    ("要刻公章吗？", "要刻\n不刻", "公章刻制备案", 0),
    ("洗车水排到哪里？", "排进管网\n自己循环用", "城镇污水排入排水管网许可", 0),
    ("店里卖吃的吗？", "卖\n不卖", "小餐饮经营许可", 0),
)


@pytest.fixture
def desk(browser, address: str, served: Path) -> Iterator[Callable]:
    """Opens pages as an administrator; fails where a script broke."""
    key = (served / "secret_key").read_text().strip()
    app = create_app(config.Settings(served, f"sqlite:///{served}/catalog.sqlite3", key))
    wrong: list[str] = []
    contexts = []

    def sit_down(path: str, *roles: str, **options: object):
        found = signed_in(app, *(roles or ("admin",))).get_cookie("session")
        assert found
        options = {"viewport": DESKTOP, "locale": "zh-CN", "base_url": address} | options
        contexts.append(browser.new_context(**options))
        contexts[-1].add_cookies([{"name": "session", "value": found.value, "url": address}])
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.goto(path)
        return page

    yield sit_down
    for context in contexts:
        context.close()
    app.extensions["engine"].dispose()
    assert not wrong, "\n".join(wrong)


def then(page, act: Callable) -> None:
    """Do something that leads to another page, and wait for it."""
    with page.expect_navigation():
        act()


def order(page) -> list[str]:
    return page.locator(".member").evaluate_all("all => all.map(each => each.dataset.item)")


def drag(page, item: str, onto: str) -> None:
    """Take an item by its grip and let go over another, as a hand does."""
    target = page.locator(f"#m-{onto} .member-name")
    target.scroll_into_view_if_needed()
    page.locator(f"#m-{item} .member-grip").hover()
    page.mouse.down()
    box = target.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=12)
    page.mouse.up()


def add_item(page, words: str) -> None:
    page.get_by_label("名称、别名或部门").fill(words)
    then(page, lambda: page.keyboard.press("Enter"))
    then(page, page.locator(".found button").first.click)


def add_question(
    page, text: str, options: str, item: str, place: int, effect: str = "include"
) -> None:
    page.get_by_text("新建一个问题").click()
    page.get_by_label("问什么").fill(text)
    page.get_by_label("选项，一行一个").fill(options)
    then(page, page.get_by_role("button", name="建好并加进来").click)
    option = options.splitlines()[place]
    page.get_by_label(f"选“{option}”时，{item}", exact=True).select_option(effect)
    then(page, page.get_by_role("button", name="保存，回到问题").click)


def test_six_items_three_questions_and_a_circle(desk, accessible) -> None:
    page = desk("/admin/bundles/new")
    page.get_by_label("名称").fill("开办洗车店“一件事”")
    page.get_by_label("简称").fill("开洗车店")
    page.get_by_label("企业（企业大事、开店）").check()
    then(page, page.get_by_role("button", name="建好，去加事项").click)
    for words in ITEMS:
        add_item(page, words)
    accessible(page)
    items = order(page)
    assert len(items) == 6

    then(page, lambda: page.locator(f"#after-{items[1]}").select_option(items[0]))
    then(page, lambda: page.locator(f"#after-{items[2]}").select_option(items[1]))
    then(page, lambda: page.locator(f"#after-{items[0]}").select_option(items[2]))
    refused = page.get_by_role("alert").inner_text()
    assert "会绕成圈" in refused
    assert refused.count("要等") == 3
    accessible(page)

    page.goto(page.url)
    page.locator(f"#up-{items[5]}").focus()
    then(page, lambda: page.keyboard.press("Enter"))
    assert page.evaluate("document.activeElement.id") == f"up-{items[5]}"
    assert order(page)[4] == items[5]
    then(page, lambda: drag(page, items[2], items[0]))
    assert order(page)[0] == items[2]

    page.locator(".piece-steps a", has_text="问题").click()
    for question in QUESTIONS:
        add_question(page, *question)
    assert page.locator(".ask").count() == 3
    accessible(page)
    while page.locator(".missing button").count():
        then(page, page.locator(".missing button").first.click)
        page.goto(page.url.split("/questions/")[0] + "/questions?" + page.url.split("?")[1])
    assert page.locator(".findings").count() == 0

    tries = page.locator("#tries select").first
    with page.expect_response(lambda reply: "/questions?" in reply.url):
        tries.select_option("不刻")
    page.locator(".outcome-excluded", has_text="公章刻制备案").wait_for()
    assert page.evaluate("document.activeElement.id") in ("", tries.get_attribute("id"))

    page.goto(page.get_by_role("link", name="看群众看到的页面").get_attribute("href"))
    assert page.locator("h1").inner_text() == "开办洗车店“一件事”"
    assert "群众还看不到" in page.locator(".preview-bar").inner_text()
    with page.expect_navigation():
        page.locator("label.option", has_text="自己循环用").click()
    page.wait_for_load_state("networkidle")
    accessible(page)


def test_the_second_person_chooses_without_javascript(desk, accessible) -> None:
    first = desk("/admin/bundles/huanping")
    then(first, first.get_by_role("button", name="开始改").click)
    second = desk(first.url, "admin", "staff", java_script_enabled=False)
    items = order(first)
    then(first, lambda: first.locator(f"#mode-{items[0]}").select_option("optional"))
    second.locator(f"#down-{items[0]}").click()
    accessible(first)
    assert "在您之前保存过" in second.get_by_role("alert").inner_text()
    second.get_by_role("button", name="按选的保存").click()
    assert order_without_script(second)[1] == items[0]
    assert second.locator(f"#mode-{items[0]}").input_value() == "optional"


def test_composing_fits_a_small_screen(desk, accessible) -> None:
    page = desk("/admin/bundles/canyin", viewport=PHONE)
    then(page, page.get_by_role("button", name="开始改").click)
    for view in ("items", "questions", "questions/sign", "items/fire_check", "facts", "words"):
        page.goto(page.url.split("/canyin/")[0] + f"/canyin/{view}?" + page.url.split("?")[1])
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        accessible(page)


def order_without_script(page) -> list[str]:
    return [str(each.get_attribute("data-item")) for each in page.locator(".member").all()]
