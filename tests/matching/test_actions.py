import pytest

from catalog.matching.actions import Actions, named, undone

OPENING, CLOSING, LOSING = 0, 1, 2
ACTIONS = Actions(
    [("公司设立", OPENING), ("注册公司", OPENING), ("公司注销", CLOSING), ("执照补领", LOSING)], 3
)


@pytest.mark.parametrize(
    ("need", "entry"),
    [("公司注销", CLOSING), ("close my company", CLOSING), ("执照丢了", LOSING)],
)
def test_a_need_leans_towards_what_speaks_of_the_same_action(need: str, entry: int) -> None:
    leaning = ACTIONS.leaning(need)
    assert leaning is not None
    assert leaning.argmax() == entry
    assert leaning[OPENING] < 0


def test_a_need_without_an_action_leans_nowhere() -> None:
    assert ACTIONS.leaning("公司") is None


def test_what_is_cancelled_is_not_opened_by_the_same_text() -> None:
    assert named("注销公司设立登记") == named("注销公司")
    assert undone("注销 企业开办") == "注销 企业"
    assert undone("企业开办") == "企业开办"
