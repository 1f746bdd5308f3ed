"""A guide: questions, the list, the path, where to go, and what it all rests on."""

from urllib.parse import urlencode

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.services.shelf import shelf
from catalog.web.citizen.address import entry_path
from tests.pages import Page, Pages

DEVICE3 = "三类(如隐形眼镜、一次性注射器)"
DEVICE2 = "二类需备案的(如助听器、雾化器)"


def yaodian(pages: Pages, *answers: tuple[str, str]) -> Page:
    return pages.get("/b/yaodian?" + urlencode(answers))


def entries(app: Flask) -> list[str]:
    """Addresses of every bundle and licence, and of a spread of items."""
    with open_session(app.extensions["engine"]) as session:
        cards = list(shelf(session).cards.values())
    items = [card for card in cards if card.kind == "item"]
    whole = [card for card in cards if card.kind != "item"]
    return [entry_path(card.kind, card.slug) for card in whole + items[::12]]


def test_every_entry_has_a_sound_page(app: Flask, pages: Pages) -> None:
    for path in entries(app):
        page = pages.get(path)
        assert page.select("#checklist")
        assert page.select("#where")


def test_an_answer_in_the_address_is_chosen_and_explained(pages: Pages) -> None:
    page = yaodian(pages, ("device", DEVICE3))
    chosen = [box.attrs["value"] for box in page.select("input[name=device][checked]")]
    assert chosen == [DEVICE3]
    assert "因为您选了“三类（如隐形眼镜、一次性注射器）”" in page.text


def test_an_open_question_makes_maybe_lines_that_lead_to_it(pages: Pages) -> None:
    page = yaodian(pages)
    maybe = page.select("#items .item--maybe a[href^='#q-']")
    assert "#q-device" in {str(link.attrs["href"]) for link in maybe}
    assert page.select("#q-device")


def test_answers_that_leave_nothing_to_do_say_so(pages: Pages) -> None:
    page = pages.get("/b/yunshu?" + urlencode({"veh_weight": "全部4.5吨及以下"}))
    assert "照您现在的回答，这里没有要办的事项" in page.text
    assert "没有要办的事项" in page.texts("#summary")[0]
    assert not page.select(".promise")


def test_an_optional_item_that_is_only_maybe_can_be_added_all_the_same(pages: Pages) -> None:
    page = pages.get("/b/linghuo")
    assert "flex_job" in {
        str(link.attrs["id"]).removeprefix("add-")
        for link in page.select("#items .item--maybe a.button")
    }


def test_the_promise_for_the_whole_stands_beside_the_reckoned_date(pages: Pages) -> None:
    path = pages.get("/b/xinshenger").texts("#path")[0]
    assert "整件承诺：" in path
    assert "不含制证和邮寄" in path


def test_every_question_can_be_left_open_again(pages: Pages) -> None:
    page = yaodian(pages, ("medicine", "仅乙类非处方药"), ("with", "signboard"))
    clear = page.select("#clear-medicine")[0]
    assert str(clear.attrs["href"]).startswith("/b/yaodian?with=signboard")


def test_unsure_is_always_an_answer(pages: Pages) -> None:
    page = yaodian(pages, ("medicine", "不清楚"))
    assert page.select("input[name=medicine][value=不清楚][checked]")
    assert "还有5题没答" in page.texts("#summary")[0]


def test_a_question_not_due_is_not_asked(pages: Pages) -> None:
    assert not yaodian(pages, ("has_license", "是")).select("#q-ent_kind")
    assert yaodian(pages, ("has_license", "否")).select("#q-ent_kind")


def test_an_optional_item_can_be_added_and_taken_back(pages: Pages) -> None:
    add = str(yaodian(pages).select("#add-signboard")[0].attrs["href"])
    assert add == "/b/yaodian?with=signboard#items"
    page = pages.get(add)
    assert page.texts("#add-signboard")[0].startswith("不加了")
    assert page.select("form#answers input[type=hidden][name=with][value=signboard]")


def test_the_summary_leads_to_its_sections(pages: Pages) -> None:
    page = yaodian(pages, ("has_license", "是"))
    targets = [str(a.attrs["href"]) for a in page.select("#summary a")]
    assert targets == ["#bring", "#forms", "#where", "#path", "#questions"]


def test_the_path_is_drawn_and_told(pages: Pages) -> None:
    page = yaodian(pages, ("device", DEVICE3))
    assert len(page.select("#path svg")) == 3
    assert any("药品经营许可" in step for step in page.texts("#path .steps li"))


def test_savings_show_how_they_are_reckoned(pages: Pages) -> None:
    page = yaodian(pages, ("has_license", "否"), ("device", DEVICE2))
    assert page.select(".savings svg")
    assert "逐项办：" in page.texts(".savings")[0]


def test_values_say_where_they_come_from(pages: Pages) -> None:
    words = set(yaodian(pages).texts(".source"))
    assert {"法条载明", "官方公开清单", "样例，待核实"} <= words


def test_the_code_carries_the_answers(pages: Pages) -> None:
    page = yaodian(pages, ("medicine", "仅乙类非处方药"))
    copied = str(page.select("[data-copy]")[0].attrs["data-copy"])
    assert copied == "http://localhost/b/yaodian?medicine=仅乙类非处方药"
    assert page.select(".take svg.qr")


def test_leaving_the_bundle_is_said_kindly_and_items_are_offered_singly(pages: Pages) -> None:
    page = pages.get("/b/xinshenger?married=否")
    assert "您的情况单独办，照样能办" in page.text
    assert "不能办" not in page.text
    assert page.select("#verdict a[href^='/i/']")
    assert not page.select("#checklist")


def test_counter_only_keeps_the_checklist(pages: Pages) -> None:
    answer = "未经医院救治的非正常死亡(事故、自杀、他杀等)或死因不明"
    page = pages.get("/b/shenhou?" + urlencode({"death_place": answer}))
    assert "这种情况请到窗口办" in page.text
    assert page.select("#checklist")


def test_a_licence_shows_its_certificates(pages: Pages) -> None:
    page = pages.get("/l/yaopin-lingshou")
    assert page.texts(".certificate h3") == [
        "药品经营许可证",
        "医疗器械经营许可证",
        "第二类医疗器械经营备案凭证",
    ]
    assert page.texts(".state") == ["并入"] * 3
    assert "它不是新的许可" in page.text


def test_a_certificate_the_law_does_not_ask_for_can_be_trimmed(pages: Pages) -> None:
    page = pages.get("/l/yaopin-lingshou?device=不卖")
    trim = page.select("#trim-device3")[0]
    assert "without=device3" in str(trim.attrs["href"])


def test_too_few_certificates_make_no_combined_licence(pages: Pages) -> None:
    page = pages.get("/l/yaopin-lingshou?device=不卖&without=device3&without=device2")
    assert "这次不生成《行业综合许可证》" in page.text
    assert page.texts(".state") == ["单独办", "不办", "不办"]


def test_a_single_item_names_the_bundles_that_contain_it(pages: Pages) -> None:
    page = pages.get("/i/drug_license")
    assert "包含在这些一件事里" in page.text
    assert {"/b/yaodian", "/l/yaopin-lingshou"} <= set(page.links())


def test_an_unknown_entry_is_not_found(pages: Pages) -> None:
    for path in ("/b/none", "/l/none", "/i/none", "/b/%00", "/i/two_subsidy"):
        pages.get(path, status=404)


@pytest.mark.parametrize(
    "query",
    [
        "nothing=1",
        "medicine=没有这一项",
        "medicine=不卖药&medicine=不清楚",
        "with=hukou_cancel",
        "without=drug_license",
        "<b>=1",
    ],
)
def test_answers_that_do_not_fit_are_explained(pages: Pages, query: str) -> None:
    page = pages.get(f"/b/yaodian?{query}", status=400)
    assert page.h1 == "地址里的答案没看懂"
    assert "/b/yaodian" in page.links()


def test_what_sharing_adds_to_an_address_is_no_answer(pages: Pages) -> None:
    page = pages.get("/b/yaodian?from=singlemessage&isappinstalled=0&utm_source=wx")
    assert page.select("#checklist")


def test_the_same_address_in_large_print_has_no_drawing(pages: Pages) -> None:
    pages.client.set_cookie("elder", "1")
    page = yaodian(pages)
    assert not page.select("#path svg")
    assert page.select("#path details[open]")
