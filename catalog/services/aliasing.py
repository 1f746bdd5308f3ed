"""Aliasing: what a material is called besides; a name means one material only."""

from sqlmodel import Session

from catalog.core.materialname import folded
from catalog.services import keeping_rows
from catalog.services.changing import Content


def with_alias(content: Content, name: str) -> Content:
    """The material with one more name; itself when it has that name already."""
    known = {folded(each) for each in (content["name"], *content.get("aliases", ()))}
    if folded(name) in known:
        return content
    return content | {"aliases": [*content.get("aliases", ()), name]}


def owner_of_name(session: Session, name: str, change_id: int = 0, but: str = "") -> str:
    """What the material is called that has this name already; "" for none."""
    wanted = folded(name)
    for slug, row in keeping_rows.contents(session, "material", change_id).items():
        names = (row["name"], *row.get("aliases", ()), *row.get("holder_aliases", ()))
        if slug != but and wanted in {folded(each) for each in names}:
            return str(row["name"])
    return ""
