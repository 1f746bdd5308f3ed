"""Two versions of a row, compared field by field in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.adapters.seedfiles import read_folder
from catalog.config import SEED
from catalog.core.catalogue import NOUNS
from catalog.core.document import dump
from catalog.core.rowdiff import merged, row_differences
from catalog.core.rowlabels import LABELS, label_of
from catalog.core.rowwords import row_words
from catalog.core.sheet import read_rows

ITEM = {
    "id": "x",
    "name": "某证",
    "type": "行政许可",
    "department": "scjg",
    "requirements": [{"material": "idcard", "holders": ["A"]}],
}
NAMES = {
    ("material", "idcard"): "居民身份证",
    ("material", "lease"): "租赁合同",
    ("holder", "A"): "申请人本人",
    ("holder", "E"): "经营主体",
    ("item", "x"): "某证",
    ("item", "y"): "另一证",
    ("question", "size"): "面积多大？",
}


def name(noun: str, slug: str) -> str:
    return NAMES.get((noun, slug), slug)


def texts(noun: str, old: dict, new: dict) -> list[str]:  # type: ignore[type-arg]
    return [change.text for change in row_differences(noun, old, new, name)]


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"fee": "每证10元"}, "收费：（空）→每证10元"),
        ({"promised": {"value": 5, "unit": "working_day"}}, "承诺时限：（空）→5个工作日"),
        (
            {
                "requirements": [
                    *ITEM["requirements"],
                    {"material": "lease", "holders": ["E"], "copies": 2},
                ]
            },
            "材料：加上租赁合同：经营主体，复印件2份",
        ),
        (
            {
                "requirements": [
                    *ITEM["requirements"],
                    {"material": "lease", "holders": ["E"], "when": {"size": ["大", "中"]}},
                ]
            },
            "材料：加上租赁合同：经营主体，当“面积多大？”选“大”或“中”",
        ),
        (
            {
                "provenance": {
                    "fee": {"level": "law", "note": "某法第3条", "by": "张三", "on": "2026-06-01"}
                }
            },
            "来源：（空）→收费：法条载明（某法第3条），张三，2026-06-01确认",
        ),
    ],
)
def test_a_change_in_words(more: dict, text: str) -> None:  # type: ignore[type-arg]
    assert texts("item", ITEM, ITEM | more) == [text]


def test_order_and_effects_of_a_bundle() -> None:
    old = {
        "id": "b",
        "title": "某事",
        "short": "某事",
        "audience": "life",
        "items": [{"item": "x"}],
    }
    after = {"item": "y", "include": {"when": {"size": ["大"]}}, "after": [{"item": "x"}]}
    ask = {"question": "size", "effects": {"小": [{"do": "exclude", "item": "x"}]}}
    changes = row_differences(
        "bundle", old, old | {"items": [{"item": "x"}, after], "questions": [ask]}, name
    )
    assert [change.added for change in changes] == [
        ("另一证：当“面积多大？”选“大”", "另一证：排在“某证”之后"),
        ("问“面积多大？”", "“面积多大？”选“小”：不办“某证”"),
    ]


def test_moving_a_line_is_a_change_and_half_width_punctuation_is_none() -> None:
    assert row_differences(
        "phrase", {"id": "p", "asks": ["甲", "乙"]}, {"id": "p", "asks": ["乙", "甲"]}
    )
    assert texts("item", ITEM | {"fee": "免费,不收"}, ITEM | {"fee": "免费，不收"}) == []


def test_every_field_of_every_row_has_a_name() -> None:
    fields = {field for shape in NOUNS.values() for field in shape.__dataclass_fields__}
    assert {field for field in fields if label_of("", field) == field} - {"codes"} <= set(LABELS)


def test_every_seeded_row_has_words_and_differs_from_nothing() -> None:
    catalogue, _ = read_rows(read_folder(SEED))
    for noun in NOUNS:
        for row in getattr(catalogue, noun).values():
            content = dump(row)
            assert row_words(noun, row)
            assert row_differences(noun, content, content) == ()
            assert row_differences(noun, {}, content)


CONTENT = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2), min_size=1)


@given(CONTENT, CONTENT, CONTENT)
def test_merging_keeps_what_each_side_changed(base: dict, mine: dict, theirs: dict) -> None:  # type: ignore[type-arg]
    both = merged(base, mine, theirs)
    if both is None:
        assert any(
            base.get(k) != mine.get(k) != theirs.get(k) != base.get(k)
            for k in {*base, *mine, *theirs}
        )
        return
    for key in {*base, *mine, *theirs}:
        changed_by_me = mine.get(key) != base.get(key)
        assert both.get(key) == (mine if changed_by_me else theirs).get(key)
