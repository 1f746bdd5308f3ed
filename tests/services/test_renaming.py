"""A change is renamed by its authors while it is a draft, and by nobody else."""

import pytest

from catalog.models import Change
from catalog.services import auditing, renaming
from catalog.services.auditing import Filter
from catalog.services.releasing import Refused
from catalog.services.reviewing import StaleChange
from tests.workflow import House


def rename(house: House, change: int, title: str, by: str = "admin") -> None:
    version = house.version(change)
    with house.writing() as session:
        renaming.rename(session, getattr(house, by), change, version, title)


def title(house: House, change: int) -> str:
    with house.reading() as session:
        return session.get_one(Change, change).title


def test_an_author_renames_a_draft_and_the_log_keeps_the_old_title(any_house: House) -> None:
    house = any_house
    change = house.open("新增部门")
    rename(house, change, "  食品经营许可\n收费更新 ")
    assert title(house, change) == "食品经营许可 收费更新"
    with house.reading() as session:
        (line,) = auditing.whole_log(session, Filter(action="rename"))
    assert (line.object, line.detail) == (f"change/{change}", "原名“新增部门”")


def test_whoever_saved_a_row_is_an_author_others_are_not(house: House) -> None:
    change = house.open("新增部门")
    with pytest.raises(Refused, match="参与起草"):
        rename(house, change, "别人起的名", by="other")
    house.save(change, "item", "audit_ent", by=house.other, fee="每份5元")
    rename(house, change, "别人起的名", by="other")
    assert title(house, change) == "别人起的名"


def test_handed_in_it_keeps_its_title(house: House) -> None:
    change = house.open("上市核查收费")
    house.save(change, "item", "audit_ent", fee="每份5元")
    house.submit(change)
    with pytest.raises(Refused, match="送审之前"):
        rename(house, change, "换个名字")
    assert title(house, change) == "上市核查收费"


@pytest.mark.parametrize(("wrong", "why"), [(" \n", "不能空着"), ("长" * 201, "最多 200 个字")])
def test_titles_that_cannot_be(house: House, wrong: str, why: str) -> None:
    change = house.open("上市核查收费")
    with pytest.raises(Refused, match=why):
        rename(house, change, wrong)


def test_two_at_once_the_second_is_told(house: House) -> None:
    change = house.open("上市核查收费")
    seen = house.version(change)
    rename(house, change, "先改的")
    with house.writing() as session, pytest.raises(StaleChange):
        renaming.rename(session, house.admin, change, seen, "后改的")
