"""What is worked out before the writer begins counts only while nothing has moved since."""

import pytest

from catalog.models import LedgerLine
from catalog.services import readying, reviewing
from catalog.services.readying import Ready
from catalog.services.releasing import Refused
from tests.workflow import TODAY, House


def ready_of(house: House, change: int) -> Ready:
    with house.reading() as session:
        return readying.ready(session, change, TODAY)


def approve(house: House, change: int, ready: Ready) -> None:
    version = house.version(change)
    with house.writing() as session:
        reviewing.approve(session, house.reviewer, change, version, TODAY, "now", ready)


def test_what_was_worked_out_is_not_worked_out_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每证10元")
    house.submit(change)
    ready = ready_of(house, change)
    monkeypatch.setattr(readying, "Overlay", None)
    approve(house, change, ready)
    assert house.live("item", "audit_ent").members[0].fee == "每证10元"


def test_a_row_published_by_another_in_between_is_noticed(house: House) -> None:
    first, second = house.open(), house.open()
    for change, fee in ((first, "每证10元"), (second, "每证20元")):
        house.save(change, "item", "audit_ent", fee=fee)
    house.submit(second)
    ready = ready_of(house, second)
    house.publish(first)
    with pytest.raises(Refused, match="已被别的变更改过"):
        approve(house, second, ready)
    assert house.live("item", "audit_ent").members[0].fee == "每证10元"


def test_what_others_published_elsewhere_is_kept(house: House) -> None:
    first, second = house.open(), house.open()
    house.save(first, "department", "scjg", note="搬到新大厅")
    house.save(second, "item", "audit_ent", fee="每证20元")
    house.submit(second)
    ready = ready_of(house, second)
    house.publish(first)
    approve(house, second, ready)
    assert house.master("department", "scjg")["note"] == "搬到新大厅"
    assert house.live("item", "audit_ent").members[0].fee == "每证20元"


def test_a_ledger_entry_opened_in_between_holds_it_back(house: House) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每证10元")
    house.submit(change)
    ready = ready_of(house, change)
    with house.writing() as session:
        by = house.other.id
        line = LedgerLine(kind="bundle", slug="shangshi", text="材料不对", found_by=by, found_at="")
        session.add(line)
        session.commit()
    with pytest.raises(Refused, match="材料不对"):
        approve(house, change, ready)
