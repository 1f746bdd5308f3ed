"""Picking items by words, also among thousands."""

import pytest

from catalog.models import DRAFTS
from catalog.services import composing, picking, previewing
from tests.workflow import House


def test_items_are_found_by_name_alias_and_department_the_nearest_first(house: House) -> None:
    change = house.open()
    house.save(change, "item", "food_license", name="食品经营许可证核发")
    with house.reading() as session:
        by_name = picking.items(session, change, "食品")
        assert by_name.rows[0].name.startswith("食品")
        assert by_name.rows[0].new
        alias = house.catalogue.item["food_small"].aliases[0]
        assert [(r.id, r.alias) for r in picking.items(session, change, alias).rows] == [
            ("food_small", alias)
        ]
        both = picking.items(session, change, "消防 检查")
        assert both.total
        assert all("消防" in r.name + r.department for r in both.rows)
        assert picking.items(session, change, "食品", department="xfdd").total == 0
        pages = picking.items(session, change).pages
        assert pages > 1
        assert picking.items(session, change, page=pages + 1).rows == ()


@pytest.mark.parametrize("odd", ["%", "\\", "'", '"', "\\u98df", "食\x00品", "🍜"])
def test_odd_words_find_nothing_rather_than_everything(house: House, odd: str) -> None:
    with house.reading() as session:
        assert picking.items(session, house.open(), odd).total == 0


def test_where_nothing_has_all_words_the_nearest_names_are_offered(house: House) -> None:
    with house.reading() as session:
        near = picking.near_items(session, 0, "食品经营执照")
    assert "食品经营许可" in [each.name for each in near]


def test_seven_thousand_items_are_searched(house: House) -> None:
    change = house.open()
    table = DRAFTS["item"]
    base = house.master("item", "food_license")
    with house.writing() as session:
        for number in range(7_369):
            name = f"第{number}号事项的许可"
            content = base | {"id": f"item{number}", "name": name, "aliases": [f"叫法{number}号"]}
            session.add(table(id=f"item{number}", name=name, content=content, department="scjg"))
        session.flush()
        assert picking.items(session, change, "第7000号").rows[0].id == "item7000"
        assert picking.items(session, change, "叫法7001号").rows[0].alias == "叫法7001号"
        previewing.preview(session, composing.piece(session, change, "bundle", "canyin"))
