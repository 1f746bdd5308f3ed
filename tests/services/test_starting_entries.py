"""Starting an entry: an id used once, a copy, one change to edit it in."""

from dataclasses import replace

import pytest

from catalog.services import starting_entries
from catalog.services.composing import Taken
from tests.workflow import House


def test_an_id_is_used_once_live_or_proposed(house: House) -> None:
    row = starting_entries.blank("bundle", "canyin", "又一个", "又一个", "life")
    with house.writing() as session, pytest.raises(Taken):
        starting_entries.start(session, house.admin, "bundle", row)
    row = replace(row, id="brand-new")
    with house.writing() as session:
        starting_entries.start(session, house.admin, "bundle", row)
    with house.writing() as session, pytest.raises(Taken):
        starting_entries.start(session, house.other, "bundle", row, house.open())


def test_a_copy_leaves_names_and_phrases_behind(house: House) -> None:
    blank = starting_entries.blank("bundle", "mian", "开面馆", "开面馆", "business")
    with house.reading() as session:
        copy = starting_entries.copied(session, "bundle", "canyin", blank)
    assert copy.items == house.catalogue.bundle["canyin"].items
    assert (copy.id, copy.title, copy.names) == ("mian", "开面馆", ())
    assert copy.maintainer_notes[-1] == "照“开办餐饮店“一件事””（canyin）抄来"


def test_beginning_twice_comes_to_the_same_change(house: House) -> None:
    with house.writing() as session:
        first = starting_entries.begin(session, house.admin, "bundle", "canyin", None)
    with house.writing() as session:
        assert starting_entries.begin(session, house.other, "bundle", "canyin", None) == first
