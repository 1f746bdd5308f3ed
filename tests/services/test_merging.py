"""Merging materials in a change: the preview, publishing it, and taking it apart again."""

from datetime import date

import pytest

from catalog.core.materialmerge import MergeRefused
from catalog.services import changing, listing_merges, merging, previewing_merges
from tests.workflow import House, any_house, house

__all__ = ["any_house", "house"]
TODAY = date(2026, 6, 8)
GONE, KEPT = "premise_proof", "dev_site"


def test_the_preview_names_every_checklist_that_changes(house: House) -> None:
    with house.reading() as session:
        shown = previewing_merges.preview(session, None, GONE, KEPT, TODAY)
    asking = {row.id for row in house.catalogue.item.values() for need in row.requirements
              for each in need.documents() if each.material == GONE}  # fmt: skip
    assert asking <= {each.slug for each in shown.entries if each.kind == "item"}
    assert {each.kind for each in shown.entries} >= {"bundle", "item"}
    assert any(each.after < each.before and each.words for each in shown.entries)


def test_a_merge_is_published_and_taken_apart_again(any_house: House) -> None:
    house = any_house
    change = house.open("并材料")
    before = by_id(house)
    with house.writing() as session:
        number = merging.save(session, house.admin, change, GONE, KEPT)
    house.publish(change)
    assert by_id(house) != before
    assert house.master("material", GONE)["merged_into"] == [KEPT]
    with house.reading() as session:
        (line,) = listing_merges.merges(session)
        assert (line.state, line.open) == ("已并", True)
    again = house.open("拆材料")
    with house.writing() as session:
        merging.save_parting(session, house.admin, again, number)
    house.publish(again)
    assert by_id(house) == before
    with house.reading() as session:
        (line,) = listing_merges.merges(session)
        assert not line.open


def test_the_preview_says_what_would_be_refused_afterwards(house: House) -> None:
    with house.reading() as session:
        faults = previewing_merges.preview(session, None, GONE, "license", TODAY).faults
    assert any("正是本事项自己的结果" in fault for fault in faults)


def test_a_material_new_in_the_change_leaves_only_its_names(house: House) -> None:
    change = house.open()
    house.save(
        change, "material", "new_card", id="new_card", name="二代证正反面复印件", supply="self"
    )
    item = house.master("item", "food_license")
    needs = [*item["requirements"], {"material": "new_card", "holders": ["A"]}]
    house.save(change, "item", "food_license", requirements=needs)
    with house.writing() as session:
        merging.save(session, house.admin, change, "new_card", "idcard")
    with house.reading() as session:
        catalogue = changing.catalogue_of(session, change)
    assert "new_card" not in catalogue.material
    assert "二代证正反面复印件" in catalogue.material["idcard"].aliases
    assert {"idcard"} >= {
        each.material
        for need in catalogue.item["food_license"].requirements[len(item["requirements"]) :]
        for each in need.documents()
    }


def test_a_material_new_in_the_change_is_taken_apart_again(house: House) -> None:
    change = house.open()
    new = {"id": "new_card", "name": "二代证正反面复印件", "supply": "self"}
    house.save(change, "material", "new_card", **new)
    item = house.master("item", "food_license")
    needs = [*item["requirements"], {"material": "new_card", "holders": ["A"]}]
    house.save(change, "item", "food_license", requirements=needs)
    with house.reading() as session:
        before = changing.catalogue_of(session, change)
    with house.writing() as session:
        number = merging.save(session, house.admin, change, "new_card", "idcard")
    with house.reading() as session:
        (line,) = listing_merges.merges(session)
        shown = previewing_merges.preview_parting(session, change, number, TODAY)
        assert (line.gone_name, line.open, line.within) == ("二代证正反面复印件", True, change)
        assert "food_license" in {each.slug for each in shown.entries}
    with house.writing() as session:
        merging.save_parting(session, house.admin, change, number)
    with house.reading() as session:
        assert changing.catalogue_of(session, change) == before


def test_nor_can_it_be_taken_apart_where_the_merge_is_not(house: House) -> None:
    change = house.open()
    house.save(change, "material", "new_card", id="new_card", name="二代证", supply="self")
    with house.writing() as session:
        number = merging.save(session, house.admin, change, "new_card", "idcard")
    with house.writing() as session, pytest.raises(MergeRefused, match="还没有发布"):
        previewing_merges.preview_parting(session, None, number, TODAY)


def test_what_cannot_be_merged_changes_nothing(house: House) -> None:
    change = house.open()
    with house.writing() as session, pytest.raises(MergeRefused):
        merging.save(session, house.admin, change, GONE, GONE)
    with house.reading() as session:
        assert changing.rows_of(session, change) == []


def by_id(house: House) -> dict[str, object]:
    return {row["id"]: row for row in house.masters("item")}
