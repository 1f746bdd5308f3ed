"""Single values of an item: its fields as cells, and cells as its fields."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from catalog.core.intake import codes
from catalog.core.intake.cells import ERRORS, LONGEST
from catalog.core.intake.faults import Fault
from catalog.core.intake.fields import Field
from catalog.core.intake.known import Content, Known

CLEAR = "清空"
"""What to write to take a value out; an empty cell leaves it as it is."""
BLANKS = frozenset(("", "/", "//", "-", "--", "—", "——", "\\", "N/A", "null", "NULL", "None"))

_CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._\-]*$")
_SLUG = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$")
_SCIENTIFIC = re.compile(r"^\d(\.\d+)?[eE]\+\d+$")
_DAY = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: \d{1,2}:\d{2})?$")
_BARE_CODE = re.compile(r"^[0-9A-Za-z]{1,3}$")
_ALIASES = re.compile(r"[\n、，,；;]+")
LONGEST_CODE = 64
SERIAL_FROM, SERIAL_TO = 20_000, 80_000


def rendered(field: Field) -> Callable[[Content], str]:
    """A function from an item's content to what stands in this field's cell."""
    key, _, inner = field.id.partition(".")
    if inner:
        return lambda content: content.get(key, {}).get(inner, "")
    if field.kind == "list":
        return lambda content: "\n".join(content.get(key, ()))
    return lambda content: content.get(key, "")


def parsed(field: Field, text: str, known: Known) -> Any:
    """The value of a cell, as an item's content holds it; raises Fault."""
    if text in ERRORS:
        raise Fault(f"公式出错（{text}）", "改正公式，或直接填上值")
    if len(text) > LONGEST:
        raise Fault(f"这一格有 {len(text)} 个字，太长了", "只留办事人要知道的内容")
    return READERS[field.kind](field, text, known)


def _text(field: Field, text: str, _known: Known) -> str:
    longest = 200 if field.id == "name" else LONGEST
    if len(text) > longest:
        raise Fault(f"{field.label}有 {len(text)} 个字，最多 {longest} 个字", "写得短一些")
    return text


def _list(field: Field, text: str, _known: Known) -> list[str]:
    parts = _ALIASES.split(text) if field.id == "aliases" else text.split("\n")
    return list(dict.fromkeys(filter(None, map(str.strip, parts))))


def _code(field: Field, text: str, _known: Known) -> str:
    if _CODE.match(text) and len(text) <= LONGEST_CODE:
        return text
    text = text.replace(" ", "").replace("－", "-").replace("—", "-")
    if _SCIENTIFIC.match(text):
        raise Fault(
            "编码变成了科学计数，后面的数字已经丢了", "把这一列的格式设成“文本”，再重新粘贴编码"
        )
    if not _CODE.match(text) or len(text) > LONGEST_CODE:
        raise Fault(
            f"{field.label}只能有字母、数字和短横，最多 {LONGEST_CODE} 位", "核对编码，去掉别的字符"
        )
    return text


def _slug(field: Field, text: str, _known: Known) -> str:
    if not _SLUG.match(text) or len(text) > 100:
        raise Fault(f"{field.label}只能有字母、数字、下划线和短横", "不知道就留空，系统会起一个")
    return text


def _coded(field: Field, text: str, known: Known) -> str:
    value = known.tables[field.scheme].value(text)
    if value is not None:
        return value
    if field.scheme in known.labels and text in known.labels[field.scheme].values():
        return text
    # Free words are kept where they only inform; a bare code nobody can read is not.
    if field.id.startswith("particulars.") or field.scheme == "levels":
        if not _BARE_CODE.match(text) and field.scheme != "yes_no":
            return text
    name = codes.SCHEMES[field.scheme]
    raise Fault(
        f"{name}“{text}”不认识",
        f"{known.tables[field.scheme].near(text)}也可以到“代码对照”补一条",
        (field.scheme, text),
    )


def _codes(field: Field, text: str, known: Known) -> str:
    return "、".join(dict.fromkeys(_coded(field, part, known) for part in codes.split(text)))


def _count(_field: Field, text: str, _known: Known) -> str:
    found = re.fullmatch(r"(\d+)\s*次?", text)
    return found[1] if found else text


def _date(field: Field, text: str, _known: Known) -> str:
    found = _DAY.match(text)
    if not found and re.fullmatch(r"\d{8}", text):
        found = re.match(r"(\d{4})(\d{2})(\d{2})", text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if text.isdigit() and SERIAL_FROM < int(text) < SERIAL_TO:
            return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
    except ValueError:
        pass
    raise Fault(f"{field.label}“{text}”不是日期", "写成“2026-06-01”")


READERS: dict[str, Callable[[Field, str, Known], Any]] = {
    "text": _text,
    "list": _list,
    "code": _code,
    "slug": _slug,
    "coded": _coded,
    "codes": _codes,
    "count": _count,
    "date": _date,
}


def put(content: Content, field_id: str, value: Any) -> None:
    """Set a field of an item's content; an empty value takes it out."""
    key, _, inner = field_id.partition(".")
    if not inner:
        if value:
            content[key] = value
        else:
            content.pop(key, None)
        return
    table = dict(content.get(key, {}))
    if value:
        table[inner] = value
    else:
        table.pop(inner, None)
    put(content, key, table)
