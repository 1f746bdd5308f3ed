"""A fault is told where it stands; what nobody sees in a workbook is remarked on."""

from io import BytesIO
from typing import Any

import openpyxl

from catalog.services import annotating, viewing_reports
from catalog.services.viewing_reports import Filter, ReportRow
from tests.services.importing import Import
from tests.workbooks import HEAD, Rows, item_sheet, saved, workbook
from tests.workflow import House

ITEMS = [("实施编码", "事项名称", "事项类型", "实施主体"), ("A001", "甲", "行政许可", "市监局")]
PAPERS = [
    ("实施编码", "材料名称", "持有人", "复印件份数"),
    ("A001", "身份证", "申请人本人", 1),
    ("A001", "营业执照", "外星人", 1),
    ("A001", "其他材料", "申请人本人", "两三份"),
]
GOOD = ("A001", "甲", "行政许可", "市监局", "20个工作日", "5个工作日", "身份证", "")


def reported(tried: Import) -> tuple[ReportRow, ...]:
    with tried.house.reading() as session:
        return viewing_reports.report(session, tried.id, Filter("rejected")).rows


def told(tried: Import) -> list[tuple[str, str]]:
    """(place and column, reason) of every fault of the first row turned down."""
    return [
        (each.place + "".join(f" {letter} {name}" for letter, name in each.columns), each.reason)
        for each in reported(tried)[0].faults
    ]


def annotated(tried: Import) -> Any:
    with tried.house.reading() as session:
        data = annotating.annotated(session, tried.id)
    assert data
    return openpyxl.load_workbook(BytesIO(data))


def remarks(house: House, data: bytes) -> list[str]:
    return list(Import(house, data).run.summary["notes"])


def test_a_fault_in_the_sheet_of_materials_is_told_at_its_own_place(house: House) -> None:
    tried = Import(house, workbook(事项=ITEMS, 材料=PAPERS))
    (row,) = reported(tried)
    assert (row.name, row.place) == ("甲", "事项 第 2 行")
    assert told(tried) == [
        ("材料 第 3 行 C 持有人", "不认识持有人“外星人”"),
        ("材料 第 4 行 B 材料名称", "“其他材料”说不清要带什么"),
    ]


def test_the_annotated_workbook_marks_the_cell_in_its_own_sheet(house: House) -> None:
    book = annotated(Import(house, workbook(事项=ITEMS, 材料=PAPERS)))
    papers, items = book["材料"], book["事项"]
    coloured = {
        cell.coordinate
        for page in (papers, items)
        for row in page.iter_rows(min_row=2)
        for cell in row
        if cell.comment
    }
    assert coloured == {"C3", "B4"}
    assert [cell.value for cell in papers[1]][4:] == ["导入结果", "原因", "怎么改"]
    assert papers["E2"].value is None
    assert papers["E3"].value == "退回"
    assert papers["F3"].value == "C列持有人：不认识持有人“外星人”"
    assert items["E2"].value == "退回"
    assert "“材料”第 3 行C列持有人" in items["F2"].value


def test_materials_under_their_item_are_told_by_their_own_row(house: House) -> None:
    head = (*ITEMS[0], "材料名称", "复印件份数")
    rows: Rows = [head, (*ITEMS[1], "身份证", 1), (None, None, None, None, "营业执照", "两三份")]
    tried = Import(house, workbook(事项=rows))
    assert told(tried)[0][0] == "事项 第 3 行 F 复印件份数"
    assert annotated(tried)["事项"]["F3"].comment


def test_a_fault_in_a_cell_of_materials_stays_at_the_item(house: House) -> None:
    tried = Import(house, item_sheet((*GOOD[:6], "身份证；其他材料", "")))
    assert told(tried) == [(" G 申请材料", "“其他材料”说不清要带什么")]


def test_hidden_sheets_and_hidden_rows_are_remarked_on_and_counted(house: House) -> None:
    book = openpyxl.load_workbook(
        BytesIO(workbook(事项=[HEAD, GOOD, ("A002", "乙", *GOOD[2:])], 去年=[HEAD], 空的=[]))
    )
    for name in ("去年", "空的"):
        book[name].sheet_state = "hidden"
    for row in (3, 9):
        book["事项"].row_dimensions[row].hidden = True
    tried = Import(house, saved(book))
    assert tried.counts["new"] == 2
    first, second = tried.run.summary["notes"]
    assert first.startswith("1 张隐藏的工作表没有导入：“去年”")
    assert second.startswith("工作表“事项”有 1 行是隐藏的或被筛选掉的（从第 3 行起）")


def test_a_sheet_with_nothing_but_headings_is_said_to_be_so(house: House) -> None:
    assert remarks(house, workbook(事项=[HEAD])) == ["工作表“事项”只有表头，下面没有行"]


def test_our_own_template_gives_no_cause_for_remarks(house: House) -> None:
    from catalog.services import exporting

    with house.reading() as session:
        whole = exporting.items(session)
    assert remarks(house, whole) == []


def test_one_way_of_being_wrong_is_told_once_a_row(house: House) -> None:
    tried = Import(house, item_sheet((*GOOD[:4], "1.5个月", "1.5个月", "身份证", "")))
    assert told(tried) == [(" E 法定办结时限 F 承诺办结时限", "“1.5个月”不是整月")]


def test_a_broken_limit_is_not_compared_with_the_one_there_was(house: House) -> None:
    rows: Rows = [
        ("事项标识", "法定办结时限", "承诺办结时限"),
        ("food_license", "1.5个月", "300个工作日"),
    ]
    assert [why for _, why in told(Import(house, workbook(事项=rows)))] == ["“1.5个月”不是整月"]


def test_a_formula_without_a_value_is_the_one_fault_of_its_cell(house: House) -> None:
    tried = Import(house, item_sheet((GOOD[0], "=1+1", *GOOD[2:])))
    assert told(tried) == [(" B 事项名称", "公式还没有算出值")]
