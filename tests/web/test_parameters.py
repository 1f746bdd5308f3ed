"""Control characters never get in: not by a form, not by an address."""

from flask import Flask
from sqlmodel import select

from catalog.db import open_session
from catalog.models import ChangeRow
from tests.pages import Pages
from tests.web.admin.forms import Editor


def test_a_form_keeps_the_words_without_them(own_app: Flask) -> None:
    editor = Editor(own_app)
    page = editor.open("/admin/departments/scjg")
    saved = editor.send(page, do="stay", note="管\x00登\x1b记\n第二行", kind="甲\x7f乙")
    assert "管登记" in saved.response.text
    with open_session(own_app.extensions["engine"]) as session:
        row = session.exec(select(ChangeRow)).one().content
    assert (row["note"].split("\n")[0].strip(), row["kind"]) == ("管登记", "甲乙")


def test_a_search_does_not_trip_over_them(own_app: Flask) -> None:
    Editor(own_app).open("/admin/items?words=%00食品")
    assert "餐饮" in Pages(own_app).get("/find?q=%00开饭店").text


def test_no_address_holds_one(own_app: Flask) -> None:
    Pages(own_app).get("/b/%00", 404)
    Editor(own_app).open("/admin/items/food%00_license", 404)
