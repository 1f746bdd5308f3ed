"""Reading a workbook: every visible sheet as rows of plain cells, as they stand."""

import posixpath
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import python_calamine
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from catalog.adapters.workbook.safety import LIMITS, Limits, Part, WorkbookRefused, check
from catalog.core.intake.sheet import CHOICES_SHEET, Sheet

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(
    data: bytes,
    limits: Limits = LIMITS,
    progress: Callable[[int, int], None] | None = None,
    hidden: bool = False,
) -> list[Sheet]:
    """The visible worksheets of an .xlsx, and with ``hidden`` the names of hidden ones that
    hold something; raises WorkbookRefused.

    Rows start at the sheet's first row, so that row numbers are those the sender sees.
    Formulas give the value stored with them. ``progress`` is told (sheets read, sheets).
    """
    parts = check(data, limits)
    try:
        with python_calamine.load_workbook(BytesIO(data)) as book:
            found = _sheets(book, _files(data), parts, limits, progress)
            return found + (_hidden(book) if hidden else [])
    except (CalamineError, ValueError, KeyError, ElementTree.ParseError) as error:
        if isinstance(error, WorkbookRefused):
            raise
        raise WorkbookRefused(
            "这份表格打不开，可能已损坏。请用 Excel 或 WPS 打开，另存为新的“.xlsx”后再传。"
        ) from None


def _sheets(
    book: CalamineWorkbook,
    files: dict[str, str],
    parts: dict[str, Part],
    limits: Limits,
    progress: Callable[[int, int], None] | None,
) -> list[Sheet]:
    shown = [
        meta.name
        for meta in book.sheets_metadata
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
    ]
    found, total = [], 0
    for number, name in enumerate(shown):
        if progress:
            progress(number, len(shown))
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False) if sheet.height else []
        total += len(rows)
        if total > limits.rows:
            raise WorkbookRefused(f"表格一共超过 {limits.rows} 行。请按部门分成几份再传。")
        part = parts.get(files.get(name, ""))
        found.append(
            Sheet(
                name,
                rows,
                tuple(sheet.merged_cell_ranges or ()),
                part.broken if part else {},
                part.hidden if part else frozenset(),
            )
        )
    return found


def _hidden(book: CalamineWorkbook) -> list[Sheet]:
    names = (
        meta.name
        for meta in book.sheets_metadata
        if meta.visible != SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
    )
    return [
        Sheet(name, [], hidden=True)
        for name in names
        if name != CHOICES_SHEET and book.get_sheet_by_name(name).height
    ]


def _files(data: bytes) -> dict[str, str]:
    """Sheet name -> its file in the archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        book = _xml(archive.read("xl/workbook.xml"))
        links = _xml(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links.findall("{*}Relationship")}
    return {
        str(sheet.get("name")): posixpath.normpath(
            posixpath.join("/xl", targets.get(sheet.get(RELATION), ""))
        ).lstrip("/")
        for sheet in book.findall(".//{*}sheet")
    }


def _xml(text: bytes) -> ElementTree.Element:
    # Entities are how a small file grows large; an xlsx has no use for them.
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise WorkbookRefused("文件里有不该有的 XML 声明，没有打开。请另存为新的“.xlsx”后再传。")
    return ElementTree.fromstring(text)  # noqa: S314 - declarations are refused above
