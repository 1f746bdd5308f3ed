"""The grid: what an option does to an item, and a tick in it is the item's condition."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.catalogue import Catalogue
from catalog.core.composition import effects
from catalog.core.composition.effects import Paper
from catalog.core.composition.members import mode_of
from catalog.core.lint import lint_rows
from catalog.core.rows import (
    AskRow,
    DepartmentRow,
    EffectRow,
    EntryRow,
    IncludeWhen,
    ItemRow,
    MemberRow,
    QuestionRow,
)

OPTIONS = ("小", "中", "大")
CELLS = ("", "include", "exclude", "replace:seal")


def an_entry(*members: MemberRow) -> EntryRow:
    asks = (AskRow("size"), AskRow("kind"))
    return EntryRow("shop", "开店", "开店", "business", members, questions=asks)


def test_a_tick_makes_an_item_that_was_always_in_one_that_depends() -> None:
    row = effects.set_cell(an_entry(MemberRow("food")), "size", "大", "food", "include")
    assert row.items == (MemberRow("food", IncludeWhen({"size": ("大",)})),)
    assert effects.cell(row, "size", "大", "food") == "include"
    assert effects.set_cell(row, "size", "大", "food", "") == an_entry(MemberRow("food"))


def test_ticks_of_two_questions_must_both_hold() -> None:
    row = effects.set_cell(an_entry(MemberRow("food")), "size", "大", "food", "include")
    row = effects.set_cell(row, "kind", "公司", "food", "include")
    assert row.items[0].include == IncludeWhen({"size": ("大",), "kind": ("公司",)})


def test_either_of_two_questions_is_enough() -> None:
    row = effects.set_cell(an_entry(MemberRow("food")), "size", "大", "food", "include")
    row = effects.set_cell(row, "kind", "公司", "food", "alone")
    assert row.items[0].include == IncludeWhen({"size": ("大",)})
    assert row.questions[1].effects == {"公司": (EffectRow("include", "food"),)}
    assert effects.cell(row, "kind", "公司", "food") == "alone"
    assert effects.alone_of(row, "food") == {"kind": ("公司",)}
    both = effects.set_cell(row, "kind", "公司", "food", "include")
    assert both.items[0].include == IncludeWhen({"size": ("大",), "kind": ("公司",)})


def test_what_stands_alone_becomes_the_condition_when_the_other_goes() -> None:
    row = effects.set_cell(an_entry(MemberRow("food")), "size", "大", "food", "include")
    row = effects.set_cell(row, "kind", "公司", "food", "alone")
    row = effects.set_cell(row, "size", "大", "food", "")
    assert row.items[0].include == IncludeWhen({"kind": ("公司",)})
    assert not row.questions[1].effects


def test_an_option_said_twice_is_said_once() -> None:
    held = {"大": (EffectRow("include", "food"),)}
    asks = (AskRow("size", effects=held), AskRow("kind"))
    row = an_entry(MemberRow("food", IncludeWhen({"size": ("大",)})))
    twice = replace(row, questions=asks)
    assert effects.cell(twice, "size", "大", "food") == "include"
    assert effects.alone_of(twice, "food") == {}
    both = replace(
        twice, items=(MemberRow("food", IncludeWhen({"size": ("大",), "kind": ("公司",)})),)
    )
    assert effects.cell(both, "size", "大", "food") == "alone"


def test_where_nothing_else_decides_alone_is_a_tick_like_any_other() -> None:
    row = effects.set_cell(an_entry(MemberRow("food")), "size", "大", "food", "alone")
    assert effects.cell(row, "size", "大", "food") == "include"


def test_an_optional_item_stays_optional_and_is_added_by_the_option() -> None:
    row = an_entry(MemberRow("food", "optional"))
    row = effects.set_cell(row, "size", "大", "food", "include")
    assert row.items[0].include == "optional"
    assert row.questions[0].effects == {"大": (EffectRow("include", "food"),)}


def test_an_item_is_replaced_by_another_of_the_entry_only() -> None:
    row = an_entry(MemberRow("food"), MemberRow("seal"))
    row = effects.set_cell(row, "size", "小", "food", "replace:seal")
    assert effects.cell(row, "size", "小", "food") == "replace:seal"
    with pytest.raises(LookupError):
        effects.set_cell(row, "size", "小", "food", "replace:none")


def test_papers_are_columns_of_their_own() -> None:
    row, paper = an_entry(MemberRow("food")), Paper("food", "plan", ("A", "E"))
    row = effects.set_paper(row, "size", "大", paper, True)
    row = effects.set_paper(row, "size", "中", paper, True)
    assert effects.papers(row.questions[0]) == (paper,)
    assert not effects.asks_for(row.questions[0], "小", paper)
    row = effects.set_paper(row, "size", "中", paper, False)
    assert row.questions[0].effects == {
        "大": (EffectRow("require", "food", material="plan", holders=("A", "E")),)
    }


def test_words_are_kept_one_effect_each_and_empty_ones_are_not() -> None:
    row = effects.set_texts(an_entry(), "size", "大", "note", ["带图纸", " ", "先问消防"])
    assert effects.texts(row.questions[0], "大", "note") == ("带图纸", "先问消防")
    assert effects.set_texts(row, "size", "大", "note", []) == an_entry()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(OPTIONS), st.sampled_from(["food", "fire"]), st.sampled_from(CELLS)
        ),
        max_size=15,
    )
)
def test_whatever_is_ticked_lint_finds_no_contradiction_and_cells_read_back(
    ticks: list[tuple[str, str, str]],
) -> None:
    row = an_entry(MemberRow("food"), MemberRow("fire", "optional"), MemberRow("seal"))
    last: dict[tuple[str, str], str] = {}
    for option, item, value in ticks:
        row = effects.set_cell(row, "size", option, item, value)
        last[option, item] = value
    assert all(effects.cell(row, "size", *key) == value for key, value in last.items())
    found = [f.text for f in lint_rows(_catalogue(row)) if f.noun == "bundle"]
    assert not [text for text in found if "矛盾" in text or "没写条件" in text]


def test_an_item_whose_last_tick_goes_is_always_in_again() -> None:
    row = an_entry(MemberRow("food", IncludeWhen({"size": ("中", "大")})))
    row = effects.set_cell(row, "size", "大", "food", "")
    assert mode_of(row.items[0]) == "when"
    row = effects.set_cell(row, "size", "中", "food", "exclude")
    assert mode_of(row.items[0]) == "always"


def _catalogue(row: EntryRow) -> Catalogue:
    items = {m.item: ItemRow(m.item, m.item, "", "scjg") for m in row.items}
    size, kind = QuestionRow("size", "多大", OPTIONS), QuestionRow("kind", "哪种", ("公司", "个体"))
    return Catalogue(
        department={"scjg": DepartmentRow("scjg", "市场监管局")},
        question={"size": size, "kind": kind},
        item=items,
        bundle={row.id: row},
    )
