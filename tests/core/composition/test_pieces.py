"""Two people's versions of one row, and what is only cosmetic."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.composition.likeness import plain, substantial
from catalog.core.composition.pieces import choices, combined, pieces

Content = dict[str, Any]


def an_entry(**fields: Any) -> Content:
    base = {"id": "shop", "title": "开店", "short": "开店", "audience": "business"}
    return base | {"items": [{"item": "food"}, {"item": "seal"}]} | fields


def test_each_item_is_a_piece_and_so_is_their_order() -> None:
    assert pieces(an_entry())["items"] == ["food", "seal"]
    assert pieces(an_entry())["items/seal"] == {"item": "seal"}


def test_only_what_differs_is_asked_and_the_side_that_changed_is_suggested() -> None:
    mine = an_entry(title="开小店")
    theirs = an_entry(items=[{"item": "food"}, {"item": "seal", "include": "optional"}])
    found = {each.key: each for each in choices("bundle", an_entry(), mine, theirs)}
    assert {key: each.suggested for key, each in found.items()} == {
        "title": "mine",
        "items/seal": "theirs",
    }
    assert found["items/seal"].theirs == ("seal：自愿加办",)
    picks = {key: each.suggested for key, each in found.items()}
    assert combined(mine, theirs, picks) == theirs | {"title": "开小店"}


def test_where_both_changed_nothing_is_suggested() -> None:
    (one,) = choices("bundle", an_entry(), an_entry(title="甲"), an_entry(title="乙"))
    assert (one.mine, one.theirs, one.suggested) == (("甲",), ("乙",), "")


def test_an_item_only_i_have_can_be_kept_or_left() -> None:
    mine = an_entry(items=[{"item": "food"}, {"item": "seal"}, {"item": "bank"}])
    theirs = an_entry(items=[{"item": "food"}])
    kept = combined(mine, theirs, {"items/bank": "mine", "items/seal": "theirs"})
    assert [each["item"] for each in kept["items"]] == ["food", "bank"]
    gone = combined(an_entry(items=[{"item": "food"}]), an_entry(), {"items/seal": "mine"})
    assert [each["item"] for each in gone["items"]] == ["food"]


def test_rows_that_are_no_entries_have_pieces_too() -> None:
    mine, theirs = {"id": "bundle/shop", "asks": ["咋办"]}, {"id": "bundle/shop", "names": ["店"]}
    found = choices("phrase", {"id": "bundle/shop"}, mine, theirs)
    assert {each.key: each.suggested for each in found} == {"asks": "mine", "names": "theirs"}
    assert combined(mine, theirs, {"asks": "mine"}) == mine | theirs


orders = st.permutations(["food", "seal", "bank"]).flatmap(
    lambda order: st.integers(1, 3).map(lambda n: an_entry(items=[{"item": i} for i in order[:n]]))
)


@given(orders, orders, st.sampled_from(["mine", "theirs"]))
def test_picking_one_side_everywhere_is_that_side(
    mine: Content, theirs: Content, side: str
) -> None:
    picks = {each.key: side for each in choices("bundle", {}, mine, theirs)}
    assert combined(mine, theirs, picks) == (mine if side == "mine" else theirs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("先别装修：问清再动工", "先别装修，问清 再动工。"),
        ("（可多选）", "(可多选)"),
        ("３天", "3天"),
        ("ABC证", "abc证"),
        ("“一件事”", "一件事"),
    ],
)
def test_cosmetic_differences_say_the_same(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5个", "15个"), ("3-5天", "35天"), ("≤300", "≥300"), ("5%", "5"), ("不用办", "要用办")],
)
def test_differences_of_meaning_are_none_of_these(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_only_substantial_changes_raise_the_flag() -> None:
    old = an_entry(cautions=["先别装修：问清再动工"], summary="开店要办的。")
    assert substantial("bundle", old, old | {"cautions": ["先别装修，问清再动工"]}) == ()
    (change,) = substantial(
        "bundle", old, old | {"cautions": ["先别交钱"], "summary": "开店要办的"}
    )
    assert (change.label, change.mine, change.theirs) == (
        "先别做",
        ("先别装修：问清再动工",),
        ("先别交钱",),
    )
