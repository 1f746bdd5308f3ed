"""Substituting: a material in the place of a name that items of a change ask for."""

from typing import Any

from sqlmodel import Session, select

from catalog.models import ChangeRow
from catalog.services.changing import Content
from catalog.services.listing_rows import holds


def with_material(
    session: Session, change_id: int, name: str, material: str
) -> list[tuple[str, Content]]:
    """(noun, content) of the change's items that ask for the name, asking for the material."""
    found = []
    for row in session.exec(holding(name).where(ChangeRow.change_id == change_id)):
        needs = [_replaced(need, name, material) for need in row.content["requirements"]]
        if needs != row.content["requirements"]:
            found.append(("item", row.content | {"requirements": needs}))
    return found


def _replaced(need: Content, name: str, material: str) -> Content:
    if "any_of" in need:
        return need | {"any_of": [_replaced(each, name, material) for each in need["any_of"]]}
    return need | {"material": material} if need.get("material") == name else need


def holding(name: str) -> Any:
    """The query for items of any change that hold this very text."""
    return select(ChangeRow).where(
        ChangeRow.noun == "item", holds(ChangeRow.content, name, whole=True)
    )
