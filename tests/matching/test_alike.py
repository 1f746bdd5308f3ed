"""Which material a name means, with the reason; and pairs that are probably one."""

import pytest

from catalog.matching.alike import MaterialNames

NAMES = MaterialNames(
    {
        "idcard": ("居民身份证", "身份证"),
        "book": ("户口簿", "户口本"),
        "license": ("营业执照",),
        "lease": ("房屋租赁合同",),
    }
)


@pytest.mark.parametrize(
    ("asked", "meant", "word"),
    [
        ("身份证", "idcard", "叫法"),
        ("申请人身份证原件及复印件（正反面）", "idcard", "去掉是谁的"),
        ("户口本复印件2份", "book", "去掉份数"),
        ("租赁合同", "lease", "里有"),
        ("营业执造", "license", "字一样"),
    ],
)
def test_a_name_finds_its_material_and_says_why(asked: str, meant: str, word: str) -> None:
    first = NAMES.like(asked)[0]
    assert first.id == meant
    assert word in first.reason


def test_the_reason_is_stronger_the_less_has_to_be_taken_away() -> None:
    shares = [NAMES.like(text)[0].share for text in ("身份证", "身份证复印件", "申请人身份证")]
    assert shares == sorted(shares, reverse=True)


def test_what_is_like_nothing_finds_nothing() -> None:
    assert NAMES.like("环境影响评价报告") == []


@pytest.mark.parametrize("text", ["", "复印件", "（）", "a" * 3000])
def test_anything_may_be_asked(text: str) -> None:
    assert NAMES.like(text) == []


def test_twins_are_found_once_and_never_with_themselves() -> None:
    names = MaterialNames(
        {"a": ("申请人身份证复印件", "身份证"), "b": ("居民身份证",), "c": ("户口簿",)}
    )
    (pair,) = names.twins()
    assert {pair.one, pair.other} == {"a", "b"}


def test_an_empty_dictionary_has_no_twins() -> None:
    assert MaterialNames({}).twins() == []


def test_each_of_five_thousand_materials_is_found() -> None:
    names = MaterialNames({str(n): (f"第{n}号证明材料{n * 7919 % 9973}",) for n in range(5000)})
    for n in range(20):
        assert names.like(f"第{n}号证明材料{n * 7919 % 9973}复印件")[0].id == str(n)
