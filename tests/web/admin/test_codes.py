"""Code tables: values added, renamed and retired in a change; codes nobody knew, mapped."""

from io import BytesIO

import pytest
from flask import Flask
from sqlmodel import select

from catalog.db import open_session
from catalog.models import ChangeRow
from catalog.models.draft import Code
from tests.web.admin.forms import Editor
from tests.workbooks import item_sheet


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    own_app.config["WTF_CSRF_ENABLED"] = False
    return Editor(own_app)


def proposed(app: Flask, noun: str) -> dict[str, dict[str, object]]:
    with open_session(app.extensions["engine"]) as session:
        rows = session.exec(select(ChangeRow).where(ChangeRow.noun == noun))
        return {row.row_id: row.content for row in rows}


def upload(editor: Editor, *rows: tuple[str, ...], **form: str) -> str:
    data = {"file": (BytesIO(item_sheet(*rows)), "清单.xlsx"), **form}
    return str(editor.client.post("/admin/imports", data=data).headers["Location"])


def faults(editor: Editor, page: str, **fields: str) -> str:
    sent = editor.send(editor.open(page), status=422, **fields)
    return " ".join(sent.texts(".field-fault, .faults"))


def test_a_value_is_added_in_a_change(editor: Editor, own_app: Flask) -> None:
    editor.send(editor.open("/admin/codes/new"), scheme="case_types", value="承诺备案件")
    row = {"scheme": "case_types", "value": "承诺备案件", "label": "承诺备案件"}
    assert proposed(own_app, "code") == {"case_types/承诺备案件": row}


def test_items_follow_the_new_name_of_their_type(editor: Editor, own_app: Flask) -> None:
    page = editor.open("/admin/codes/item_types/B")
    assert "个事项是这个类型" in page.text
    editor.send(page, label="备案")
    items = proposed(own_app, "item")
    assert items
    assert {row["type"] for row in items.values()} == {"备案"}
    editor.send(editor.open("/admin/changes/1"), form='form[action$="/submit"]')
    assert "待审核" in editor.open("/admin/changes/1").text


def test_a_type_in_use_cannot_be_retired(editor: Editor) -> None:
    editor.send(editor.open("/admin/codes/item_types/B"), form=".remove-row form")
    page = editor.open("/admin/changes/1")
    refused = editor.send(page, status=409, form='form[action$="/submit"]')
    assert "事项类型“行政备案”不在代码表里" in refused.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"scheme": "supplies", "value": "loan"}, "不能增加"),
        ({"scheme": "case_types", "value": "甲/乙"}, "不能有“/”"),
        ({"scheme": "item_types", "value": "Z", "label": "行政许可"}, "已经叫“行政许可”"),
        ({"scheme": "item_types", "value": "X"}, "已经有了"),
        ({"scheme": "case_types", "value": ""}, "要填"),
    ],
)
def test_bad_values_are_refused_in_words(
    editor: Editor, fields: dict[str, str], words: str
) -> None:
    assert words in faults(editor, "/admin/codes/new", **fields)


def test_a_retired_value_means_nothing_to_an_import(editor: Editor, own_app: Flask) -> None:
    row = ("W1", "一件", "给付", "市监局", "", "", "身份证", "")
    assert "新增" in editor.open(upload(editor, row)).text
    with open_session(own_app.extensions["engine"], write=True) as session:
        session.delete(session.get_one(Code, "item_types/J"))
        session.commit()
    assert "“给付”不认识" in editor.open(upload(editor, row)).text
    assert "值已停用" in editor.open("/admin/codes/mappings?scheme=item_types").text


def test_a_code_nobody_knew_queues_and_is_mapped_with_one_click(editor: Editor) -> None:
    row = ("W2", "一件", "ZZ", "市监局", "", "", "身份证", "")
    report = upload(editor, row, (*row[:1], "二件", *row[2:]), source="编码方案二")
    assert "没认出的代码 1 个" in editor.open(report).text
    queue = editor.open("/admin/codes/unmapped")
    assert queue.texts(".wording-said") == ["ZZ"]
    editor.send(queue, form=".wording-acts", value="行政给付")
    assert "都认出来了" in editor.open("/admin/codes/unmapped").text
    mappings = editor.open("/admin/codes/mappings?scheme=item_types").text
    assert "编码方案二 ZZ 行政给付" in mappings
    editor.client.post(f"{report}/again")
    assert (
        "没认出的代码" not in editor.open(report).text.split("退回的原因")[0].split("一并处理")[-1]
    )


def test_an_unknown_department_and_unit_queue_too_and_can_be_set_aside(editor: Editor) -> None:
    upload(editor, ("W3", "一件", "行政许可", "无名局", "", "5旬", "身份证", ""))
    queue = editor.open("/admin/codes/unmapped")
    assert "无名局" in queue.texts(".wording-said")
    first = queue.texts(".wording-said")[0]
    data = {"scheme": "departments", "source": "*", "raw": "无名局", "from": "unmapped", "sure": ""}
    editor.client.post("/admin/codes/mappings", data=data)
    assert first not in editor.open("/admin/codes/unmapped").texts(".wording-said")
