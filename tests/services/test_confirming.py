"""Values to confirm: which there are, oldest first, and what confirming one changes."""

from datetime import date

import pytest

from catalog.services import confirming, listing_values
from catalog.services.confirming import Confirmation
from catalog.services.listing_values import Filter, Value
from catalog.services.releasing import Refused
from catalog.services.shelf import shelf
from tests.workflow import House, house

__all__ = ["house"]
TODAY = date(2026, 6, 8)
SAID = Confirmation("official", "县政府网站公告，2026年5月", "示例人员", "2026-06-08")


def listed(house: House, state: str = "sample", today: date = TODAY, **wanted: str) -> list[Value]:
    with house.reading() as session:
        return list(listing_values.values_page(session, Filter(state, **wanted), today).values)


def a_point(house: House) -> str:
    return next(row["id"] for row in house.masters("point") if row.get("sample"))


@pytest.mark.parametrize("field", ["place", "hours"])
def test_points_wait_with_their_name_and_their_hours(house: House, field: str) -> None:
    slug = a_point(house)
    assert slug in {each.id for each in listed(house, field=field, words=slug)}


def test_a_name_is_confirmed_with_source_name_and_day(house: House) -> None:
    slug = a_point(house)
    with house.writing() as session:
        args = ("point", slug, "place", SAID)
        change = confirming.confirm(session, house.admin, 0, *args)
    house.publish(change)
    row = house.master("point", slug)
    assert "sample" not in row
    assert row["place_provenance"]["by"] == "示例人员"
    assert not listed(house, field="place", words=slug)
    assert [each.since for each in listed(house, "stale", date(2028, 1, 1), words=slug)] == [
        "2026-06-08"
    ]


def test_hours_are_confirmed_and_the_name_stays_inside(house: House) -> None:
    slug = a_point(house)
    with house.writing() as session:
        change = confirming.confirm(session, house.admin, 0, "point", slug, "hours", SAID)
    house.publish(change)
    assert house.master("point", slug)["hours_provenance"]["on"] == "2026-06-08"
    with house.reading() as session:
        points = {each.id: each for each in shelf(session).network.points}
    source = points[slug].hours_provenance
    assert (source.level, source.on, source.by) == ("official", "2026-06-08", "")


def test_a_confirmation_without_source_or_name_is_refused(house: House) -> None:
    nothing = Confirmation("official", " ", "", "昨天")
    with house.writing() as session, pytest.raises(Refused) as refused:
        confirming.confirm(session, house.admin, 0, "point", a_point(house), "hours", nothing)
    assert len(refused.value.reasons) == 3


def test_a_value_the_row_has_not_is_no_value(house: House) -> None:
    with house.writing() as session, pytest.raises(LookupError):
        confirming.confirm(session, house.admin, 0, "point", a_point(house), "fee", SAID)


def test_the_oldest_come_first(house: House) -> None:
    days = [each.since for each in listed(house)]
    assert days == sorted(days)
