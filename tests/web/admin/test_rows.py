"""Row forms of every noun: lists, faithful forms, new rows, two people at one row."""

import pytest
from flask import Flask
from sqlmodel import select

from catalog.db import open_session
from catalog.models import DRAFTS, ChangeRow
from catalog.web.admin.links import PLURALS
from tests.web.admin.forms import Editor, filled

NOUNS = (
    "department", "question", "redirect", "rewrite", "phrase", "point", "material", "code", "item",
)  # fmt: skip


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    return Editor(own_app)


def proposed(app: Flask, noun: str, slug: str) -> dict[str, object]:
    with open_session(app.extensions["engine"]) as session:
        query = select(ChangeRow).where(ChangeRow.noun == noun, ChangeRow.row_id == slug)
        return session.exec(query).one().content


@pytest.mark.parametrize("noun", NOUNS)
def test_saving_a_form_nobody_touched_changes_nothing(
    editor: Editor, own_app: Flask, noun: str
) -> None:
    with open_session(own_app.extensions["engine"]) as session:
        rows = {row.id: row.content for row in session.exec(select(DRAFTS[noun]))}
    some = list(rows)[:: max(1, len(rows) // 12)]
    for slug in some:
        editor.send(editor.open(f"/admin/{PLURALS[noun]}/{slug}"), do="stay")
        assert proposed(own_app, noun, slug) == rows[slug]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_is_found_by_words_and_keeps_its_place(editor: Editor, noun: str) -> None:
    plural = PLURALS[noun]
    whole = editor.open(f"/admin/{plural}")
    first = whole.texts("tbody th a")[0].split(" ")[0]
    found = editor.open(f"/admin/{plural}?words={first}")
    assert first in found.texts("tbody th a")[0]
    back = editor.open(str(found.select("tbody th a")[0].attrs["href"]))
    assert any("words=" in link for link in back.links())


def test_what_is_saved_goes_into_a_change_and_shows_in_the_list(
    editor: Editor, own_app: Flask
) -> None:
    page = editor.open("/admin/departments/scjg")
    listed = editor.send(page, note="管登记注册。")
    assert "正在改：变更 1" in listed.text
    assert "修改" in listed.texts("#row-scjg th")[0]
    assert proposed(own_app, "department", "scjg")["note"] == "管登记注册。"
    mine = editor.open("/admin/departments?view=change")
    assert len(mine.select("tbody tr")) == 1


def test_the_next_edit_goes_into_the_same_change(editor: Editor, own_app: Flask) -> None:
    editor.send(editor.open("/admin/departments/scjg"), note="一。")
    editor.send(editor.open("/admin/departments/ga"), note="二。")
    with open_session(own_app.extensions["engine"]) as session:
        assert {row.change_id for row in session.exec(select(ChangeRow))} == {1}


def test_a_new_row_gets_an_id_from_its_name(editor: Editor, own_app: Flask) -> None:
    editor.send(
        editor.open("/admin/redirects/new"), title="办驾照体检", office="医院", advice="去医院。"
    )
    assert proposed(own_app, "redirect", "bjztj")["office"] == "医院"


@pytest.mark.parametrize(
    ("id", "words"), [("scjg", "已经有了"), ("两 个", "用字母"), ("new", "用字母")]
)
def test_an_id_that_cannot_be_used_is_refused_at_the_field(
    editor: Editor, id: str, words: str
) -> None:
    page = editor.send(editor.open("/admin/departments/new"), status=422, name="新局", id=id)
    assert words in " ".join(page.texts(".field-fault"))
    assert filled(page)["name"] == "新局"


def test_two_people_at_one_row_see_the_difference(own_app: Flask) -> None:
    one, other = Editor(own_app), Editor(own_app, "admin", "staff")
    one.send(one.open("/admin/departments/scjg"), do="stay", kind="甲")
    mine = one.open("/admin/departments/scjg?change=1")
    theirs = other.open("/admin/departments/scjg?change=1")
    other.send(theirs, kind="乙")
    page = one.send(mine, status=409, kind="丙")
    assert "别人先保存了" in page.text
    assert page.texts("del") == ["乙"]
    assert page.texts("ins") == ["丙"]
    assert filled(page)["kind"] == "丙"
    one.send(page)
    assert proposed(own_app, "department", "scjg")["kind"] == "丙"


def test_edits_in_different_places_are_put_together(own_app: Flask) -> None:
    one, other = Editor(own_app), Editor(own_app, "admin", "staff")
    one.send(one.open("/admin/departments/scjg"), do="stay", kind="甲")
    mine = one.open("/admin/departments/scjg?change=1")
    other.send(other.open("/admin/departments/scjg?change=1"), note="新的说明")
    page = one.send(mine, status=409, kind="丙")
    assert "已经替您合在一起" in page.text
    one.send(page)
    saved = proposed(own_app, "department", "scjg")
    assert (saved["kind"], saved["note"]) == ("丙", "新的说明")


def test_a_row_is_taken_away_and_brought_back(editor: Editor, own_app: Flask) -> None:
    editor.open("/admin/redirects?words=护照")
    page = editor.open("/admin/redirects/passport")
    gone = editor.send(page, form=".remove-row form", why="不用了")
    assert "删除" in gone.texts("#row-passport th")[0]
    editor.send(editor.open("/admin/redirects/passport"))
    with open_session(own_app.extensions["engine"]) as session:
        assert not session.exec(select(ChangeRow)).one().deleted


def test_a_row_new_in_the_change_is_simply_forgotten(editor: Editor, own_app: Flask) -> None:
    editor.send(editor.open("/admin/departments/new"), name="新局", id="xinju")
    editor.send(editor.open("/admin/departments/xinju"), form=".remove-row form")
    with open_session(own_app.extensions["engine"]) as session:
        assert session.exec(select(ChangeRow)).all() == []


def test_a_closed_change_takes_nothing_more(editor: Editor, own_app: Flask) -> None:
    editor.send(editor.open("/admin/departments/scjg"), note="一。")
    page = editor.open("/admin/departments/ga?change=1")
    discard = editor.open("/admin/changes/1")
    editor.send(discard, form='form[action$="/discard"]')
    refused = editor.send(page, status=422, note="二。")
    assert filled(refused)["note"] == "二。"


def test_seven_thousand_items_are_listed(editor: Editor, own_app: Flask) -> None:
    with open_session(own_app.extensions["engine"], write=True) as session:
        sample = session.get_one(DRAFTS["item"], "food_license")
        for number in range(7369):
            content = sample.content | {"id": f"x{number}", "name": f"事项{number}"}
            fields = {"id": f"x{number}", "name": f"事项{number}", "content": content}
            session.add(DRAFTS["item"](department="scjg", **fields))
        session.commit()
    for url in (
        "",
        "?words=事项7300",
        "?department=scjg&page=100",
        "?type=行政许可",
        "?words=没有的",
    ):
        assert editor.client.get(f"/admin/items{url}").status_code == 200
    assert editor.open("/admin/items?words=事项7300").texts("tbody th a") == ["事项7300"]
