"""Taking over an upper level's entry, and seeing later what they changed."""

import copy
from typing import Any

import pytest

from catalog.services import (
    changing,
    composing,
    following_uppers,
    keeping_uppers,
    packing,
    previewing,
    taking_over,
)
from catalog.services.composing import Taken
from catalog.services.keeping_uppers import NotACatalogue, Unknown
from tests.workflow import House


@pytest.fixture
def theirs(house: House) -> dict[str, Any]:
    """The city's export: ours, with one bundle more that needs an item and a question more."""
    with house.reading() as session:
        packed = copy.deepcopy(packing.pack(session)) | {"revision": 41}
    item = next(row for row in packed["rows"]["item"] if row["id"] == "drain_permit")
    packed["rows"]["item"].append(item | {"id": "city_drain", "name": "市级排水许可"})
    packed["rows"]["question"].append(
        {"id": "city_q", "text": "在市区吗？", "options": ["是", "否"]}
    )
    bundle = {
        "id": "city-wash",
        "title": "开办洗车店",
        "short": "开洗车店",
        "audience": "business",
        "summary": "开洗车店要办的。",
        "items": [
            {"item": "city_drain", "include": {"when": {"city_q": ["是"]}}},
            {"item": "signboard"},
        ],
        "questions": [{"question": "city_q"}],
    }
    packed["rows"]["bundle"].append(bundle)
    return packed


def learnt(house: House, packed: dict[str, Any]) -> int:
    with house.writing() as session:
        return keeping_uppers.learn(session, house.admin, "宝鸡市", packed)


def changed(packed: dict[str, Any], **fields: Any) -> dict[str, Any]:
    newer = copy.deepcopy(packed) | {"revision": 42}
    newer["rows"]["bundle"][-1] |= fields
    return newer


def taken(house: House, packed: dict[str, Any]) -> int:
    upper = learnt(house, packed)
    with house.writing() as session:
        return taking_over.take(session, house.admin, upper, "bundle", "city-wash", "xiche")


def flags(house: House) -> following_uppers.Followed:
    with house.reading() as session:
        return following_uppers.follow(session, "bundle", "xiche")


def test_what_we_lack_comes_along_and_what_we_have_stays_ours(
    house: House, theirs: dict[str, Any]
) -> None:
    change = taken(house, theirs)
    with house.reading() as session:
        rows = {(row.noun, row.row_id) for row in changing.rows_of(session, change)}
        piece = composing.piece(session, change, "bundle", "xiche")
        assert previewing.preview(session, piece).findings == ()
    assert rows == {("bundle", "xiche"), ("item", "city_drain"), ("question", "city_q")}
    assert piece.row.maintainer_notes == ("接自宝鸡市“开办洗车店”（bundle/city-wash，修订号 41）",)


def test_an_id_of_ours_is_not_taken(house: House, theirs: dict[str, Any]) -> None:
    upper = learnt(house, theirs)
    with house.writing() as session, pytest.raises(Taken):
        taking_over.take(session, house.admin, upper, "bundle", "city-wash", "canyin")
    with house.reading() as session:
        assert following_uppers.followed(session) == []


def test_cosmetic_changes_raise_no_flag(house: House, theirs: dict[str, Any]) -> None:
    taken(house, theirs)
    assert not flags(house).flagged
    learnt(house, changed(theirs, summary="开洗车店 要办的", title="开办洗车店。"))
    assert (flags(house).flagged, flags(house).cosmetic) == (False, 2)


def test_a_real_change_raises_a_flag_until_somebody_has_looked(
    house: House, theirs: dict[str, Any]
) -> None:
    taken(house, theirs)
    items = [*theirs["rows"]["bundle"][-1]["items"], {"item": "seal_filing"}]
    learnt(house, changed(theirs, items=items, summary="开洗车店要办的！"))
    found = flags(house)
    assert {each.key for each in found.changes} == {"items", "items/seal_filing"}
    assert found.cosmetic == 1
    with house.writing() as session:
        following_uppers.looked(
            session, house.other, "bundle", "xiche", 41
        )  # an old page: not seen
    assert flags(house).flagged
    with house.writing() as session:
        following_uppers.looked(session, house.other, "bundle", "xiche", 42)
    assert not flags(house).flagged


def test_an_entry_they_dropped_is_said_to_be_gone(house: House, theirs: dict[str, Any]) -> None:
    taken(house, theirs)
    newer = copy.deepcopy(theirs)
    newer["rows"]["bundle"].pop()
    learnt(house, newer)
    assert flags(house).gone


@pytest.mark.parametrize(
    "packed",
    [
        None,
        [],
        {},
        {"rows": []},
        {"rows": {}},
        {"rows": {"bundle": [{"id": "x"}]}},
        {"rows": {"bundle": 3}},
    ],
)
def test_what_is_no_catalogue_is_refused_in_words(house: House, packed: Any) -> None:
    with house.writing() as session, pytest.raises(NotACatalogue):
        keeping_uppers.learn(session, house.admin, "宝鸡市", packed)


def test_nothing_is_taken_from_nowhere(house: House, theirs: dict[str, Any]) -> None:
    upper = learnt(house, theirs)
    for where in (
        (999, "bundle", "city-wash"),
        (upper, "bundle", "none"),
        (upper, "item", "city_drain"),
    ):
        with house.writing() as session, pytest.raises(Unknown):
            taking_over.take(session, house.admin, *where, "xiche")


def test_what_was_taken_and_dropped_again_can_be_taken_anew(
    house: House, theirs: dict[str, Any]
) -> None:
    change = taken(house, theirs)
    with house.writing() as session:
        changing.discard_row(session, house.admin, change, "bundle", "xiche", 1)
    with house.reading() as session:
        upper = keeping_uppers.uppers(session)[0].id
        _, found = taking_over.offered(session, upper)
        assert not any(each.ours for each in found)
        assert following_uppers.followed(session) == []
    assert taken(house, theirs) != change
