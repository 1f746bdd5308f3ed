"""Unmatched names, many at a time: all that are ticked, or none and why."""

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.models import UnmatchedMaterial
from catalog.services import auditing, changing
from catalog.services.auditing import Filter
from tests.pages import Page
from tests.web.admin.forms import Editor, filled
from tests.workflow import House

URL = "/admin/materials/unmatched/many"
FORM = f'form[action^="{URL}"]'
NAMES = ("本人二代证", "渣土车轨迹表", "渣土车轨迹一览", "随便写的")
"""In the order of the page: the most asked first, then by name."""


@pytest.fixture
def house(own_app: Flask) -> House:
    return House(own_app.extensions["engine"])


@pytest.fixture
def change(house: House) -> int:
    """A change of an import that left four names over in one item."""
    change = house.open("导入")
    needs = house.master("item", "food_license")["requirements"]
    more = [{"material": name, "holders": ["A"]} for name in NAMES]
    house.save(change, "item", "food_license", requirements=[*needs, *more])
    with open_session(house.engine, write=True) as session:
        for count, name in enumerate(reversed(NAMES), 1):
            days = {"first_on": "2026-06-01", "last_on": "2026-06-01"}
            row = UnmatchedMaterial(name=name, count=count, examples=["food_license"], **days)
            session.add(row)
        session.commit()
    return change


@pytest.fixture
def editor(own_app: Flask, change: int) -> Editor:
    return Editor(own_app)


def asked_for(house: House, change: int) -> list[str | None]:
    """What the item asks for besides what it asked for before, by name."""
    with open_session(house.engine) as session:
        catalogue = changing.catalogue_of(session, change)
    found = [need.material for need in catalogue.item["food_license"].requirements[-4:]]
    return [catalogue.material[each].name if each in catalogue.material else each for each in found]


def ticked(page: Page) -> list[str]:
    boxes = page.select("tbody input[type=checkbox]")
    return [str(box.attrs["id"]) for box in boxes if "checked" in box.attrs]


def test_the_ticked_ones_are_settled_in_one_step(editor: Editor, house: House, change: int) -> None:
    page = editor.open(URL)
    reasons = page.texts('select[name=do-1] option[value="match:idcard"]')
    assert reasons
    assert "（" in reasons[0]
    done = editor.send(
        page,
        form=FORM,
        tick__1="1",
        do__1="match:idcard",
        tick__2="1",
        do__2="new",
        tick__4="1",
        do__4="drop",
    )
    assert "对上了 1 个，新建了 1 种材料，1 个不再列出" in done.text
    assert f"变更 {change} 里有 2 处事项跟着改好了" in done.text
    assert asked_for(house, change) == [
        "中华人民共和国居民身份证",
        "渣土车轨迹表",
        "渣土车轨迹一览",
        "随便写的",
    ]
    assert done.texts("tbody th") == ["渣土车轨迹一览"]
    with open_session(house.engine) as session:
        lines = [*auditing.whole_log(session, Filter(action="match_name"))]
    assert [line.detail for line in lines] == ["本人二代证", "渣土车轨迹表"]


def test_one_that_cannot_be_holds_all_back_and_ticks_and_choices_stay(
    editor: Editor, house: House, change: int
) -> None:
    page = editor.open(URL)
    wrong = editor.send(
        page,
        status=422,
        form=FORM,
        tick__1="1",
        do__1="",
        tick__3="1",
        do__3="new",
        supply="ecert",
    )
    assert wrong.texts(".field-fault") == ["先选它是哪种材料，或者新建。"]
    assert ticked(wrong) == ["tick-1", "tick-3"]
    kept = filled(wrong, FORM)
    assert (kept["do-1"], kept["do-3"], kept["supply"]) == ("", "new", "ecert")
    assert asked_for(house, change) == list(NAMES)


def test_without_a_tick_nothing_is_done(editor: Editor) -> None:
    wrong = editor.send(editor.open(URL), status=422, form=FORM)
    assert "先勾上要处理的叫法" in wrong.text


def test_a_name_somebody_settled_meanwhile_is_told_at_the_top(
    editor: Editor, house: House, change: int
) -> None:
    page = editor.open(URL)
    editor.send(page, form=FORM, tick__4="1", do__4="drop")
    wrong = editor.send(
        page, status=422, form=FORM, tick__4="1", do__4="new", tick__3="1", do__3="new"
    )
    assert "“随便写的”这个叫法已经有人处理了" in " ".join(wrong.texts(".faults"))
    assert ticked(wrong) == ["tick-3"]
    assert asked_for(house, change) == list(NAMES)


def test_a_page_can_be_ticked_whole(editor: Editor) -> None:
    assert len(ticked(editor.open(URL + "?all=1"))) == 4
    assert ticked(editor.open(URL)) == []


def test_they_go_into_a_new_change_when_that_is_chosen(editor: Editor, house: House) -> None:
    done = editor.send(editor.open(URL), form=FORM, tick__2="1", do__2="new", change="0")
    assert "变更 2 里有 0 处" in done.text
