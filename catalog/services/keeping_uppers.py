"""Keeping uppers: the catalogues of upper levels, as JSON of ``flask catalogue export``.

Reading one changes nothing of ours.
"""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.document import ShapeError, dump, load
from catalog.core.permission import Account
from catalog.models import UpperCatalogue
from catalog.services import auditing
from catalog.services.changing import Content
from catalog.services.listing_entries import KINDS

NOT_ONE = "这不是目录导出的文件：里面没有一件事或一业一证。请上级重新导出整个目录（JSON）。"


class NotACatalogue(ValueError):
    """The file is no export of a catalogue, in words."""


class Unknown(LookupError):
    """No such upper catalogue or entry."""


@dataclass(frozen=True)
class Upper:
    """An upper level's catalogue as lists show it."""

    id: int
    name: str
    revision: int
    loaded_at: str
    bundles: int
    licences: int


def learn(session: Session, user: Account, name: str, packed: Any) -> int:
    """Keep an upper level's export as its newest; its id. Raises NotACatalogue."""
    name = name.strip()
    rows = _checked(packed)
    held = session.exec(select(UpperCatalogue).where(UpperCatalogue.name == name)).first()
    upper = held or UpperCatalogue(name=name, revision=0, loaded_by=user.id, loaded_at="")
    upper.rows, upper.revision = rows, int(packed.get("revision") or 0)
    upper.loaded_by, upper.loaded_at = user.id, auditing.now()
    session.add(upper)
    session.flush()
    assert upper.id is not None
    id, words = upper.id, f"{name} 修订号 {upper.revision}"
    auditing.note(session, user, "learn_upper", f"upper/{id}", words)
    session.commit()
    return id


def uppers(session: Session) -> list[Upper]:
    """Upper levels whose catalogues are here, by name."""
    found = session.exec(select(UpperCatalogue).order_by(UpperCatalogue.name))
    return [
        Upper(
            each.id or 0,
            each.name,
            each.revision,
            each.loaded_at,
            len(each.rows.get("bundle", ())),
            len(each.rows.get("licence", ())),
        )
        for each in found
    ]


def _checked(packed: Any) -> dict[str, list[Content]]:
    rows = packed.get("rows") if isinstance(packed, dict) else None
    if not isinstance(rows, dict) or not any(rows.get(kind) for kind in KINDS):
        raise NotACatalogue(NOT_ONE)
    try:
        kept = {
            noun: [dump(load(shape, row)) for row in rows.get(noun, ())]
            for noun, shape in NOUNS.items()
        }
    except (ShapeError, TypeError, AttributeError) as fault:
        raise NotACatalogue(f"文件里有看不懂的内容：{fault}") from fault
    return {noun: kept[noun] for noun in NOUNS if kept[noun]}


def upper_of(session: Session, upper_id: int) -> UpperCatalogue:
    """One of them, with its rows; raises Unknown."""
    upper = session.get(UpperCatalogue, upper_id)
    if upper is None:
        raise Unknown(str(upper_id))
    return upper


def row_of(upper: UpperCatalogue, kind: str, slug: str) -> Content | None:
    """An entry's own row; None where they have none."""
    return next((row for row in upper.rows.get(kind, ()) if row["id"] == slug), None)


def entry_of(upper: UpperCatalogue, kind: str, slug: str) -> Content:
    """An entry's own row; raises Unknown."""
    found = row_of(upper, kind, slug) if kind in KINDS else None
    if found is None:
        raise Unknown(f"{kind}/{slug}")
    return found


def catalogue_of(upper: UpperCatalogue) -> Catalogue:
    """All its rows, loaded."""
    held: dict[str, dict[str, Any]] = {}
    for noun, rows in upper.rows.items():
        loaded: list[Any] = [load(NOUNS[noun], row) for row in rows]
        held[noun] = {key_of(noun, row): row for row in loaded}
    return Catalogue(**held)


def names_of(upper: UpperCatalogue) -> Any:
    """(noun, id) -> what the upper level calls it."""
    found = {
        (noun, row["id"]): row.get("name") or row.get("text")
        for noun in ("item", "material", "question", "department")
        for row in upper.rows.get(noun, ())
    }
    return lambda noun, slug: found.get((noun, slug)) or slug
