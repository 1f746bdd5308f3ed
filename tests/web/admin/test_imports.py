"""The import pages: from a file in the browser to a change, and every refusal in words."""

from io import BytesIO

import pytest
from flask import Flask

from catalog.adapters.workbook import read
from tests.pages import Pages
from tests.signing import signed_in
from tests.workbooks import item_sheet, planted, workbook

NEW = ("W001", "新事项", "行政许可", "市监局", "20个工作日", "5个工作日", "身份证", "")


@pytest.fixture
def desk(own_app: Flask) -> Pages:
    """An administrator's browser."""
    pages = Pages(own_app)
    own_app.config["WTF_CSRF_ENABLED"] = False
    pages.client = signed_in(own_app, "admin")
    return pages


def large(megabytes: int) -> dict[str, object]:
    """A form with a file of this size, as a browser sends it."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
    body = head + b"\0" * (megabytes * 1024 * 1024) + b"\r\n--x--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=x"}


def upload(desk: Pages, data: bytes, name: str = "清单.xlsx", **form: str) -> str:
    """Send a workbook; the address of its report."""
    sent = desk.client.post("/admin/imports", data={"file": (BytesIO(data), name), **form})
    assert sent.status_code == 303, sent.text
    return str(sent.headers["Location"])


def test_a_workbook_is_tried_applied_and_undone(desk: Pages) -> None:
    report = upload(desk, item_sheet(NEW))
    page = desk.get(report)
    assert "试算完成" in page.response.text
    assert "生成变更（1 行）" in page.response.text
    desk.client.post(f"{report}/apply")
    assert "已生成" in desk.get(report).response.text
    desk.client.post(f"{report}/undo")
    assert "这次导入已撤销" in desk.get(report).response.text
    assert "清单.xlsx" in desk.get("/admin/imports").response.text


def test_rejected_rows_say_where_why_and_what_to_do(desk: Pages) -> None:
    report = upload(desk, planted())
    text = desk.get(f"{report}?outcome=rejected").response.text
    assert "市场监管局 第 10 行" in text
    assert "承诺时限不能超过法定时限" in text
    assert "不认识的部门" not in desk.get(f"{report}?outcome=new").response.text


def test_the_annotated_workbook_can_be_sent_in_again(desk: Pages) -> None:
    report = upload(desk, planted())
    data = desk.client.get(f"{report}/annotated.xlsx").data
    sheet = read(data)[0]
    assert sheet.rows[2][-3:] == ["导入结果", "原因", "怎么改"]
    assert sheet.rows[9][-3] == "退回"
    assert "比法定时限" in sheet.rows[9][-2]
    again = desk.get(upload(desk, data)).response.text
    assert "导入结果”不认识" not in again


def test_a_file_that_cannot_be_taken_says_why(desk: Pages) -> None:
    assert "另存为“.xlsx”" in desk.get(upload(desk, b"nothing", "旧表.xls")).response.text


def test_no_file_keeps_what_was_typed(desk: Pages) -> None:
    sent = desk.client.post("/admin/imports", data={"note": "六月报送"})
    assert sent.status_code == 422
    assert "还没有选文件" in sent.text
    assert "六月报送" in sent.text


def test_a_workbook_may_be_larger_than_other_forms_but_not_endless(desk: Pages) -> None:
    assert desk.client.post("/admin/imports", **large(2)).status_code == 303
    sent = desk.client.post("/admin/imports", **large(22))
    assert sent.status_code == 413
    assert "最多收 20 MB" in sent.text


def test_strangers_are_sent_away_before_anything_large_is_read(own_app: Flask) -> None:
    sent = own_app.test_client().post("/admin/imports", **large(2))
    assert sent.status_code == 302


def test_a_forged_upload_is_refused(own_app: Flask) -> None:
    sent = signed_in(own_app, "admin").post("/admin/imports", data={"note": "x"})
    assert sent.status_code == 400
    assert "表单已经过期" in sent.text


def test_a_mapping_is_added_and_used(desk: Pages) -> None:
    row = ("W002", "给付", "ZZ", "市监局", "", "", "身份证", "")
    report = upload(desk, item_sheet(row))
    assert "“ZZ”不认识" in desk.get(report).response.text
    mapping = {"scheme": "item_types", "source": "", "raw": "ZZ", "value": "行政给付"}
    assert desk.client.post("/admin/codes/mappings", data=mapping).status_code == 303
    assert "ZZ" in desk.get("/admin/codes/mappings?scheme=item_types").response.text
    desk.client.post(f"{report}/again")
    assert "生成变更（1 行）" in desk.get(report).response.text
    stale = desk.client.post("/admin/codes/mappings", data=mapping | {"value": "行政许可"})
    assert stale.status_code == 422
    assert "别人刚改过" in stale.text


def test_export_and_template_are_workbooks(desk: Pages) -> None:
    exported = read(desk.client.get("/admin/imports/items.xlsx").data)
    assert [sheet.name for sheet in exported] == ["事项", "材料", "部门"]
    assert len(exported[0].rows) == 245
    template = read(desk.client.get("/admin/imports/template.xlsx").data)
    assert [sheet.name for sheet in template] == ["填写说明", "事项", "材料", "部门"]


def test_unknown_columns_and_sheets_are_not_passed_over_in_silence(desk: Pages) -> None:
    report = upload(
        desk,
        workbook(
            事项=[
                ["事项名称", "事项类型", "实施主体", "谁填的"],
                ["甲", "行政许可", "市监局", "乙"],
            ]
        ),
    )
    assert "谁填的”不认识" in desk.get(report).response.text
