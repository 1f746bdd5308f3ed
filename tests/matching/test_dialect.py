import pytest

from catalog.matching.dialect import evened


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("额要换社保卡", "我要换社保卡"),
        ("俺们屋里", "我们屋里"),
        ("我大的房", "我父亲的房"),
        ("夜黑丢咧", "昨晚丢了"),
        ("今儿天气", "今天天气"),
        ("炸弄", "怎么弄"),
        ("在阿达交", "在哪里交"),
        ("剩哈的", "剩下的"),
        ("么有房", "没有房"),
    ],
)
def test_small_words_become_standard_ones(said: str, meant: str) -> None:
    assert evened(said) == meant


@pytest.mark.parametrize(
    "said", ["金额不够", "大额存款", "俄罗斯", "我大学毕业", "我大伯", "开办不了"]
)
def test_words_that_only_look_like_dialect_stay(said: str) -> None:
    assert evened(said) == said


@pytest.mark.parametrize(
    ("said", "meant"),
    [("社保卡卡", "社保卡"), ("户口本本上", "户口本上"), ("开个馆馆", "开个馆")],
)
def test_a_doubled_noun_is_the_same_thing(said: str, meant: str) -> None:
    assert evened(said) == meant


@pytest.mark.parametrize("said", ["我爸爸", "十一一", "谢谢", "啊啊啊", "www 2233", "娃娃"])
def test_what_is_doubled_for_another_reason_stays(said: str) -> None:
    assert evened(said) == said


@pytest.mark.parametrize("said", ["额大走咧", "俺爷老咧", "我爸上礼拜没了", "老伴前年不在了"])
def test_who_has_gone_has_died(said: str) -> None:
    assert evened(said).endswith("去世了")


@pytest.mark.parametrize("said", ["我妈没了工作", "我妈老了没人管", "走了流程"])
def test_not_all_that_goes_has_died(said: str) -> None:
    assert "去世" not in evened(said)
