"""Items that the department's newest workbook lacks: marked in the list and on their page."""

import pytest
from flask import Flask

from catalog.core.intake.known import Options
from catalog.db import open_session
from catalog.services import importing
from catalog.services.signing_in import as_account
from catalog.web.admin import working
from tests.signing import a_user
from tests.web.admin.forms import Editor
from tests.workbooks import workbook


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    return Editor(own_app)


def send_in(app: Flask, *rows: list[str]) -> None:
    """Import a workbook of the market regulator's and apply it."""
    engine = app.extensions["engine"]
    data = workbook(市监局=[["事项名称", "事项类型"], *rows])
    with open_session(engine, write=True) as session:
        user = as_account(a_user(session, "admin"))
        run = importing.start(session, user, "市监局.xlsx", data, Options())
    working.work(engine, run)
    with open_session(engine, write=True) as session:
        importing.ask_to_apply(session, user, run)
    working.work(engine, run)


def test_the_mark_is_in_the_list_and_on_the_page_until_a_workbook_has_the_item(
    editor: Editor, own_app: Flask
) -> None:
    def shown(url: str) -> str:
        return editor.open(url).text

    assert "没有找到" in shown("/admin/items?absent=1")
    send_in(own_app, ["新事项", "行政许可"])
    assert "的表里没有" in shown("/admin/items?absent=1&words=food_license")
    assert "《市监局.xlsx》）里没有这件事项" in shown("/admin/items/food_license")
    name = editor.open("/admin/items/food_license").h1
    send_in(own_app, [name, "行政许可"], ["另一件新事项", "行政许可"])
    assert "没有找到" in shown("/admin/items?absent=1&words=food_license")
    assert "里没有这件事项" not in shown("/admin/items/food_license")
