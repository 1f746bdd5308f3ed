"""Answers: what is asked when, what 不清楚 means, what an address may say."""

import pytest

from catalog.core.answers import BadAnswers
from catalog.core.edition import Edition, Effect
from catalog.core.situation import UNSURE
from tests.builders import ask, bundle, item, situation


@pytest.fixture
def shop() -> Edition:
    return bundle(
        item("licence", include={"small": ("否",)}),
        item("fire", include={"area": ("大",)}),
        questions=(
            ask("small"),
            ask("area", "大", "小", ask_when={"small": ("否",)}),
            ask("goods", "药", "书", "都没有", multi=True, exclusive=("都没有",)),
        ),
    )


def test_unanswered_is_maybe(shop: Edition) -> None:
    assert situation(shop).holds({"small": ("否",)}) is None


def test_a_question_not_due_makes_its_conditions_false(shop: Edition) -> None:
    answered = situation(shop, small="是", area="大")
    assert answered.holds({"area": ("大",)}) is False


def test_a_question_that_may_become_due_keeps_its_conditions_open(shop: Edition) -> None:
    assert situation(shop, area="大").holds({"area": ("大",)}) is None


def test_unsure_counts_as_unanswered(shop: Edition) -> None:
    assert situation(shop, small=UNSURE).holds({"small": ("否",)}) is None


def test_unsure_with_a_meaning_of_its_own_is_an_answer() -> None:
    edition = bundle(
        item("a", include={"q": ("否", UNSURE)}),
        item("b", include={"q": ("是",)}),
        questions=(ask("q", "是", "否", UNSURE),),
    )
    unsure = situation(edition, q=UNSURE)
    assert (unsure.holds({"q": ("否", UNSURE)}), unsure.holds({"q": ("是",)})) == (True, False)


def test_a_note_on_unsure_keeps_conditions_open_but_settles_effects() -> None:
    note = {UNSURE: (Effect("note", text="问窗口"),), "多": (Effect("exclude", item="a"),)}
    edition = bundle(item("a"), questions=(ask("q", "多", "少", UNSURE, effects=note),))
    unsure = situation(edition, q=UNSURE)
    assert unsure.holds({"q": ("多",)}) is None
    assert unsure.chose("q", "多") is False


def test_all_options_listed_holds_before_the_answer() -> None:
    edition = bundle(item("a"), questions=(ask("q"),))
    assert situation(edition).holds({"q": ("是", "否")}) is True


def test_the_open_question_named_is_the_earliest(shop: Edition) -> None:
    assert situation(shop).open_questions({"area": ("大",)}) == ("small",)
    assert situation(shop, small="否").open_questions({"area": ("大",)}) == ("area",)


def test_an_exclusive_option_clears_the_others(shop: Edition) -> None:
    assert situation(shop, goods=("药", "都没有")).answers["goods"] == ("都没有",)


def test_several_answers_keep_the_order_of_the_options(shop: Edition) -> None:
    assert situation(shop, goods=("书", "药")).answers["goods"] == ("药", "书")


def test_empty_values_leave_a_question_open(shop: Edition) -> None:
    assert situation(shop, small="").answers == {}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"colour": "红"}, "没有“colour”这个问题"),
        ({"small": "也许"}, "没有“也许”这个选项"),
        ({"small": ("是", "否")}, "只能选一项"),
        ({"with_": "licence"}, "不是这里可以自愿加办的事项"),
        ({"without_": "fire"}, "不是这里可以裁去的事项"),
    ],
)
def test_what_the_entry_does_not_have_is_refused_in_words(
    shop: Edition, answers: dict[str, str], said: str
) -> None:
    with pytest.raises(BadAnswers, match=said):
        situation(shop, **answers)
