"""Three needs, from the search box to the printed page, as a browser meets them."""

import pytest

from tests.journeys.conftest import KIOSK, PHONE

QUIET = {"java_script_enabled": False}


def ask(page, words: str) -> None:
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill(words)
    page.get_by_role("button", name="找一找").first.click()


def answer(page, question: str, option: str) -> None:
    """Choose an option and wait until the page has followed."""
    group = page.locator(f"#q-{question}")
    with page.expect_response(lambda reply: "/b/" in reply.url or "/l/" in reply.url):
        group.locator("label.option", has_text=option).first.click()
    page.locator(f"#q-{question} input:checked").first.wait_for(state="attached")


def printed(page) -> str:
    """The words that reach the paper."""
    page.emulate_media(media="print")
    words = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    return words


def test_opening_a_pharmacy_with_three_answers(visit, accessible) -> None:
    page = visit("/")
    accessible(page)
    ask(page, "想开个药店")
    accessible(page)
    page.locator("a[href='/b/yaodian']").first.click()
    assert page.locator("h1").inner_text() == "药品零售“一件事”（我要开药店）"
    accessible(page)

    answer(page, "medicine", "处方药")
    answer(page, "has_license", "是")
    answer(page, "device", "三类")

    assert "medicine=" in page.url
    assert "三类" in page.locator("#checklist").inner_text()
    assert page.evaluate("document.activeElement.name") == "device"
    assert page.locator("#spoken").inner_text().startswith("清单已更新")
    accessible(page)

    paper = printed(page)
    assert "您的清单" in paper
    assert "说说您的情况" not in paper
    assert page.pdf().startswith(b"%PDF")


def test_a_ticked_paper_stays_ticked_and_back_takes_an_answer_back(visit) -> None:
    page = visit("/b/yaodian")
    page.locator("#bring .tick").first.check()
    answer(page, "has_license", "是")
    assert page.locator("#bring .tick:checked").count() == 1
    page.go_back()
    page.wait_for_url("**/b/yaodian")
    page.locator("#q-has_license input:checked").wait_for(state="detached")


def test_a_child_is_born_told_from_a_phone(visit, accessible) -> None:
    page = visit("/", viewport=PHONE)
    ask(page, "娃刚出生要办啥")
    page.locator("a[href='/b/xinshenger']").first.click()
    accessible(page)
    answer(page, "birth_place", "本市医院")
    answer(page, "married", "是")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#summary").is_visible()

    answer(page, "married", "否")
    assert "您的情况单独办，照样能办" in page.locator("#verdict").inner_text()
    accessible(page)


def test_a_combined_licence_at_the_kiosk(visit, accessible) -> None:
    page = visit("/", viewport=KIOSK)
    page.locator("#industries").get_by_role("link", name="药店药房").click()
    accessible(page)
    answer(page, "device", "不卖")
    for certificate in ("device3", "device2"):
        page.locator(f"#trim-{certificate}", has_text="裁去这张").click()
        page.locator(f"#trim-{certificate}", has_text="放回来").wait_for()
    assert "这次不生成《行业综合许可证》" in page.locator("#composite").inner_text()
    accessible(page)


def test_an_elder_loses_a_parent_and_has_no_javascript(visit) -> None:
    page = visit("/", viewport=PHONE, **QUIET)
    page.get_by_role("link", name="长辈版").click()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 24
    ask(page, "老人去世要办啥手续")
    page.locator("a[href='/b/shenhou']").first.click()

    page.locator("#q-death_place label.option").first.click()
    page.locator("#q-dead_pension label.option", has_text="城乡居民").click()
    page.get_by_role("button", name="看我的清单").click()

    assert "dead_pension=" in page.url
    assert page.locator("#q-dead_pension input:checked").count() == 1
    assert "死亡人员户口注销" in page.locator("#items").inner_text()
    assert not page.locator("[data-needs-script]").is_visible()
    assert "您的清单" in printed(page)


@pytest.mark.parametrize("path", ["/", "/b/yaodian", "/l/canyin", "/i/food_license", "/points"])
@pytest.mark.parametrize("elder", [False, True])
def test_nothing_runs_out_of_a_narrow_or_magnified_window(visit, path: str, elder: bool) -> None:
    # 320 px is also what 1280 px at 400 % leaves; 200 % of a phone's text is 长辈版 and more.
    page = visit(path, viewport={"width": 320, "height": 640})
    if elder:
        page.goto(f"/elder?on=1&next={path}")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_suggestions_wait_for_the_input_method(visit) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box = page.locator("#q")
    box.evaluate(
        """box => {
            box.dispatchEvent(new CompositionEvent("compositionstart"));
            box.value = "kai";
            box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
        }"""
    )
    page.wait_for_timeout(400)
    assert not [url for url in asked if "suggest" in url]
    with page.expect_request("**/api/v1/suggest?*"):
        box.evaluate(
            """box => {
                box.value = "开药";
                box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
            }"""
        )
    page.locator(".suggestions li").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/find?q=*")
