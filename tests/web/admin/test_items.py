"""The item form: papers line by line without a mouse, conditions without expressions."""

import pytest
from flask import Flask

from tests.pages import Page
from tests.web.admin.forms import Editor, filled
from tests.web.admin.test_rows import proposed

ITEM = "/admin/items/food_license"


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    return Editor(own_app)


def papers(page: Page) -> list[str]:
    data = filled(page)
    count = sum(key.startswith("papers-") and key.endswith("-material") for key in data)
    return [str(data[f"papers-{n}-material"]) for n in range(count)]


def test_lines_are_moved_added_and_dropped_by_buttons(editor: Editor) -> None:
    page = editor.open(ITEM)
    first, second, *rest = papers(page)
    moved = editor.send(page, "down:papers:0", 200)
    assert papers(moved)[:2] == [second, first]
    added = editor.send(moved, "add:papers", 200)
    assert papers(added) == [second, first, *rest, ""]
    assert papers(editor.send(added, "drop:papers:1", 200)) == [second, *rest, ""]


def test_nothing_typed_is_lost_when_lines_are_moved(editor: Editor) -> None:
    page = editor.send(editor.open(ITEM), "down:papers:0", 200, name="半句", fee="没写完")
    assert (filled(page)["name"], filled(page)["fee"]) == ("半句", "没写完")


def test_a_material_is_found_by_any_of_its_names(editor: Editor, own_app: Flask) -> None:
    page = editor.send(editor.open(ITEM), "add:papers", 200)
    number = len(papers(page)) - 1
    editor.send(
        page, **{f"papers-{number}-material": "户口本", f"papers-{number}-holders": ["F", "Mo"]}
    )
    last = proposed(own_app, "item", "food_license")["requirements"][-1]  # type: ignore[index]
    assert (last["material"], last["holders"]) == ("hukou", ["F", "Mo"])


def test_an_unknown_material_is_offered_what_it_may_be(editor: Editor) -> None:
    page = editor.send(
        editor.open(ITEM), status=422, **{"papers-0-material": "申请人身份证原件和复印件"}
    )
    assert "没有找到" in " ".join(page.texts(".field-fault"))
    assert papers(page)[0] == "申请人身份证原件和复印件"
    button = page.select(".near button")[0]
    picked = editor.send(page, str(button.attrs["value"]), 200)
    assert papers(picked)[0] == "中华人民共和国居民身份证"


def test_a_condition_is_ticked_not_written(editor: Editor, own_app: Flask) -> None:
    page = editor.send(editor.open(ITEM), "ask:papers:0", 200, **{"papers-0-when-add": "agent"})
    assert "委托" in page.texts("#papers-line-0 .when-question .box")
    empty = editor.send(page, status=422)
    assert "还没有勾选项" in " ".join(empty.texts(".field-fault"))
    editor.send(empty, **{"papers-0-when": ["agent=委托"]})
    first = proposed(own_app, "item", "food_license")["requirements"][0]  # type: ignore[index]
    assert first["when"] == {"agent": ["委托"]}


def test_a_condition_is_taken_off_again(editor: Editor) -> None:
    page = editor.send(editor.open(ITEM), "ask:papers:0", 200, **{"papers-0-when-add": "agent"})
    assert not editor.send(page, "unask:papers:0:agent", 200).select(".when-question")


def test_several_documents_any_of_which_will_do(editor: Editor, own_app: Flask) -> None:
    editor.send(editor.open(ITEM), **{"papers-1-either": "y"})
    first = proposed(own_app, "item", "food_license")["requirements"][0]  # type: ignore[index]
    assert len(first["any_of"]) == 2


def test_a_value_needs_a_source_and_a_promise_keeps_within_the_law(editor: Editor) -> None:
    fields = {
        "promised-value": "９0",
        "promised-unit": "working_day",
        "of_fee-level": "",
        "fee": "10元",
    }
    page = editor.send(editor.open(ITEM), status=422, **fields)
    faults = " ".join(page.texts(".field-fault"))
    assert "比法定时限还长" in faults
    assert "写上从哪里知道的" in faults
    assert "value" not in faults  # the name of a part is no word for people
    assert filled(page)["promised-value"] == "９0"


def test_a_changed_value_is_no_longer_confirmed(editor: Editor, own_app: Flask) -> None:
    editor.send(editor.open(ITEM), **{"of_fee-level": "law", "of_fee-note": "条例第三条"})
    saved = proposed(own_app, "item", "food_license")["provenance"]
    assert saved["fee"] == {"level": "law", "note": "条例第三条"}  # type: ignore[index]


def test_a_saved_row_says_what_still_keeps_it_from_review(editor: Editor, own_app: Flask) -> None:
    page = editor.open("/admin/questions/agent")
    saved = editor.send(page, options="本人\n请人代办")
    assert "还用着选项“委托”" in saved.text


def test_names_are_offered_while_one_is_written(editor: Editor) -> None:
    found = editor.client.get("/admin/names/material?q=身份证").json["names"]  # type: ignore[index]
    assert found[0]["id"] == "idcard"
    assert found[0]["reason"]
    assert editor.client.get("/admin/names/item?q=食品经营").json["names"]  # type: ignore[index]
