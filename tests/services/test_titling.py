"""Sentences that are kept name things as people call them, not by their ids."""

import pytest

from catalog.services import auditing, keeping_ledger, reviewing, titling
from catalog.services.auditing import Filter
from catalog.services.releasing import Refused
from tests.workflow import House


def details(house: House, action: str) -> list[str]:
    with house.reading() as session:
        return [line.detail for line in auditing.whole_log(session, Filter(action=action))]


def test_what_was_saved_is_named(house: House) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每份5元")
    house.save(change, "item", "audit_ent", expected=1, name="上市核查")
    assert details(house, "save") == [
        "事项“企业上市合规信息核查”，第 1 次保存",
        "事项“上市核查”，第 2 次保存",
    ]


def test_a_row_nobody_published_is_called_as_it_was_proposed(house: House) -> None:
    change = house.open()
    house.save(change, "department", "new-office", id="new-office", name="新办公室")
    with house.reading() as session:
        assert titling.titled(session, "department", "new-office") == "部门“新办公室”"
        assert titling.titled(session, "department", "nobody") == "部门“nobody”"
        assert titling.titled(session, "phrase", "bundle/shangshi").startswith("说法“企业上市")


def test_a_conflict_is_told_by_name(house: House) -> None:
    first, second = house.open("甲"), house.open("乙")
    house.save(first, "item", "audit_ent", fee="每证10元")
    house.save(second, "item", "audit_ent", fee="每证20元")
    house.publish(first)
    with pytest.raises(Refused, match="事项“企业上市合规信息核查”已被别的变更改过"):
        house.submit(second)


def test_remarks_and_problems_name_what_they_are_about(house: House) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每份5元")
    with house.writing() as session:
        reviewing.comment(session, house.reviewer, change, "依据呢？", "item", "audit_ent")
    with house.writing() as session:
        keeping_ledger.add(session, house.admin, "bundle", "shangshi", "清单少一样")
    assert details(house, "comment") == ["事项“企业上市合规信息核查”"]
    (told,) = details(house, "ledger")
    assert told.startswith("一件事“企业上市")


def test_the_log_is_searched_by_kind_and_by_number_or_name(any_house: House) -> None:
    house = any_house
    change = house.open("食品经营许可收费更新")
    other = house.open("别的")
    house.save(change, "item", "audit_ent", fee="每份5元")

    def found(**wanted: str) -> set[tuple[str, str]]:
        with house.reading() as session:
            lines = auditing.log_page(session, Filter(**wanted)).lines
        return {(line.object, line.title) for line in lines}

    mine = (f"change/{change}", "食品经营许可收费更新")
    assert found(noun="change") == {mine, (f"change/{other}", "别的")}
    assert found(noun="change", named=str(change)) == {mine}
    assert found(noun="change", named="收费更新") == {mine}
    assert found(named="收费更新") == {mine}
    assert found(noun="item", named="收费更新") == set()
