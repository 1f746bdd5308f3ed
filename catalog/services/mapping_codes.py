"""Mapping codes: what other systems write, kept by administrators over what is built in.

A mapping only says how a workbook is read, so it holds at once and is no row of a change.
"""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, select

from catalog.adapters.code_mappings import built_in, standard_codes
from catalog.core.intake.codes import (
    COMMON,
    SCHEMES,
    CodeTable,
    Meaning,
    code_tables,
    folded,
    in_force,
    stored,
)
from catalog.core.permission import Account
from catalog.models import CodeMapping
from catalog.models.draft import Code, Department
from catalog.services import auditing

Content = dict[str, Any]


class MappingRefused(ValueError):
    """The mapping cannot be kept; the text says why, in Chinese."""


def meanings(session: Session) -> list[Meaning]:
    """Every mapping in force, of values the code tables have."""
    kept = {(m.scheme, m.source, folded(m.raw)): m for m in session.exec(select(CodeMapping))}
    found = [
        each for each in built_in() if (each.scheme, each.source, folded(each.raw)) not in kept
    ]
    own = [Meaning(m.scheme, m.source, m.raw, m.value) for m in kept.values() if m.value]
    return in_force(found + own, codes(session))


def tables(session: Session, source: str) -> dict[str, CodeTable]:
    """The code tables as a source uses them."""
    return code_tables(meanings(session), source)


def sources(session: Session) -> list[str]:
    """Sources that have mappings of their own, besides the common ones."""
    return sorted({each.source for each in meanings(session)} - {COMMON})


def codes(session: Session, scheme: str = "") -> list[Content]:
    """Rows of the code tables, of one where ``scheme`` is given; of a table without any row
    those every catalogue starts with."""
    query = select(Code).where(Code.id.startswith(f"{scheme}/")) if scheme else select(Code)
    rows = [code.content for code in session.exec(query)]
    had = {row["scheme"] for row in rows}
    return rows + [
        dict(row)
        for row in standard_codes()
        if row["scheme"] not in had and scheme in ("", row["scheme"])
    ]


def values(session: Session, scheme: str) -> list[tuple[str, str]]:
    """(what is stored, its name) to choose from in a scheme."""
    if scheme == "departments":
        found = session.exec(select(Department).order_by(Department.name))
        return [(each.name, each.name) for each in found]
    labels = {row["value"]: row["label"] for row in codes(session, scheme)}
    known = {stored(row): row["label"] for row in codes(session, scheme)}
    for each in _of(in_force(built_in(), codes(session, scheme)), scheme):
        parts = each.value.split("、")
        known.setdefault(each.value, "、".join(labels.get(part, part) for part in parts))
    return list(known.items())


def save(session: Session, user: Account, mapping: Meaning, version: int) -> None:
    """Keep one mapping. ``version`` is the one the page showed, 0 for a new line.

    Raises MappingRefused when it is incomplete, unknown, or was saved in between.
    """
    raw, source = mapping.raw.strip(), mapping.source.strip() or COMMON
    if mapping.scheme not in SCHEMES:
        raise MappingRefused("没有这张代码表")
    if not raw or len(raw) > 100 or len(source) > 60:
        raise MappingRefused("请写明对方系统里的写法，最多 100 个字")
    names = dict(values(session, mapping.scheme))
    if mapping.value and mapping.value not in names:
        raise MappingRefused(f"“{mapping.value}”不是本目录这张表里的值，请从列表里选")
    row = session.get(CodeMapping, (mapping.scheme, source, raw))
    if (row.version if row else 0) != version:
        raise MappingRefused("别人刚改过这一条，页面已换成最新的，请再看一遍")
    if row is None:
        row = CodeMapping(scheme=mapping.scheme, source=source, raw=raw, version=0)
    row.value, row.version = mapping.value, row.version + 1
    session.add(row)
    told = f"{source} {raw}→{names.get(mapping.value) or '（取消）'}"
    auditing.note(session, user, "map_code", f"code_mapping/{mapping.scheme}", told)
    session.commit()


def listed(session: Session, scheme: str) -> list[tuple[Meaning, int]]:
    """(mapping, version) of one scheme, a version of 0 for built-in lines; removed ones too."""
    kept = {
        (m.source, folded(m.raw)): m
        for m in session.exec(select(CodeMapping).where(CodeMapping.scheme == scheme))
    }
    found: list[tuple[Meaning, int]] = [
        (each, 0) for each in _of(built_in(), scheme) if (each.source, folded(each.raw)) not in kept
    ]
    found += [(Meaning(m.scheme, m.source, m.raw, m.value), m.version) for m in kept.values()]
    return sorted(
        found,
        key=lambda line: (line[0].source != COMMON, line[0].source, line[0].value, line[0].raw),
    )


def _of(meanings: Iterable[Meaning], scheme: str) -> Iterable[Meaning]:
    """Lines worth showing: not those in which a value means itself."""
    return (each for each in meanings if each.scheme == scheme and each.raw != each.value)
