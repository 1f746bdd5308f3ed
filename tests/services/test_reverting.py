"""Going back: earlier editions, entries taken off, published changes undone."""

import pytest

from catalog.models import Change
from catalog.services import changing, reverting, viewing_editions
from catalog.services.releasing import Refused
from tests.workflow import House


def publish_fee(house: House, words: str) -> int:
    change = house.open(f"收费{words}")
    house.save(change, "item", "audit_ent", fee=words)
    house.publish(change)
    return change


def test_rolling_back_restores_the_entrys_own_row(house: House) -> None:
    before = house.master("item", "audit_ent")
    publish_fee(house, "每证10元")
    with house.writing() as session:
        change = reverting.roll_back(session, house.admin, "item", "audit_ent", 1)
    house.publish(change)
    assert house.master("item", "audit_ent") == before
    assert house.live("item", "audit_ent").number == 3
    with house.reading() as session:
        lines = viewing_editions.editions(session, "item", "audit_ent")
    assert [(each.number, each.live) for each in lines] == [(3, True), (2, False), (1, False)]


def test_rolling_back_to_what_is_there_already_is_refused(house: House) -> None:
    with house.writing() as session, pytest.raises(Refused, match="没有可退回的"):
        reverting.roll_back(session, house.admin, "item", "audit_ent", 1)
    with house.writing() as session, pytest.raises(LookupError):
        reverting.roll_back(session, house.admin, "item", "audit_ent", 9)


def test_a_withdrawn_entry_says_why_and_comes_back_under_the_next_number(
    any_house: House,
) -> None:
    house = any_house
    with house.writing() as session:
        change = reverting.withdraw(
            session, house.admin, "bundle", "shangshi", "并入新的一件事", "bundle/yaodian"
        )
    publication = house.publish(change)
    assert publication.withdrawn == ("bundle/shangshi",)
    assert house.live("bundle", "shangshi") is None
    with house.reading() as session:
        stone = viewing_editions.withdrawal(session, "bundle", "shangshi")
        assert stone
        assert (stone.reason, stone.instead) == ("并入新的一件事", "bundle/yaodian")
    with house.writing() as session:
        back = reverting.roll_back(session, house.admin, "bundle", "shangshi", 1)
    house.publish(back)
    assert house.live("bundle", "shangshi").number == 2
    with house.reading() as session:
        assert viewing_editions.withdrawal(session, "bundle", "shangshi") is None


@pytest.mark.parametrize(
    ("reason", "instead", "words"),
    [
        (" ", "", "理由"),
        ("改了", "bundle/nothing", "不在目录里"),
        ("改了", "bundle/shangshi", "不在目录里"),
    ],
)
def test_withdrawing_needs_a_reason_and_a_pointer_that_leads_somewhere(
    house: House, reason: str, instead: str, words: str
) -> None:
    with house.writing() as session, pytest.raises(Refused, match=words):
        reverting.withdraw(session, house.admin, "bundle", "shangshi", reason, instead)


def test_an_item_still_in_use_cannot_be_withdrawn(house: House) -> None:
    with house.writing() as session:
        change = reverting.withdraw(session, house.admin, "item", "audit_ent", "取消")
    with pytest.raises(Refused, match="audit_ent"):
        house.submit(change)


def test_a_published_import_is_undone_as_one_step(house: House) -> None:
    before = {row["id"]: row for row in house.masters("item")}
    rows = [("item", row | {"note": "导入改的"}) for row in list(before.values())[:20]]
    rows.append(("item", before["audit_ent"] | {"id": "brand_new", "name": "新事项"}))
    with house.writing() as session:
        change = changing.propose(session, house.admin, "导入", "import", rows)
        session.commit()
    house.publish(change)
    assert house.live("item", "brand_new")
    with house.writing() as session:
        undoing = reverting.undo(session, house.admin, change)
    house.publish(undoing)
    assert {row["id"]: row for row in house.masters("item")} == before
    assert house.live("item", "brand_new") is None
    assert house.state(change) == "undone"


def test_undoing_keeps_what_others_changed_since_in_other_fields(house: House) -> None:
    first = publish_fee(house, "每证10元")
    later = house.open()
    house.save(later, "item", "audit_ent", note="后来的说明")
    house.publish(later)
    with house.writing() as session:
        undoing = reverting.undo(session, house.admin, first)
    house.publish(undoing)
    now = house.master("item", "audit_ent")
    assert now["note"] == "后来的说明"
    assert now["fee"] != "每证10元"


def test_undoing_what_was_changed_again_is_refused(house: House) -> None:
    first = publish_fee(house, "每证10元")
    publish_fee(house, "每证20元")
    with house.writing() as session, pytest.raises(Refused, match="之后又改过"):
        reverting.undo(session, house.admin, first)


def test_a_row_overtaken_by_another_change_is_merged_or_kept(house: House) -> None:
    mine = house.open("我的")
    house.save(mine, "item", "audit_ent", note="我的说明")
    publish_fee(house, "每证10元")
    with house.writing() as session:
        reverting.rebase(session, house.admin, mine, "item", "audit_ent", "merge")
    house.publish(mine)
    now = house.master("item", "audit_ent")
    assert (now["note"], now["fee"]) == ("我的说明", "每证10元")


def test_the_same_field_changed_by_both_is_not_merged_silently(house: House) -> None:
    mine = house.open("我的")
    house.save(mine, "item", "audit_ent", fee="每证30元")
    publish_fee(house, "每证10元")
    with house.writing() as session, pytest.raises(Refused, match="同一个字段"):
        reverting.rebase(session, house.admin, mine, "item", "audit_ent", "merge")
    with house.writing() as session:
        reverting.rebase(session, house.admin, mine, "item", "audit_ent", "mine")
    house.publish(mine)
    assert house.master("item", "audit_ent")["fee"] == "每证30元"
    with house.reading() as session:
        assert session.get_one(Change, mine).state == "live"
