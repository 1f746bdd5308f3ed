"""From words to a door, honest when there is none."""

from dataclasses import replace

import pytest
from flask import Flask

from catalog.matching.entry import Redirect
from catalog.matching.outcome import Choice, Match, Outcome, Question
from catalog.services import finding
from tests.pages import Pages

YAODIAN = Match("bundle", "yaodian", "药品零售“一件事”", 0.9, ("“药铺”是“药店”的说法",))
CANYIN = Match("bundle", "canyin", "开办餐饮店“一件事”", 0.6, ("说到“店”",))
PASSPORT = Redirect("passport", "办护照", "公安出入境管理窗口", "带身份证当面办。")


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch):
    """Lets a test say what the matcher answers."""

    def answer(outcome: Outcome) -> None:
        monkeypatch.setattr(finding, "find", lambda *_: outcome)

    return answer


def test_an_answer_comes_first_with_its_reason(pages: Pages, answering) -> None:
    answering(Outcome("药铺", "answer", 0.9, (YAODIAN, CANYIN)))
    page = pages.get("/find?q=药铺")
    assert page.h1 == "您要办的多半是这件"
    assert "“药铺”是“药店”的说法" in page.texts(".result--first")[0]
    assert "也可能是" in page.text


def test_when_unsure_it_asks_and_offers_doors(pages: Pages, answering) -> None:
    doors = (Choice("药店", "bundle", "yaodian"), Choice("饭店", "bundle", "canyin"))
    question = Question("您开的是药店还是饭店？", doors)
    answering(Outcome("开店", "choose", 0.5, (YAODIAN, CANYIN), question))
    page = pages.get("/find?q=开店")
    assert "您开的是药店还是饭店？" in page.text
    assert [door.attrs["href"] for door in page.select("a.door")] == ["/b/yaodian", "/b/canyin"]
    assert not page.select(".result")


def test_beside_an_answer_only_what_is_near_is_offered(pages: Pages, answering) -> None:
    far = replace(CANYIN, score=0.5)
    answering(Outcome("药铺", "answer", 0.9, (YAODIAN, far)))
    assert "/b/canyin" not in pages.get("/find?q=药铺").links()


def test_what_is_not_ours_is_sent_to_whoever_it_belongs_to(pages: Pages, answering) -> None:
    answering(Outcome("护照", "redirect", 0.1, (YAODIAN,), None, PASSPORT))
    page = pages.get("/find?q=护照")
    assert page.h1 == "这件事不归这里办"
    assert "公安出入境管理窗口" in page.text
    assert "带身份证当面办。" in page.text


def test_nothing_found_leads_to_people(pages: Pages, answering) -> None:
    answering(Outcome("啦啦啦", "none", 0.0))
    text = pages.get("/find?q=啦啦啦").text
    assert all(way in text for way in ("帮办代办窗口", "“办不成事”反映窗口", "12345"))


@pytest.mark.parametrize("verdict", ["answer", "choose", "redirect", "none"])
def test_none_of_these_is_always_a_choice(pages: Pages, answering, verdict: str) -> None:
    answering(Outcome("药", verdict, 0.5, (YAODIAN,)))  # type: ignore[arg-type]
    assert "/find/none?q=%E8%8D%AF" in pages.get("/find?q=药").links()


def test_none_of_these_shows_other_ways(pages: Pages) -> None:
    page = pages.get("/find/none?q=药")
    assert "/b/xinshenger" in page.links()
    assert "帮办代办窗口" in page.text


@pytest.mark.parametrize("query", ["", "   ", "%00%07", "%E2%80%8B"])
def test_nothing_said_is_asked_for(pages: Pages, query: str) -> None:
    assert pages.get(f"/find?q={query}").h1 == "先说说要办什么"


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "😀👵🏠",
        "药" * 10_000,
        "a\u202eb\x1b[31m药店",
        "%",
    ],
)
def test_odd_words_get_a_page(app: Flask, query: str) -> None:
    pages = Pages(app)
    page = pages.read("/find", pages.client.get("/find", query_string={"q": query}))
    assert page.response.status_code == 200
    assert not page.select("main script")
