"""Composing: an entry and its few rows in a change, saved, copied, previewed, searched for."""

from dataclasses import replace

import pytest

from catalog.core.composition import members
from catalog.core.document import dump
from catalog.models import DRAFTS
from catalog.services import changing, composing, gathering, picking, previewing
from catalog.services.composing import NoSuchEntry, Piece, Taken
from catalog.services.freezing import findings_of
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


def test_the_few_rows_around_an_entry_preview_and_lint_like_the_whole_catalogue(
    house: House,
) -> None:
    change = house.open()
    house.save(change, "item", "food_license", name="食品经营许可（新）")
    house.save(change, "question", "drain", text="排水吗？")
    with house.reading() as session:
        whole = changing.catalogue_of(session, change)
        for kind, row in whole.entries():
            seen = previewing.preview(session, composing.piece(session, change, kind, row.id))
            assert seen.findings == ()
            assert seen.guide is not None
        few = gathering.around(session, change, "bundle", whole.bundle["canyin"])
        assert findings_of(whole, [("bundle", "canyin")]) == []
    for noun in ("item", "question", "material"):
        held = getattr(few, noun)
        assert held.items() <= getattr(whole, noun).items()
    assert len(few.item) < 20


def test_findings_speak_of_names(house: House) -> None:
    change = house.open()
    row = house.catalogue.bundle["canyin"]
    row = replace(row, items=(*row.items[1:], replace(row.items[0], include="sometimes")))
    house.save(change, "bundle", "canyin", **dump(row))
    with house.reading() as session:
        seen = previewing.preview(session, composing.piece(session, change, "bundle", "canyin"))
    assert any(text.startswith("“食品经营许可”的办理方式") for text in seen.findings)


def test_a_broken_reference_leaves_no_page_but_says_what_is_wrong(house: House) -> None:
    change = house.open()
    content = house.master("bundle", "canyin")
    items = [*content["items"], {"item": "none_such"}]
    house.save(change, "bundle", "canyin", items=items)
    with house.reading() as session:
        seen = previewing.preview(session, composing.piece(session, change, "bundle", "canyin"))
    assert seen.guide is None
    assert "事项“none_such”不在目录里" in seen.findings


def test_answers_that_no_longer_exist_are_dropped(house: House) -> None:
    change = house.open()
    pairs = (("size_small", "是"), ("gone", "1"), ("size_small", "也许"), ("with", "none"))
    with house.reading() as session:
        held = composing.piece(session, change, "bundle", "canyin")
        seen = previewing.preview(session, held, pairs)
    assert seen.guide is not None
    assert seen.guide.situation.answers == {"size_small": ("是",)}


def test_an_empty_entry_asks_for_items(house: House) -> None:
    row = composing.blank("licence", "new", "新的综合证", "新的", "business")
    with house.writing() as session:
        change = composing.start(session, house.admin, "licence", row)
    with house.reading() as session:
        seen = previewing.preview(session, composing.piece(session, change, "licence", "new"))
    assert seen.findings[0] == "还没有事项：先加进来"


def test_an_id_is_used_once_live_or_proposed(house: House) -> None:
    row = composing.blank("bundle", "canyin", "又一个", "又一个", "life")
    with house.writing() as session, pytest.raises(Taken):
        composing.start(session, house.admin, "bundle", row)
    row = replace(row, id="brand-new")
    with house.writing() as session:
        composing.start(session, house.admin, "bundle", row)
    with house.writing() as session, pytest.raises(Taken):
        composing.start(session, house.other, "bundle", row, house.open())


def test_a_copy_leaves_names_and_phrases_behind(house: House) -> None:
    blank = composing.blank("bundle", "mian", "开面馆", "开面馆", "business")
    with house.reading() as session:
        copy = composing.copied(session, "bundle", "canyin", blank)
    assert copy.items == house.catalogue.bundle["canyin"].items
    assert (copy.id, copy.title, copy.names) == ("mian", "开面馆", ())
    assert copy.maintainer_notes[-1] == "照“开办餐饮店“一件事””（canyin）抄来"


def test_beginning_twice_comes_to_the_same_change(house: House) -> None:
    with house.writing() as session:
        first = composing.begin(session, house.admin, "bundle", "canyin", None)
    with house.writing() as session:
        assert composing.begin(session, house.other, "bundle", "canyin", None) == first


def test_every_save_is_kept_with_its_author(house: House) -> None:
    change = house.open()
    house.save(change, "bundle", "canyin", summary="一")
    house.save(change, "bundle", "canyin", by=house.other, expected=1, summary="二")
    with house.reading() as session:
        saves = composing.saves(session, change, "bundle", "canyin")
        seen = [composing.started_from(session, change, "bundle", "canyin", n) for n in (0, 1, 2)]
    assert [(save.version, save.content["summary"]) for save in saves] == [(2, "二"), (1, "一")]
    assert [save.who for save in saves] == [house.other.display_name, house.admin.display_name]
    assert [content["summary"] for content in seen] == [
        house.catalogue.bundle["canyin"].summary,
        "一",
        "二",
    ]


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
