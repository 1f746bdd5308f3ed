import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.matching.entry import Catalogue
from catalog.matching.finder import Matcher
from tests.matching.catalogues import BARE, CATALOGUE, DIVORCE, entry

MATCHER = Matcher.build(CATALOGUE)


def first(query: str) -> str:
    return MATCHER.match(query).matches[0].slug


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("想开个药店", "yaodian"),
        ("藥房", "yaodian"),
        ("kai yaodian", "yaodian"),
        ("开要店", "yaodian"),
        ("open a pharmacy", "yaodian"),
        ("药店综合证", "yaopin"),
        ("租个铺子卖水饺", "canyin"),
        ("碎娃上户口", "hukou_birth"),
        ("kyd", "yaodian"),
        ("单位辞了我有没有生活费", "unemp"),
        ("人防竣工备案", "bare"),
    ],
)
def test_a_need_finds_its_entry(said: str, slug: str) -> None:
    assert first(said) == slug


def test_words_of_wishing_make_no_two_shops_alike() -> None:
    catalogue = Catalogue(
        (
            entry("bundle", "yaodian", "药品零售“一件事”", "我要开个药店", "开药店"),
            entry("licence", "shudian", "书店行业综合许可证", "书店", "卖书的店要几个证"),
        )
    )
    matcher = Matcher.build(catalogue)
    for said in ("我要开个书店", "想开一家书店", "准备弄个书店"):
        assert matcher.match(said).matches[0].slug == "shudian"


def test_a_long_story_is_focused_on_what_is_wanted() -> None:
    story = (
        "我跟着亲戚在外面跑了好些年，今年过完节回来帮家里收麦子，一直没顾上别的，"
        "上个月公司说不用去了，单位辞了我，这段日子有没有生活费，麻烦给指个路"
    )
    assert first(story) == "unemp"


def test_what_is_not_ours_is_sent_on_and_still_lists_the_nearest() -> None:
    outcome = MATCHER.match("协议离婚")
    assert (outcome.outcome, outcome.redirect) == ("redirect", DIVORCE)
    assert outcome.matches
    assert outcome.confidence < 0.4


def test_small_talk_finds_nothing_and_names_no_office() -> None:
    assert MATCHER.match("出门要带伞吗").outcome == "none"


@pytest.mark.parametrize("said", ["", "怎么办", "？？？", "12345678"])
def test_a_message_without_a_need_is_none(said: str) -> None:
    outcome = MATCHER.match(said)
    assert (outcome.outcome, outcome.confidence, outcome.matches) == ("none", 0.0, ())


def test_what_several_fit_is_asked_back() -> None:
    outcome = MATCHER.match("药店")
    assert outcome.outcome == "choose"
    assert outcome.question
    assert {"yaodian", "yaopin"} <= {option.slug for option in outcome.question.options}


def test_reasons_tell_the_rewrites() -> None:
    assert any("“药铺”" in reason for reason in MATCHER.match("开药铺").matches[0].reasons)
    assert any("拼音" in reason for reason in MATCHER.match("kai yaodian").matches[0].reasons)
    assert any("首字母" in reason for reason in MATCHER.match("kyd").matches[0].reasons)


def test_every_match_has_a_reason_and_a_score_within_bounds() -> None:
    for said in ("药店", "协议离婚", "孩子", "卖熟食"):
        for match in MATCHER.match(said).matches:
            assert match.reasons
            assert 0 <= match.score <= 1


def test_no_more_matches_than_asked_for() -> None:
    assert len(MATCHER.match("药店", limit=2).matches) == 2


@given(st.text(max_size=80))
def test_nothing_typed_breaks_it(said: str) -> None:
    outcome = MATCHER.match(said)
    assert 0 <= outcome.confidence <= 1
    MATCHER.suggest(said)


def test_a_message_of_ten_thousand_characters_is_read() -> None:
    assert MATCHER.match("开药店" * 3_334).matches[0].slug == "yaodian"


def test_the_same_catalogue_gives_the_same_matcher() -> None:
    again = Matcher.build(CATALOGUE)
    for said in ("药店", "孩子户口", "离婚", "kyd"):
        assert again.match(said) == MATCHER.match(said)


def test_threads_may_share_it() -> None:
    queries = ["药店", "孩子上户口", "卖面", "离婚", "人防工程"] * 20
    expected = [MATCHER.match(said) for said in queries]
    results: dict[int, list[object]] = {}

    def ask(number: int) -> None:
        results[number] = [MATCHER.match(said) for said in queries]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found == expected for found in results.values())


@pytest.mark.parametrize(
    "catalogue",
    [Catalogue(()), Catalogue((BARE,)), Catalogue((), (DIVORCE,))],
    ids=["empty", "bare", "redirects"],
)
def test_a_nearly_empty_catalogue_is_no_accident(catalogue: Catalogue) -> None:
    matcher = Matcher.build(catalogue)
    for said in ("药店", "人防工程竣工验收备案", "离婚", ""):
        assert matcher.match(said).query == said
