"""Finding an entry at the window."""

import pytest

from tests.web.window.conftest import Clerk


@pytest.mark.parametrize("words", ["开药店", "kaiyaodian", "kyd"])
def test_words_pinyin_and_initials_all_find_it_first(clerk: Clerk, words: str) -> None:
    page = clerk.get(f"/window?q={words}")
    first = page.select("a.pick")[0]
    assert (first.attrs["data-pick"], first.attrs["href"]) == ("1", "/window/b/yaodian")


def test_at_most_nine_results_each_with_its_digit(clerk: Clerk) -> None:
    picks = clerk.get("/window?q=开").select("a.pick")
    assert [pick.attrs["data-pick"] for pick in picks] == [str(n + 1) for n in range(len(picks))]
    assert 1 < len(picks) <= 9


def test_what_is_not_ours_says_whose_it_is(clerk: Clerk) -> None:
    assert "请群众去找" in clerk.get("/window?q=离婚怎么办").text


def test_without_words_what_this_counter_prints_most(clerk: Clerk) -> None:
    assert "说出来就能找" in clerk.get("/window").text
    clerk.print("b/yaodian")
    page = clerk.get("/window")
    assert [pick.attrs["href"] for pick in page.select("a.pick")] == ["/window/b/yaodian"]


@pytest.mark.parametrize("words", ["zzzz", "%00", "<script>", "？" * 400])
def test_nothing_typed_breaks_it(clerk: Clerk, words: str) -> None:
    clerk.get(f"/window?q={words}")
