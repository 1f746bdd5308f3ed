"""The material dictionary: merging with a preview, parting, names an import left over."""

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.models import UnmatchedMaterial
from catalog.services import changing
from tests.web.admin.forms import Editor
from tests.web.admin.test_rows import proposed
from tests.workflow import House

FORM = "form.row-end"


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    return Editor(own_app)


def test_a_name_can_mean_only_one_material(editor: Editor) -> None:
    page = editor.send(editor.open("/admin/materials/hukou"), status=422, aliases="身份证")
    assert "已经是“中华人民共和国居民身份证”的叫法" in " ".join(page.texts(".field-fault"))


def test_a_merge_is_shown_done_and_taken_apart(editor: Editor, own_app: Flask) -> None:
    shown = editor.open("/admin/materials/premise_proof/merge?into=dev_site")
    assert shown.texts("tbody th")
    editor.send(shown, form=FORM)
    assert proposed(own_app, "material", "premise_proof")["merged_into"] == ["dev_site"]
    merges = editor.open("/admin/materials/merges")
    assert "起草中" in merges.text
    parting = editor.open("/admin/materials/merges/1?change=1")
    editor.send(parting, form=FORM)
    assert "merged_into" not in proposed(own_app, "material", "premise_proof")


def test_into_what_is_not_there_is_refused_with_advice(editor: Editor) -> None:
    page = editor.open("/admin/materials/premise_proof/merge?into=场地材料", 422)
    assert "没有找到" in page.text
    itself = editor.open("/admin/materials/premise_proof/merge?into=premise_proof", 422)
    assert "不能并入它自己" in itself.text


def test_pairs_that_may_be_one_are_listed(editor: Editor) -> None:
    assert editor.open("/admin/materials/twins").texts("tbody td")


@pytest.fixture
def imported(own_app: Flask) -> int:
    """A change of an import that left a name over in one item."""
    house = House(own_app.extensions["engine"])
    change = house.open("导入")
    item = house.master("item", "food_license")
    needs = [*item["requirements"], {"material": "本人二代证", "holders": ["A"]}]
    house.save(change, "item", "food_license", requirements=needs)
    with open_session(house.engine, write=True) as session:
        days = {"first_on": "2026-06-01", "last_on": "2026-06-01"}
        session.add(
            UnmatchedMaterial(name="本人二代证", count=1, examples=["food_license"], **days)
        )
        session.commit()
    return change


def test_a_name_left_over_becomes_an_alias_and_its_items_follow(
    editor: Editor, own_app: Flask, imported: int
) -> None:
    page = editor.open("/admin/materials/unmatched")
    assert "食品经营许可" in page.text
    done = editor.send(page, "match", form="form.wording-acts", material="身份证")
    assert "1 个事项跟着改好" in done.text
    with open_session(own_app.extensions["engine"]) as session:
        catalogue = changing.catalogue_of(session, imported)
    assert catalogue.item["food_license"].requirements[-1].material == "idcard"
    assert "本人二代证" in catalogue.material["idcard"].aliases
    assert "都对上了" in editor.open("/admin/materials/unmatched").text


def test_or_a_material_of_its_own(editor: Editor, own_app: Flask, imported: int) -> None:
    page = editor.open("/admin/materials/unmatched")
    editor.send(page, "create", form="form.wording-acts", supply="self")
    with open_session(own_app.extensions["engine"]) as session:
        catalogue = changing.catalogue_of(session, imported)
    made = catalogue.item["food_license"].requirements[-1].material
    assert catalogue.material[made].name == "本人二代证"


def test_what_it_does_not_mean_is_refused_and_kept(editor: Editor, imported: int) -> None:
    page = editor.open("/admin/materials/unmatched")
    wrong = editor.send(page, "match", 422, "form.wording-acts", material="没有的材料")
    assert "没有找到“没有的材料”" in wrong.text


def test_a_name_nobody_wants_is_dropped(editor: Editor, imported: int) -> None:
    editor.send(editor.open("/admin/materials/unmatched"), "drop", form="form.wording-acts")
    assert "本人二代证" in editor.open("/admin/materials/unmatched?state=dropped").text
