"""Previewing an entry of a change from the few rows around it."""

from dataclasses import replace

from catalog.core.document import dump
from catalog.services import changing, composing, gathering, previewing, starting_entries
from catalog.services.freezing import findings_of
from tests.workflow import House


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
    row = starting_entries.blank("licence", "new", "新的综合证", "新的", "business")
    with house.writing() as session:
        change = starting_entries.start(session, house.admin, "licence", row)
    with house.reading() as session:
        seen = previewing.preview(session, composing.piece(session, change, "licence", "new"))
    assert seen.findings[0] == "还没有事项：先加进来"
