import pytest

from catalog.matching.wish import bare


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("我要开个书店", "开书店"),
        ("想开一家书店", "开书店"),
        ("我打算办一个养殖场", "办养殖场"),
        ("我们准备租个门面", "租门面"),
        ("书店", "书店"),
        ("办个体户", "办个体户"),
        ("开一人公司", "开一人公司"),
        ("需要什么证", "需要什么证"),
    ],
)
def test_the_wish_is_taken_off_and_the_need_stays(said: str, need: str) -> None:
    assert bare(said) == need


def test_a_wish_for_nothing_stays() -> None:
    assert bare("我想") == "我想"
