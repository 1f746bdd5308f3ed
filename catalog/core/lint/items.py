"""Service items: department, documents, holders, conditions and limits."""

from collections.abc import Iterator

from catalog.core.catalogue import Catalogue
from catalog.core.duration import calendar_days
from catalog.core.edition import Condition
from catalog.core.lint.finding import Finding
from catalog.core.lint.materials import is_vague
from catalog.core.rows import DocumentRow, ItemRow

PROVEN = ("law", "official", "sample")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Findings about every item row."""
    for row in catalogue.item.values():
        for text in _problems(row, catalogue):
            yield Finding("item", row.id, text)


def _problems(row: ItemRow, catalogue: Catalogue) -> Iterator[str]:
    if not row.department:
        yield "没有主管部门"
    elif row.department not in catalogue.department:
        yield f"主管部门“{row.department}”不存在"
    if row.type not in catalogue.labels("item_types").values():
        yield f"事项类型“{row.type}”不在代码表里"
    for need in row.requirements:
        for document in need.documents():
            yield from _document(row, document, catalogue)
        yield from condition_problems(need.when, catalogue, None)
    for choice in row.promised_when:
        yield from condition_problems(choice.when, catalogue, None)
    yield from _limits(row)
    for key in ("statutory", "promised", "fee", "validity", "materials"):
        yield from _provenance(row, key)


def condition_problems(
    condition: Condition, catalogue: Catalogue, asked: dict[str, tuple[str, ...]] | None
) -> Iterator[str]:
    """Unknown questions or options; with ``asked`` (question -> options) also unasked ones."""
    for question, options in condition.items():
        row = catalogue.question.get(question)
        if row is None:
            yield f"条件里的问题“{question}”不存在"
            continue
        for option in options:
            if option not in row.options:
                yield f"条件里的选项“{option}”不在问题“{question}”里"
        if asked is not None and question not in asked:
            yield f"条件用到的问题“{question}”这里没有问"
        elif asked is not None and not set(options) & set(asked[question]):
            yield f"条件“{question}”里的选项这里一个都选不到"


def _document(row: ItemRow, document: DocumentRow, catalogue: Catalogue) -> Iterator[str]:
    if bool(document.material) == bool(document.result_of):
        yield "一项材料要么写材料编号，要么写来自哪个事项的结果"
    if document.result_of and document.result_of not in catalogue.item:
        yield f"材料来自的事项“{document.result_of}”不在目录里"
    if document.material:
        material = catalogue.material.get(document.material)
        if material is None:
            yield f"材料“{document.material}”不在材料库里"
        elif material.merged_into:
            yield f"材料“{material.name}”已并入别的材料，请改用“{'、'.join(material.merged_into)}”"
        elif row.id in material.produced_by and _makes(material.produced_by[row.id], document):
            yield f"要交的“{material.name}”正是本事项自己的结果"
    if is_vague(document.name):
        yield f"“{document.name}”说不清要带什么，请写出具体材料"
    if not document.holders:
        yield f"材料“{document.material or document.result_of}”没写是谁的"
    for holder in document.holders:
        if holder not in catalogue.labels("holders"):
            yield f"持有人“{holder}”不在代码表里"
    if document.supply and document.supply not in catalogue.labels("supplies"):
        yield f"供给方式“{document.supply}”不在代码表里"


def _makes(holders: tuple[str, ...], document: DocumentRow) -> bool:
    return not holders or bool(set(holders) & set(document.holders))


def _limits(row: ItemRow) -> Iterator[str]:
    promises = [row.promised, *(choice.limit for choice in row.promised_when)]
    for promised in promises:
        if row.statutory is None or promised is None:
            continue
        longer = (
            promised.value > row.statutory.value
            if promised.unit == row.statutory.unit
            else calendar_days(promised) > calendar_days(row.statutory)
        )
        if longer:
            yield f"承诺时限（{promised.value:g}）比法定时限（{row.statutory.value:g}）还长"


def _provenance(row: ItemRow, key: str) -> Iterator[str]:
    value = row.requirements if key == "materials" else getattr(row, key)
    source = row.provenance.get(key) or (row.provenance.get("fee") if key == "validity" else None)
    if value and source is None:
        yield f"“{key}”没有写来源"
    elif source and source.level not in PROVEN:
        yield f"来源等级“{source.level}”应是 law、official 或 sample"
