"""Composing: an entry in a change, opened and saved."""

import pytest

from catalog.core.composition import members
from catalog.services import changing, composing
from catalog.services.composing import NoSuchEntry, Piece
from tests.workflow import House


def piece(house: House, change: int, kind: str = "bundle", slug: str = "canyin") -> Piece:
    with house.reading() as session:
        return composing.piece(session, change, kind, slug)


def test_a_piece_is_the_live_row_until_somebody_saves(house: House) -> None:
    change = house.open()
    held = piece(house, change)
    assert (held.row, held.version, held.new) == (house.catalogue.bundle["canyin"], 0, False)
    with house.writing() as session:
        row = members.remove_item(held.row, "fire_check")
        assert composing.keep(session, house.admin, held, row, 0) == 1
    assert "fire_check" not in {m.item for m in piece(house, change).row.items}


def test_saving_what_is_there_is_no_save(house: House) -> None:
    change = house.open()
    held = piece(house, change)
    with house.writing() as session:
        assert composing.keep(session, house.admin, held, held.row, 0) == 0
    with house.reading() as session:
        assert changing.rows_of(session, change) == []


def test_nobody_finds_what_is_not_there(house: House) -> None:
    change = house.open()
    for where in ((change, "bundle", "none"), (999, "bundle", "canyin")):
        with house.reading() as session, pytest.raises(NoSuchEntry):
            composing.piece(session, *where)
