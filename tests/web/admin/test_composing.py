"""Composing at the screen: from a name to a bundle with questions, and two people at once."""

import pytest
from flask import Flask

from tests.pages import Page
from tests.web.admin.bench import FORM, MEMBERS, QUESTION, Bench
from tests.web.admin.office import Office

SETTLE = "#settle-form"
FRESH = {"audience": "business", "change": "", "copy": ""}


@pytest.fixture
def app_of(office: Office) -> Flask:
    return office.admin.app


def begun(office: Office, path: str, *roles: str) -> Bench:
    """A live entry, begun to be edited in a new change."""
    page = office.send(office.admin, f"{path}/begin")
    change = int(page.url.split("change=")[1])
    return Bench(office.admin.app, change, path, *roles)


def made(office: Office) -> Bench:
    """A new bundle with nothing in it."""
    form = {"title": "开办洗车店“一件事”", "short": "开洗车店"}
    page = office.send(office.admin, "/admin/bundles/new", **FRESH | form)
    assert page.url.startswith("/admin/bundles/kai-xi-che-dian/items")
    change = int(page.url.split("change=")[1])
    return Bench(office.admin.app, change, "/admin/bundles/kai-xi-che-dian")


def add(bench: Bench, words: str) -> Page:
    page = bench.open("items", more=f"&words={words}")
    found = page.select(".found button[name=do]")[0].attrs["value"]
    return bench.send(page, "#found-form", do=found)


def members(page: Page) -> list[str]:
    return [str(each.attrs["data-item"]) for each in page.select(".member")]


def test_a_newcomer_composes_a_bundle_with_a_question(office: Office) -> None:
    bench = made(office)
    for words in ("个体工商户设立登记", "公章刻制备案", "排水管网", "户外招牌"):
        page = add(bench, words)
    items = members(page)
    assert items == ["getihu_reg", "seal_filing", "drain_permit", "signboard"]

    page = bench.send(page, MEMBERS, **{"after-seal_filing": "getihu_reg"})
    page = bench.send(page, MEMBERS, 422, **{"after-getihu_reg": "seal_filing"})
    assert "“个体工商户设立登记”要等“公章刻制备案”，“公章刻制备案”又要等" in page.text
    assert page.select("#after-getihu_reg option[selected]")[0].attrs["value"] == "seal_filing"

    page = bench.open("questions")
    page = bench.send(page, FORM, 422, text="", options="一种")
    assert "请写问题" in page.text
    assert "至少写两个选项" in page.text
    page = bench.send(page, FORM, text="洗车水排到哪里？", options="排进管网\n自己循环用")
    fields = {"cell-0-drain_permit": "include", "note-1": "循环用的，不用办排水许可。"}
    page = bench.send(page, QUESTION, **fields, do="save")
    assert "“城镇污水排入排水管网许可”改成了“看情况办”" in page.text
    assert "检查过了，没有问题" in page.text

    answers = "&xcspdnl=" + "自己循环用"
    preview = bench.open("preview", more=answers)
    assert "预览" in preview.text
    assert "循环用的，不用办排水许可。" in preview.text
    assert preview.response.headers["X-Robots-Tag"].startswith("noindex")
    assert preview.select("meta[name=robots]")
    office.citizen.get("/b/kai-xi-che-dian", 404)


def test_an_item_is_needed_for_either_of_two_answers(office: Office) -> None:
    bench = made(office)
    for words in ("个体工商户设立登记", "排水管网"):
        add(bench, words)
    for text, options in (("洗车水排到哪里？", "排进管网\n循环用"), ("店有多大？", "大\n小")):
        page = bench.send(bench.open("questions"), FORM, text=text, options=options)
        cell = page.select('select[name="cell-0-drain_permit"] option[value="alone"]')
        value = "alone" if cell else "include"
        page = bench.send(page, QUESTION, **{"cell-0-drain_permit": value}, do="save")
    words = "当“洗车水排到哪里”选“排进管网”时办；或者“店有多大”选“大”，单凭此项就办。"
    assert words in page.texts(".grid-words li")[0]
    assert words in bench.open("items").text
    assert "检查过了，没有问题" in page.text
    for answers, needed in (("xcspdnl=循环用&dydd=大", True), ("xcspdnl=循环用&dydd=小", False)):
        shown = bench.open("preview", more=f"&{answers}")
        listed = [text for text in shown.texts(".path li, .step, h3") if "排水" in text]
        assert bool(listed) is needed, shown.text


def test_a_taken_id_is_refused_at_its_field_and_keeps_what_was_typed(office: Office) -> None:
    form = {"title": "又一个餐饮店", "short": "餐饮", "slug": "canyin"}
    page = office.send(office.admin, "/admin/bundles/new", 422, **FRESH | form)
    assert "已经有人用了" in page.text
    assert page.select("#title")[0].attrs["value"] == "又一个餐饮店"


def test_a_copy_has_the_items_and_says_where_it_is_from(office: Office) -> None:
    form = {"title": "开办面馆", "short": "开面馆", "copy": "canyin"}
    page = office.send(office.admin, "/admin/bundles/new", **FRESH | form)
    bench = Bench(
        office.admin.app, int(page.url.split("change=")[1]), "/admin/bundles/kai-mian-guan"
    )
    assert members(page) == [m.item for m in office.house.catalogue.bundle["canyin"].items]
    notes = bench.open("facts").select("#maintainer_notes")[0]
    assert "抄来" in "".join(child.data or "" for child in notes.children or ())


def test_a_combined_licence_is_previewed_as_citizens_would_see_it(office: Office) -> None:
    bench = begun(office, "/admin/licences/yaopin-lingshou")
    preview = bench.open("preview")
    assert "预览" in preview.text
    live = office.citizen.get("/l/yaopin-lingshou")
    assert preview.texts("h1") == live.texts("h1")
    assert preview.select("meta[name=robots]")


@pytest.mark.parametrize("path", ["/admin/bundles/canyin", "/admin/licences/yaopin-lingshou"])
def test_a_form_sent_untouched_changes_nothing(office: Office, path: str) -> None:
    """What the pages show is all there is: sending it back is no save."""
    bench = begun(office, path)
    kind, slug = path.split("/")[2].removesuffix("s"), path.split("/")[3]
    row = getattr(office.house.catalogue, kind)[slug]
    bench.send(bench.open("items"), MEMBERS)
    bench.send(bench.open("facts"), FORM)
    for member in row.items:
        bench.send(bench.open(f"items/{member.item}"), FORM)
    for ask in row.questions:
        bench.send(bench.open(f"questions/{ask.question}"), QUESTION, do="save")
    saves = bench.open("saves")
    assert saves.texts(".diff ins") + saves.texts(".diff del") == []
    assert "还没有改过它" in saves.text


def test_the_second_to_save_sees_the_difference_and_chooses_piece_by_piece(office: Office) -> None:
    first = begun(office, "/admin/bundles/canyin")
    second = Bench(office.admin.app, first.change, first.path, "admin", "staff")
    seen = second.open("items")
    first.send(first.open("items"), MEMBERS, **{"mode-signboard": "optional"})
    facts = first.open("facts")
    first.send(facts, FORM, summary="第一个人写的说明")

    page = second.send(seen, MEMBERS, 409, **{"mode-drain_permit": "always"})
    assert "示例admin在您之前保存过" in page.text
    assert "只有对方改了" in page.text
    assert "只有您改了" in page.text
    done = second.send(page, SETTLE)
    assert "已按您选的保存" in done.text
    modes = {m: done.select(f"#mode-{m} option[selected]")[0].attrs["value"] for m in members(done)}
    assert (modes["signboard"], modes["drain_permit"]) == ("optional", "always")
    assert "第一个人写的说明" in second.open("facts").select("#summary")[0].to_html()


def test_both_changed_one_thing_nothing_is_chosen_for_them(office: Office) -> None:
    first = begun(office, "/admin/bundles/canyin")
    second = Bench(office.admin.app, first.change, first.path, "admin", "staff")
    seen = second.open("facts")
    first.send(first.open("facts"), FORM, summary="甲写的")
    page = second.send(seen, FORM, 409, summary="乙写的")
    assert "两个人都改了" in page.text
    assert not page.select(".settle input[checked]")
    done = second.send(page, SETTLE, **{"pick-summary": "mine"})
    assert "乙写的" in done.select("#summary")[0].to_html()


def test_a_third_save_while_choosing_is_shown_too(office: Office) -> None:
    first = begun(office, "/admin/bundles/canyin")
    second = Bench(office.admin.app, first.change, first.path, "admin", "staff")
    seen = second.open("facts")
    first.send(first.open("facts"), FORM, summary="甲写的")
    page = second.send(seen, FORM, 409, summary="乙写的")
    first.send(first.open("facts"), FORM, theme="甲的主题")
    again = second.send(page, SETTLE, 409, **{"pick-summary": "mine"})
    assert "乙写的" in again.text
    assert "甲的主题" in second.send(again, SETTLE, **{"pick-summary": "mine"}).response.text


def test_an_earlier_save_can_be_brought_back(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    bench.send(bench.open("items"), MEMBERS, do="remove fire_check")
    page = bench.open("saves")
    done = bench.send(page, ".piece-form > form.row-acts")
    assert "已回到现在线上的样子" in done.text
    assert "fire_check" in members(bench.open("items"))


def test_answers_tried_beside_the_form_stay_while_one_works(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    where = f"{bench.path}/items?change={bench.change}"
    tried = f"{bench.path}/try?change={bench.change}&size_small=是&next={where.replace('&', '%26')}"
    assert bench.pages.client.get(tried).headers["Location"] == where
    page = bench.open("questions")
    assert page.select("#try-size_small option[selected]")[0].attrs["value"] == "是"
    assert "小餐饮经营许可" in page.texts(".outcome-included")[0]


def test_going_elsewhere_after_trying_is_not_possible(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    for bad in ("https://example.com/", "//example.com/admin/"):
        url = f"{bench.path}/try?change={bench.change}&next={bad}"
        assert bench.pages.client.get(url).headers["Location"].startswith("/admin/bundles/canyin")


def test_a_paper_asked_for_by_an_option_becomes_a_column(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    page = bench.open("questions/drain")
    wrong = bench.send(
        page, QUESTION, 422, **{"new-material": "没有的材料", "new-item": "drain_permit"}
    )
    assert "材料库里没有" in wrong.text
    paper = {"new-material": "居民身份证", "new-item": "drain_permit", "new-holder": "A"}
    page = bench.send(wrong, QUESTION, **paper, **{"new-option": "是"})
    assert page.select("input[name='paper-0-drain_permit|idcard|A'][checked]")


def test_a_licence_keeps_certificates_and_trimming(office: Office) -> None:
    bench = begun(office, "/admin/licences/yaopin-lingshou")
    page = bench.open("items/device3")
    page = bench.send(page, FORM, certificate="器械证", trims=None)
    page = bench.open("items/device3")
    assert page.select("input[name=certificate]")[0].attrs["value"] == "器械证"
    assert not page.select("input[name=trims][checked]")
    assert "器械证" in page.text


def test_phrases_and_redirects_are_kept_in_the_same_change(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    page = bench.open("words")
    page = bench.send(page, FORM, names="开饭馆\n开饭馆\n  开馆子 ")
    assert "说法已保存" in page.text
    forms = {"to-phrases": "健身房办卡", "to-title": "健身", "to-office": "", "to-advice": ""}
    to = "form[action*=redirects]"
    page = bench.send(page, to, 422, **forms)
    assert "新去向要写这一栏" in page.text
    page = bench.send(page, to, **forms | {"to-office": "健身房", "to-advice": "找店家。"})
    assert "今后会引到“健身”" in page.text
    with office.house.reading() as session:
        from catalog.services import changing

        rows = changing.rows_of(session, bench.change)
    assert [row.noun for row in rows] == ["phrase", "redirect"]
    assert rows[0].content["names"] == ["开饭馆", "开馆子"]


def test_a_waiver_is_added_and_taken_away(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    page = bench.open("waivers")
    page = bench.send(page, FORM, 422)
    assert "请勾选哪几项" in page.text
    told = {
        "together": ["food_license", "drain_permit"],
        "item": "drain_permit",
        "rule": "免交执照",
    }
    page = bench.send(page, FORM, **told)
    assert "免交执照" in page.text
    page = bench.send(page, "#waivers-form", do="remove 0")
    assert "没有这样的规则" in page.text


def test_a_change_in_review_can_be_looked_at_and_not_edited(office: Office) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    seen = bench.open("items")
    bench.send(seen, MEMBERS, do="down food_license")
    late = bench.open("items")
    office.step(office.admin, bench.change, "submit")
    page = office.reviewer.get(f"{bench.path}/items?change={bench.change}")
    assert "待审核，现在不能改" in page.text
    assert not page.select("button[name=do]")
    assert "不能再改" in bench.send(late, MEMBERS, do="up food_license").text


@pytest.mark.parametrize(
    "data",
    [
        {"do": "remove none"},
        {"do": "place food_license x"},
        {"do": "unafter food_license"},
        {"do": "add none-such"},
        {"mode-food_license": "sometimes"},
        {"after-food_license": "none-such"},
        {"version": "x", "do": "up food_small"},
    ],
)
def test_odd_forms_are_refused_without_a_fault(office: Office, data: dict[str, str]) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    url = f"{bench.path}/items?change={bench.change}"
    assert bench.pages.client.post(url, data=data).status_code in (303, 400, 422)


@pytest.mark.parametrize("mine", ["", "[]", "{}", "null", '{"id": 1}', '{"id":"canyin","items":3}'])
def test_odd_choices_are_refused_without_a_fault(office: Office, mine: str) -> None:
    bench = begun(office, "/admin/bundles/canyin")
    url = f"{bench.path}/settle?change={bench.change}"
    data = {
        "mine": mine,
        "noun": "bundle",
        "row_id": "canyin",
        "version": "0",
        "pick-items": "mine",
    }
    assert bench.pages.client.post(url, data=data).status_code in (303, 400)
