"""Opening workbooks safely: bombs, far cells and broken files are refused in words."""

import struct
import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from catalog.adapters.workbook import Limits, SheetOut, WorkbookRefused, read, write
from tests.workbooks import saved, workbook


def packed(**parts: bytes) -> bytes:
    """A zip with these parts, xl/workbook.xml among them."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(WorkbookRefused) as refused:
        read(data, limits or Limits())
    return str(refused.value)


def test_rows_keep_their_numbers_and_types() -> None:
    sheets = read(workbook(表=[[], ["甲", 1, True, date(2024, 1, 1)]]))
    assert sheets[0].rows[1] == ["甲", 1.0, True, date(2024, 1, 1)]


def test_hidden_sheets_are_passed_over() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(看得见=[["甲"]], 看不见=[["乙"]])))
    book["看不见"].sheet_state = "hidden"
    assert [sheet.name for sheet in read(saved(book))] == ["看得见"]


def test_formulas_without_a_value_and_errors_are_named() -> None:
    sheets = read(workbook(表=[["=1+1", "#REF!", "好"]]))
    assert dict(sheets[0].broken) == {(0, 0): "", (0, 1): "#REF!"}


def test_a_bomb_is_not_opened() -> None:
    bomb = packed(xl__worksheets__sheet1=b"<row>" * 10_000_000)
    assert len(bomb) < 200_000
    assert "异常地大" in refusal(bomb)


def test_a_bomb_that_lies_about_its_size_is_not_opened() -> None:
    bomb = bytearray(packed(xl__worksheets__sheet1=b"<row>" * 10_000_000))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = bomb.rfind(signature)
        struct.pack_into("<I", bomb, at + place, 100)
    assert "异常地大" in refusal(bytes(bomb))


def test_many_parts_together_are_weighed() -> None:
    data = workbook(表=[["文字" * 1000]] * 50)
    assert "异常地大" in refusal(data, Limits(unpacked=10_000))


def test_a_far_cell_is_refused_and_far_formatting_is_not() -> None:
    book = openpyxl.Workbook()
    book.active.cell(1, 1, "甲")
    book.active.cell(1_000_000, 1).font = openpyxl.styles.Font(bold=True)
    assert len(read(saved(book))[0].rows) == 1
    book.active.cell(1_000_000, 1, "乙")
    assert "第 1000000 行还有内容" in refusal(saved(book))
    book.active.cell(1_000_000, 1).value = None
    book.active.cell(1, 16_000, "丙")
    assert "列还有内容" in refusal(saved(book))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧格式"),
        (b"name,department\n", "改了后缀"),
        (packed()[:-30], "不是完好的 .xlsx"),
        (b"", "改了后缀"),
    ],
)
def test_other_files_are_refused_in_words(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_another_archive_is_not_a_workbook() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "不是 Excel 表格" in refusal(out.getvalue())


def test_size_has_a_limit() -> None:
    assert "最多收" in refusal(workbook(表=[["甲"]]), Limits(size=100))


def test_text_is_never_written_as_a_formula() -> None:
    data = write([SheetOut("表", [["=1+1", "@SUM(A1)", "http://example.com", "-1"]], heads=0)])
    assert read(data)[0].rows[0] == ["=1+1", "@SUM(A1)", "http://example.com", "-1"]


@pytest.mark.parametrize("address", [b"r='A1000000'", b'r = "A1000000"', b'r="A1000000"'])
def test_a_far_cell_is_found_however_its_address_is_written(address: bytes) -> None:
    xml = (
        b"<worksheet><sheetData><row><c " + address + b"><v>1</v></c></row></sheetData></worksheet>"
    )
    assert "第 1000000 行还有内容" in refusal(packed(xl__worksheets__sheet1=xml))
