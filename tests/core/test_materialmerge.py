"""Merging two materials and taking a merge apart: what changes, and that it comes back."""

import pytest

from catalog.core.catalogue import Catalogue
from catalog.core.materialmerge import Merged, MergeRefused, merge, part
from catalog.core.rows import (
    AskRow,
    DocumentRow,
    EffectRow,
    EntryRow,
    ItemRow,
    MaterialRow,
    MemberRow,
    RequirementRow,
)

LONG = MaterialRow("long", "申请人身份证原件及复印件（正反面）", "self", aliases=("二代身份证",))
CARD = MaterialRow("idcard", "居民身份证", "ecert", aliases=("身份证",))
OTHER = MaterialRow("book", "户口簿", "self")


def need(material: str, *holders: str, **more: object) -> RequirementRow:
    return RequirementRow(material=material, holders=holders or ("A",), **more)  # type: ignore[arg-type]


def item(slug: str, *needs: RequirementRow) -> ItemRow:
    return ItemRow(slug, slug, "行政许可", "d", requirements=needs)


def house(*items: ItemRow, materials: tuple[MaterialRow, ...] = (LONG, CARD, OTHER)) -> Catalogue:
    effect = EffectRow("require", item="a", material="long", holders=("P",))
    ask = AskRow("agent", effects={"委托": (effect,)})
    entry = EntryRow("shop", "开店", "开店", "business", (MemberRow("a"),), questions=(ask,))
    return Catalogue(
        material={row.id: row for row in materials},
        item={row.id: row for row in items},
        bundle={"shop": entry},
    )


def after(catalogue: Catalogue, rows: tuple[tuple[str, object], ...]) -> Catalogue:
    held = {noun: dict(vars(catalogue)[noun]) for noun in vars(catalogue)}
    for noun, row in rows:
        held[noun][row.id] = row  # type: ignore[attr-defined]
    return Catalogue(**held)


def rows_of(made: Merged, noun: str) -> dict[str, object]:
    return {row.id: row for kind, row in made.rows if kind == noun}


def test_what_the_name_said_besides_goes_to_the_fields() -> None:
    made = merge(house(item("a", need("long"))), "long", "idcard")
    (asked,) = rows_of(made, "item")["a"].requirements  # type: ignore[attr-defined]
    assert (asked.material, asked.copies, asked.original, asked.note) == (
        "idcard",
        1,
        True,
        "正反面",
    )


def test_the_merged_row_stays_and_points_to_the_other() -> None:
    made = merge(house(item("a", need("long"))), "long", "idcard")
    assert rows_of(made, "material")["long"].merged_into == ("idcard",)  # type: ignore[attr-defined]
    assert "idcard" not in rows_of(made, "material")  # nothing about it changes


def test_a_material_that_is_new_in_the_change_gives_its_names_away() -> None:
    made = merge(house(item("a", need("long"))), "long", "idcard", fresh=True)
    kept = rows_of(made, "material")["idcard"]
    assert kept.aliases == ("身份证", LONG.name, "二代身份证")  # type: ignore[attr-defined]
    assert "long" not in rows_of(made, "material")


def test_lines_that_become_the_same_are_one() -> None:
    twice = item("a", need("long", "A"), need("idcard", "A", copies=2), need("long", "F"))
    (mine, fathers) = rows_of(merge(house(twice), "long", "idcard"), "item")["a"].requirements  # type: ignore[attr-defined]
    assert (mine.holders, mine.copies) == (("A",), 2)
    assert fathers.holders == ("F",)


def test_alternatives_that_become_the_same_are_no_choice_any_more() -> None:
    either = RequirementRow(any_of=(DocumentRow(("A",), "long"), DocumentRow(("A",), "idcard")))
    (one,) = rows_of(merge(house(item("a", either)), "long", "idcard"), "item")["a"].requirements  # type: ignore[attr-defined]
    assert not one.any_of
    assert one.material == "idcard"


def test_what_options_ask_for_is_merged_too() -> None:
    made = merge(house(item("a")), "long", "idcard")
    (effect,) = rows_of(made, "bundle")["shop"].questions[0].effects["委托"]  # type: ignore[attr-defined]
    assert effect.material == "idcard"


def test_items_that_do_not_ask_for_it_are_left_alone() -> None:
    assert "b" not in rows_of(merge(house(item("b", need("book"))), "long", "idcard"), "item")


def test_what_was_merged_into_it_before_goes_along() -> None:
    older = MaterialRow("older", "一代身份证", "self", merged_into=("long",))
    made = merge(house(materials=(LONG, CARD, older)), "long", "idcard")
    assert rows_of(made, "material")["older"].merged_into == ("idcard",)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("gone", "kept"),
    [
        ("long", "long"),
        ("none", "idcard"),
        ("long", "none"),
        ("merged", "idcard"),
        ("long", "merged"),
    ],
)
def test_what_cannot_be_merged_is_refused(gone: str, kept: str) -> None:
    merged = MaterialRow("merged", "旧叫法", "self", merged_into=("book",))
    with pytest.raises(MergeRefused):
        merge(house(materials=(LONG, CARD, OTHER, merged)), gone, kept)


def test_taking_it_apart_brings_everything_back() -> None:
    maker = MaterialRow("long", LONG.name, "self", produced_by={"b": ("A",)})
    start = house(
        item("a", need("long", "A"), need("idcard", "A"), need("long", "F")),
        item("b", need("book")),
        materials=(maker, CARD, OTHER),
    )
    made = merge(start, "long", "idcard")
    parted = part(after(start, made.rows), "long", "idcard", made.before)
    assert parted.left == ()
    assert after(after(start, made.rows), parted.rows) == start


def test_later_edits_survive_taking_it_apart() -> None:
    start = house(item("a", need("long", "F"), need("book")))
    made = merge(start, "long", "idcard")
    merged = after(start, made.rows)
    edited = item("a", *merged.item["a"].requirements, need("book", "F"))
    parted = part(after(merged, (("item", edited),)), "long", "idcard", made.before)
    (row,) = [row for noun, row in parted.rows if noun == "item"]
    assert [each.material for each in row.requirements] == ["long", "book", "book"]
    assert parted.left == ()


def test_a_requirement_changed_since_is_left_and_named() -> None:
    start = house(item("a", need("long", "F")))
    made = merge(start, "long", "idcard")
    merged = after(start, made.rows)
    edited = item("a", need("idcard", "F", copies=3))
    parted = part(after(merged, (("item", edited),)), "long", "idcard", made.before)
    assert [row.id for _, row in parted.left] == ["a"]


def test_only_what_is_merged_can_be_taken_apart() -> None:
    with pytest.raises(MergeRefused):
        part(house(), "long", "idcard", ())
