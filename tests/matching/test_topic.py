import pytest

from catalog.matching.topic import Topics, topic

TOPICS = Topics(
    [("购房提取公积金", 0), ("离休提取公积金", 1), ("公积金贷款", 2), ("社保卡申领", 3)]
)


@pytest.mark.parametrize(
    ("need", "about"),
    [
        ("我要办医保", "医保"),
        ("医保手续", "医保"),
        ("税务问题", "税务"),
        ("公司银行账户", "银行账户"),
    ],
)
def test_what_is_left_of_a_need_is_its_topic(need: str, about: str) -> None:
    assert topic(need) == about


def test_entries_hold_a_topic_in_whatever_order_their_names_say_it() -> None:
    assert TOPICS.holders("公积金提取") == {0, 1}
    assert TOPICS.holders("办公积金") == {0, 1, 2}


def test_a_sentence_is_no_topic() -> None:
    assert not TOPICS.holders("单位给我交的公积金怎么转到西安去")
