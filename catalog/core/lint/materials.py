"""The dictionaries: departments, codes, materials, questions, points, phrases."""

import re
from collections.abc import Iterator

from catalog.core.catalogue import Catalogue
from catalog.core.lint.finding import Finding
from catalog.core.rows import MaterialRow, QuestionRow

VAGUE = re.compile(r"(其他|其它|相关|有关|所需|必要的?)(申请)?(材料|资料|文件|证明)|等材料$")
"""A one-time notice must name every document (一次性告知); "其他材料" cannot be prepared."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Findings about everything that is not an item, bundle or licence."""
    yield from _aliases(catalogue)
    for material in catalogue.material.values():
        yield from _material(material, catalogue)
    for question in catalogue.question.values():
        yield from _question(question)
    for point in catalogue.point.values():
        for slug in point.departments:
            if slug not in catalogue.department:
                yield Finding("point", point.id, f"没有“{slug}”这个部门")
        for item in [*point.takes, *(each.item for each in point.delegations)]:
            if item not in catalogue.item:
                yield Finding("point", point.id, f"可办事项“{item}”不在目录里")
        if point.parent and point.parent not in catalogue.point:
            yield Finding("point", point.id, f"上级服务点“{point.parent}”不存在")
    yield from _phrases(catalogue)


def is_vague(name: str) -> bool:
    """True for material names nobody can prepare (其他材料, 相关证明)."""
    return bool(VAGUE.search(name))


def _aliases(catalogue: Catalogue) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for material in catalogue.material.values():
        for name in (material.name, *material.aliases):
            owner = seen.setdefault(name, material.id)
            if owner != material.id:
                yield Finding(
                    "material", material.id, f"“{name}”同时指“{owner}”，一个叫法只能指一种材料"
                )


def _material(row: MaterialRow, catalogue: Catalogue) -> Iterator[Finding]:
    if row.supply not in catalogue.labels("supplies"):
        yield Finding("material", row.id, f"供给方式“{row.supply}”不在代码表里")
    if row.issuer and row.issuer not in catalogue.department:
        yield Finding("material", row.id, f"出具部门“{row.issuer}”不存在")
    for item in row.produced_by:
        if item not in catalogue.item:
            yield Finding("material", row.id, f"产出它的事项“{item}”不在目录里")
    for other in row.merged_into:
        if other not in catalogue.material:
            yield Finding("material", row.id, f"并入的材料“{other}”不存在")
    for name in (row.name, *row.aliases):
        if is_vague(name):
            yield Finding("material", row.id, f"“{name}”说不清要带什么，请写出具体材料")


def _question(row: QuestionRow) -> Iterator[Finding]:
    if len(set(row.options)) != len(row.options):
        yield Finding("question", row.id, "选项重复")
    if len(row.options) < 2:
        yield Finding("question", row.id, "至少要有两个选项")
    for option in row.exclusive:
        if option not in row.options:
            yield Finding("question", row.id, f"独选项“{option}”不在选项里")


def _phrases(catalogue: Catalogue) -> Iterator[Finding]:
    for key in catalogue.phrase:
        kind, _, slug = key.partition("/")
        if slug not in getattr(catalogue, kind, {}):
            yield Finding("phrase", key, "说法指向的条目不在目录里")
