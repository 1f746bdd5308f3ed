"""Questions of an entry: asked, worded, narrowed, ordered."""

from dataclasses import replace

import pytest

from catalog.core.composition import Refused, asks
from catalog.core.rows import (
    AskRow,
    EffectRow,
    EntryRow,
    IncludeWhen,
    ItemRow,
    MemberRow,
    QuestionRow,
    RequirementRow,
)

SIZE = QuestionRow("size", "店有多大？", ("小", "中", "大"))


def an_entry(*questions: AskRow, items: tuple[MemberRow, ...] = ()) -> EntryRow:
    return EntryRow("shop", "开店", "开店", "business", items, questions=questions)


def test_a_question_is_asked_once() -> None:
    row = asks.add_question(an_entry(), "size")
    with pytest.raises(Refused, match="已经在问"):
        asks.add_question(row, "size")


def test_taking_a_question_away_leaves_its_items_for_a_person_to_decide() -> None:
    seal = MemberRow("seal", IncludeWhen({"size": ("大",)}), trim_unless={"size": ("小",)})
    follow = AskRow("way", ask_when={"size": ("大",)})
    row = an_entry(AskRow("size"), follow, items=(seal,))
    assert asks.turning_on(row, "size") == (["seal"], ["way"])
    left = asks.remove_question(row, "size")
    assert left.items == (MemberRow("seal", IncludeWhen({})),)
    assert left.questions == (AskRow("way"),)


def test_a_question_does_not_move_before_the_one_that_decides_it() -> None:
    row = an_entry(AskRow("size"), AskRow("way", ask_when={"size": ("大",)}), AskRow("sign"))
    with pytest.raises(Refused, match="不能倒过来"):
        asks.move_question(row, "way", -1)
    moved = asks.move_question(row, "sign", -2)
    assert [ask.question for ask in moved.questions] == ["sign", "size", "way"]


def test_whether_to_ask_turns_on_earlier_questions_only() -> None:
    row = an_entry(AskRow("size"), AskRow("way"))
    with pytest.raises(Refused, match="排在前面"):
        asks.set_ask_when(row, "size", {"way": ("自己",)})
    later = asks.set_ask_when(row, "way", {"size": ("大",)})
    assert later.questions[1].ask_when == {"size": ("大",)}
    assert asks.set_ask_when(later, "way", {}) == row


def test_wording_is_kept_only_where_it_differs_from_the_dictionary() -> None:
    row = asks.word(an_entry(AskRow("size")), SIZE, "店有多大？", ("小", "中", "大"))
    assert row.questions == (AskRow("size"),)
    row = asks.word(row, SIZE, "餐厅有多大？", ("大", "小"))
    assert row.questions == (AskRow("size", "餐厅有多大？", ("小", "大")),)


def test_an_order_of_options_of_its_own_stays() -> None:
    row = an_entry(AskRow("size", options=("大", "小")))
    assert asks.word(row, SIZE, SIZE.text, ("小", "大")) == row


def test_narrowing_drops_the_effects_of_what_is_gone_and_leaves_two_options() -> None:
    effects = {"中": (EffectRow("note", text="中等"),), "大": (EffectRow("note", text="大"),)}
    row = an_entry(replace(AskRow("size"), effects=effects))
    assert asks.word(row, SIZE, "", ("小", "大")).questions[0].effects == {
        "大": (EffectRow("note", text="大"),)
    }
    with pytest.raises(Refused, match="至少要留两个"):
        asks.word(row, SIZE, "", ("小",))


def test_questions_the_papers_turn_on_but_nobody_asks_are_named() -> None:
    item = ItemRow(
        "food",
        "食品",
        "行政许可",
        "scjg",
        requirements=(RequirementRow(material="plan", holders=("A",), when={"size": ("大",)}),),
    )
    row = an_entry(items=(MemberRow("food"), MemberRow("seal", IncludeWhen({"kind": ("公司",)}))))
    assert asks.missing_questions(row, {"food": item}) == {"size": ("food",), "kind": ("seal",)}
    assert asks.missing_questions(asks.add_question(row, "size"), {"food": item}) == {
        "kind": ("seal",)
    }
