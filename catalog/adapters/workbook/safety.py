"""Is this file safe to open? Checked on the raw archive, before any library reads it.

An xlsx is a zip of XML. A few kilobytes may unpack to gigabytes, and one cell in the last row
makes a reader lay out every cell before it. Sizes are measured while unpacking: what the
archive says about itself is not believed.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

MEGABYTE = 1024 * 1024
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
CHUNK = 4 * MEGABYTE
RATIO_FROM = 20 * MEGABYTE

CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]+)(\d+)"(?:[^>]*[^/])?>(?!</)')
# An address from row 20000 or column IW (257th) on; looked for before every cell is.
FAR = re.compile(rb' r="(?:(?:I[W-Z]|[J-Z][A-Z]|[A-Z]{3,})\d|[A-Z]{0,2}(?:[2-9]\d{4}|\d{6,})")')
ODD_ADDRESS = re.compile(rb"\br(?:\s+=\s*|=\s+|=(?='))[\"'](\w+)[\"']")
FORMULA = re.compile(rb'<c [^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f[ />]')
FORMULA_STARTS = (b"<f>", b"<f ", b"<f/")
ERROR = re.compile(
    rb'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)
HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row (?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*?\br="(\d+)\""""
)
VALUE = re.compile(rb"<v>[^<]|<t[ >]")


class WorkbookRefused(ValueError):
    """The file cannot be taken; the text says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Limits:
    """What a workbook may be at most; sizes in bytes."""

    size: int = 20 * MEGABYTE
    unpacked: int = 300 * MEGABYTE
    ratio: int = 150
    parts: int = 2000
    rows: int = 20_000
    columns: int = 256


LIMITS = Limits()


@dataclass(frozen=True)
class Part:
    """One worksheet of the archive: its name there, its cells that have no value because a
    formula went wrong (the error) or was never calculated (""), and its hidden rows, from 0."""

    name: str
    broken: dict[tuple[int, int], str]
    hidden: frozenset[int] = frozenset()


def check(data: bytes, limits: Limits = LIMITS) -> dict[str, Part]:
    """The worksheets by name in the archive; raises WorkbookRefused."""
    if len(data) > limits.size:
        raise WorkbookRefused(
            f"文件有 {len(data) / MEGABYTE:.1f} MB，最多收 {limits.size // MEGABYTE} MB。"
            "请删去图片和用不着的工作表，或按部门分成几份。"
        )
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise WorkbookRefused(
            "这是旧格式（.xls）或加了密码的文件。请用 Excel 或 WPS 打开，去掉密码，另存为“.xlsx”。"
        )
    if data[:2] != b"PK":
        raise WorkbookRefused(
            "这不是 .xlsx 文件，可能是 .csv、网页或别的文件改了后缀。"
            "请用 Excel 或 WPS 打开，另存为“.xlsx”后再传，不要只改后缀。"
        )
    try:
        return _parts(data, limits)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError):
        raise WorkbookRefused(
            "这不是完好的 .xlsx 文件。请用 Excel 或 WPS 打开，另存为“.xlsx”后再传。"
        ) from None


def _parts(data: bytes, limits: Limits) -> dict[str, Part]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > limits.parts:
        raise WorkbookRefused(f"文件里有 {len(entries)} 个部件，不像一份正常的表格，没有打开。")
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise WorkbookRefused("这不是 Excel 表格（.xlsx）。请用 Excel 或 WPS 另存为“.xlsx”后再传。")
    left = limits.unpacked
    parts = {}
    for entry in entries:
        sheet = entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml")
        pieces, size = [], 0
        for piece in _unpacked(data, entry):
            size += len(piece)
            left -= len(piece)
            _refuse_bomb(size, left, entry, limits)
            if sheet:
                pieces.append(piece)
        if sheet:
            parts[entry.filename] = _sheet(entry.filename, b"".join(pieces), limits)
    return parts


def _refuse_bomb(size: int, left: int, entry: zipfile.ZipInfo, limits: Limits) -> None:
    swollen = size > RATIO_FROM and size > limits.ratio * max(entry.compress_size, 1)
    if left < 0 or swollen:
        raise WorkbookRefused(
            f"文件解开后异常地大（超过 {limits.unpacked // MEGABYTE} MB，"
            f"或胀到原来的 {limits.ratio} 倍以上），像是损坏或恶意的压缩包，没有打开。"
            "请把要导入的表复制到一份新建的表格里再传。"
        )


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The entry's bytes, a chunk at a time, whatever size the archive claims."""
    at = entry.header_offset
    header = LOCAL_HEADER.unpack_from(data, at)
    if header[0] != b"PK\x03\x04":
        raise zipfile.BadZipFile
    start = at + LOCAL_HEADER.size + header[9] + header[10]
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & 1:
        raise zipfile.BadZipFile
    inflate = zlib.decompressobj(-15)
    while packed and not inflate.eof:
        yield inflate.decompress(packed, CHUNK)
        packed = inflate.unconsumed_tail
    yield inflate.flush()


def _sheet(name: str, xml: bytes, limits: Limits) -> Part:
    if b" r='" in xml or b" r =" in xml or b" r= " in xml:
        xml = ODD_ADDRESS.sub(rb'r="\1"', xml)
    if FAR.search(xml):
        _refuse_far_cells(xml, limits)
    return Part(name, _uncalculated(xml) | _errors(xml), _hidden_rows(xml))


def _refuse_far_cells(xml: bytes, limits: Limits) -> None:
    """Formatting far out is harmless; a value there is not."""
    for letters, digits in CELL.findall(xml):
        if int(digits) > limits.rows:
            raise WorkbookRefused(
                f"工作表第 {int(digits)} 行还有内容，最多收 {limits.rows} 行。"
                "请删去末尾多余的行（选中整行后删除，不只是清空），或按部门分成几份。"
            )
        if column_number(letters) > limits.columns:
            raise WorkbookRefused(
                f"工作表 {letters.decode()} 列还有内容，最多收 {limits.columns} 列。"
                "请删去右边多余的列（选中整列后删除）再传。"
            )


def _uncalculated(xml: bytes) -> dict[tuple[int, int], str]:
    """Cells whose formula was never calculated: (row, column), from 0."""
    found: dict[tuple[int, int], str] = {}
    if b"<f" not in xml or not any(start in xml for start in FORMULA_STARTS):
        return found
    for cell in FORMULA.finditer(xml):
        end = xml.find(b"</c>", cell.end())
        if not VALUE.search(xml, cell.end(), end):
            found[_place(cell)] = ""
    return found


def _errors(xml: bytes) -> dict[tuple[int, int], str]:
    """Cells whose formula went wrong, and the error (#REF!)."""
    if b' t="e"' not in xml:
        return {}
    return {_place(cell): cell[3].decode("utf-8", "replace") for cell in ERROR.finditer(xml)}


def _hidden_rows(xml: bytes) -> frozenset[int]:
    """Rows somebody hid, or a filter did."""
    if b" hidden=" not in xml:
        return frozenset()
    return frozenset(int(row[1]) - 1 for row in HIDDEN_ROW.finditer(xml))


def _place(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]) - 1, column_number(cell[1]) - 1


def column_number(letters: bytes) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
