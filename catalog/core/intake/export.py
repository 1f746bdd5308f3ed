"""Items as rows of a worksheet: what the import reads back unchanged."""

from collections.abc import Iterable, Iterator, Mapping

from catalog.core.intake import celltexts, paperrows
from catalog.core.intake.fields import DEPARTMENT_FIELDS, PAPER_FIELDS, Field
from catalog.core.intake.itemfields import ITEM_FIELDS
from catalog.core.intake.known import Content, Known
from catalog.core.intake.values import rendered

LEFT_OUT = frozenset(("handling_name", "fee.charged", "papers"))
"""Fields said elsewhere: materials have a sheet of their own."""
EXPORTED = tuple(each for each in ITEM_FIELDS if each.id not in LEFT_OUT)
PAPER_EXPORTED = tuple(
    each for each in PAPER_FIELDS if each.id in (*paperrows.COLUMNS, "item", "item_name")
)
LONGEST_CELL = 32_000


def item_rows(items: Iterable[Content], known: Known) -> Iterator[list[str]]:
    """A heading and a row for each item. A text too long for a cell is left out, which an
    import takes for "as it is"."""
    yield [each.label for each in EXPORTED]
    plain = {each.id: rendered(each) for each in EXPORTED}
    for content in items:
        spread = _spread(content, known)
        row = [spread[f.id] if f.id in spread else plain[f.id](content) for f in EXPORTED]
        yield [text if len(text) <= LONGEST_CELL else "" for text in row]


def paper_rows(items: Iterable[Content], known: Known) -> Iterator[list[str]]:
    """A heading and a row for each document an item asks for."""
    yield [each.label for each in PAPER_EXPORTED]
    for content in items:
        for paper in paperrows.written(content.get("requirements", ()), known):
            row = paper | {"item": content["id"], "item_name": content["name"]}
            yield [row.get(each.id, "") for each in PAPER_EXPORTED]


def department_rows(departments: Iterable[Content]) -> Iterator[list[str]]:
    """A heading and a row for each department."""
    yield [each.label for each in DEPARTMENT_FIELDS]
    for row in departments:
        yield [
            row["id"],
            row["name"],
            row.get("kind", ""),
            "、".join(row.get("aliases", ())),
            "是" if row.get("vertical") else "",
            row.get("note", ""),
        ]


def _spread(content: Content, known: Known) -> Mapping[str, str]:
    department = known.rows["department"].get(content["department"])
    found = {
        "department": department.content["name"] if department else content["department"],
        "promised_when": celltexts.promises_text(content.get("promised_when", ())),
        "fee": content.get("fee", ""),
    }
    for key in ("statutory", "promised"):
        parts = celltexts.limit_cells(content.get(key))
        found |= dict(zip((key, f"{key}.unit", f"{key}.text"), parts, strict=True))
    return found | celltexts.deadline_cells(content.get("deadline"))


def choices(fields: Iterable[Field], known: Known) -> dict[int, list[str]]:
    """Column -> what its drop-down offers."""
    found = {}
    for column, each in enumerate(fields):
        if each.kind in ("coded", "unit", "department") or each.id in ("supply", "holders"):
            values = _values(each, known)
            if values:
                found[column] = values
    return found


def _values(each: Field, known: Known) -> list[str]:
    if each.kind == "department":
        return known.departments()
    if each.scheme in known.labels:
        return list(known.labels[each.scheme].values())
    return [value for value in known.tables[each.scheme].values if value]
