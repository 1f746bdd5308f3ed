"""A case at the counter: questions, the list, papers, where to go; all as plain forms."""

from tests.web.window.conftest import Clerk

ANSWERS = "medicine=处方药%2B甲乙类&has_license=是&device=不卖"


def test_only_the_questions_that_are_due_are_asked(clerk: Clerk) -> None:
    assert not clerk.get("/window/b/yaodian?has_license=是").select("#ask-ent_kind")
    assert clerk.get("/window/b/yaodian?has_license=否").select("#ask-ent_kind")


def test_the_list_follows_the_answers(clerk: Clerk) -> None:
    open_case, answered = clerk.get("/window/b/yaodian"), clerk.get(f"/window/b/yaodian?{ANSWERS}")
    assert open_case.select("#c-dev_form-E")
    assert not answered.select("#c-dev_form-E")


def test_every_line_can_be_marked_and_nothing_is_marked_at_first(clerk: Clerk) -> None:
    page = clerk.get(f"/window/b/yaodian?{ANSWERS}")
    lines = page.select("li.check")
    values = [box.attrs["value"] for box in page.select(f"#{lines[0].attrs['id']} .marks input")]
    assert values == ["received", "verified", "missing", "deferred", ""]
    assert len(page.select('.marks input[value=""][checked]')) == len(lines)


def test_every_key_shown_belongs_to_one_thing(clerk: Clerk) -> None:
    page = clerk.get("/window/l/canyin")
    keys = [each.attrs["data-key"] for each in page.select("[data-key]")]
    assert sorted(keys) == sorted(set(keys))
    assert {"P", "G", "B", "H", "R", "Z", "Q", "N"} <= set(keys)
    assert not {"T", "A", "E"} & set(keys)


def test_a_paper_that_cannot_be_says_why(clerk: Clerk) -> None:
    button = clerk.get("/window/b/xinshenger").select('button[value="inspection"]')[0]
    assert "disabled" in button.attrs
    assert "没有要上门核查" in str(button.attrs["title"])


def test_windows_in_their_order_and_the_hours_of_the_hall(clerk: Clerk) -> None:
    page = clerk.get(f"/window/b/yaodian?{ANSWERS}")
    assert "岐山县市场监督管理局" in page.texts(".stops > li")[0]
    hall = page.texts("#near > li")[0]
    assert "岐山县政务服务中心" in hall
    assert "能全办" in hall
    assert "周末不打烊" in hall


def test_the_nearest_point_of_a_town_with_what_was_delegated_since_when(clerk: Clerk) -> None:
    page = clerk.get("/window/b/qiye-kaiban?_town=蔡家坡镇")
    nearest = page.texts("#near > li")[0]
    assert "蔡家坡镇便民服务中心" in nearest
    assert "企业设立登记：2023年10月30日起下放受理" in nearest
    other = clerk.get("/window/b/qiye-kaiban?_town=凤鸣镇").texts("#near > li")[0]
    assert "凤鸣镇便民服务中心" in other
    assert "企业设立登记：" not in other


def test_the_town_is_no_answer_and_an_unknown_one_does_no_harm(clerk: Clerk) -> None:
    page = clerk.get("/window/b/yaodian?_town=长安镇")
    assert "_town" not in str(page.select("#printing")[0].attrs["action"])


def test_answers_that_no_longer_fit_lead_to_a_fresh_start(clerk: Clerk) -> None:
    page = clerk.get("/window/b/yaodian?size=大", 400)
    assert page.h1 == "这些回答对不上了"
    assert "/window/b/yaodian" in page.links()


def test_an_unknown_entry(clerk: Clerk) -> None:
    assert "目录里没有这件事" in clerk.get("/window/b/none", 404).text


def test_handing_over_by_code_leads_to_the_citizens_page_with_the_answers(clerk: Clerk) -> None:
    page = clerk.get(f"/window/b/yaodian/handover?{ANSWERS}")
    assert page.select("svg.qr")
    assert "处方药+甲乙类" in page.text
    assert any(link.startswith("/window/b/yaodian?medicine=") for link in page.links())


def test_a_case_that_is_handled_singly_says_so_and_prints_no_receipt(clerk: Clerk) -> None:
    page = clerk.get("/window/b/yaodian?medicine=不卖药")
    assert "这种情况要单独办" in page.text
    assert "disabled" in page.select('button[value="receipt"]')[0].attrs


def test_what_may_be_added_or_trimmed_is_offered_with_the_questions(clerk: Clerk) -> None:
    page = clerk.get("/window/b/yaodian?with=signboard")
    assert page.select('#ask-with input[value="signboard"][checked]')
    trims = clerk.get("/window/l/yaopin-lingshou?device=不卖").select("#ask-without input")
    assert all(box.attrs["name"] == "without" for box in trims)
