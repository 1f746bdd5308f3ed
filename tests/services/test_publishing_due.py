"""Changes whose time has come: live, or returned with the reason."""

from sqlmodel import select

from catalog.models import AuditLine, Change
from catalog.services import publishing_due
from catalog.services.publishing import revision
from tests.workflow import House


def test_scheduled_changes_go_live_at_their_time_and_not_before(house: House) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每证10元")
    house.submit(change)
    house.approve(change, when="2099-01-01T08:30")
    for now, done in (("2099-01-01T08:29:59", ()), ("2099-01-01T08:30:00", (change,))):
        with house.writing() as session:
            assert publishing_due.publish_due(session, now) == done
    assert house.state(change) == "live"
    with house.reading() as session:
        last = session.exec(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert (last.action, last.user_id) == ("publish", None)


def test_a_scheduled_change_that_no_longer_fits_is_returned_and_the_others_go_on(
    house: House,
) -> None:
    first, second, third = house.open("甲"), house.open("乙"), house.open("丙")
    house.save(first, "item", "audit_ent", fee="每证10元")
    house.save(second, "item", "audit_ent", fee="每证20元")
    house.save(third, "redirect", next(iter(house.catalogue.redirect)), advice="打电话问")
    for change in (first, second, third):
        house.submit(change)
        house.approve(change, when="2099-01-01")
    with house.writing() as session:
        done = publishing_due.publish_due(session, "2099-01-01T00:00:00")
    assert done == (first, third)
    assert house.state(second) == "returned"
    with house.reading() as session:
        assert "已被别的变更改过" in session.get_one(Change, second).reason
        assert revision(session) == 3
