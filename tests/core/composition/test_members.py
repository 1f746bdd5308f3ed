"""Items of an entry: added, ordered, taken out; a circle is refused and named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.composition import Circle, Refused
from catalog.core.composition import members as edit
from catalog.core.edition import After, Waiver
from catalog.core.rows import AskRow, EffectRow, EntryRow, IncludeWhen, MemberRow


def an_entry(*items: str) -> EntryRow:
    return EntryRow("shop", "开店", "开店", "business", tuple(MemberRow(item) for item in items))


def order(row: EntryRow) -> list[str]:
    return [member.item for member in row.items]


def test_an_added_item_is_last_and_always_in() -> None:
    row = edit.add_item(an_entry("licence"), "seal")
    assert order(row) == ["licence", "seal"]
    assert edit.mode_of(row.items[1]) == "always"


def test_an_item_is_added_once() -> None:
    with pytest.raises(Refused, match="已经在里面"):
        edit.add_item(an_entry("seal"), "seal")


def test_taking_an_item_out_takes_out_what_speaks_of_it() -> None:
    row = edit.add_after(an_entry("licence", "seal"), "seal", "licence")
    effects = {"是": (EffectRow("exclude", "licence"), EffectRow("note", text="请带章"))}
    ask = AskRow("seal_wanted", effects=effects)
    waiver = Waiver(("licence", "seal"), "seal", "免交执照")
    row = EntryRow(
        row.id, row.title, row.short, row.audience, row.items, questions=(ask,), waivers=(waiver,)
    )
    assert edit.mentions(row, "licence") == 3
    left = edit.remove_item(row, "licence")
    assert order(left) == ["seal"]
    assert left.items[0].after == ()
    assert left.questions[0].effects == {"是": (EffectRow("note", text="请带章"),)}
    assert left.waivers == ()


@pytest.mark.parametrize(
    ("item", "step", "then"),
    [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 1, "abc"), ("a", 2, "bca")],
)
def test_moving_stops_at_the_ends(item: str, step: int, then: str) -> None:
    assert "".join(order(edit.move_item(an_entry(*"abc"), item, step))) == then


def test_a_circle_is_refused_as_it_is_tried_and_names_who_waits_for_whom() -> None:
    row = edit.add_after(an_entry("licence", "seal", "bank"), "seal", "licence")
    row = edit.add_after(row, "bank", "seal")
    with pytest.raises(Circle) as refused:
        edit.add_after(row, "licence", "bank")
    assert refused.value.items == ("licence", "bank", "seal")
    words = refused.value.words({"licence": "执照", "seal": "公章", "bank": "开户"}.__getitem__)
    assert "“执照”要等“开户”，“开户”要等“公章”，“公章”又要等“执照”" in words


def test_an_item_cannot_wait_for_itself() -> None:
    with pytest.raises(Circle) as refused:
        edit.add_after(an_entry("seal"), "seal", "seal")
    assert refused.value.words(str) == "“seal”不能排在它自己后面。"


def test_waiting_twice_for_the_same_item_is_waiting_once_and_can_be_dropped() -> None:
    row = edit.set_after(an_entry("a", "b"), "b", [After("a", "先有照")])
    assert edit.add_after(row, "b", "a") == row
    assert edit.drop_after(row, "b", "a") == an_entry("a", "b")


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=20))
def test_whatever_is_tried_the_items_can_always_begin(tries: list[tuple[str, str]]) -> None:
    row = an_entry(*"abcde")
    for item, before in tries:
        try:
            row = edit.add_after(row, item, before)
        except Circle as circle:
            named = circle.items[0]
            assert named == item
    waiting = {member.item: {after.item for after in member.after} for member in row.items}
    while waiting:
        free = [item for item, before in waiting.items() if not before & set(waiting)]
        assert free
        for item in free:
            del waiting[item]


def test_when_keeps_its_condition_and_needs_one() -> None:
    row = edit.set_when(an_entry("seal"), "seal", {"kind": ("公司",), "area": ()})
    assert row.items[0].include == IncludeWhen({"kind": ("公司",)})
    assert edit.set_mode(row, "seal", "when") == row
    assert edit.set_mode(row, "seal", "optional").items[0].include == "optional"
    with pytest.raises(Refused, match="至少勾一个"):
        edit.set_when(row, "seal", {"kind": ()})
    with pytest.raises(Refused):
        edit.set_mode(row, "seal", "sometimes")
