"""Clearing the queue of material names an import could not match to the dictionary."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlmodel import Session, col, func, select

from catalog.core.freeid import free_id
from catalog.core.paging import page_within, pages_of
from catalog.core.permission import Account
from catalog.core.workflow import EDITABLE
from catalog.matching.alike import Alike, MaterialNames
from catalog.models import DRAFTS, Change, ChangeRow, UnmatchedMaterial
from catalog.services import auditing, changing, keeping_rows
from catalog.services.aliasing import owner_of_name, with_alias
from catalog.services.changing import Content
from catalog.services.knowing import identify
from catalog.services.naming import material_names
from catalog.services.substituting import holding, with_material

PAGE = 20
STATES = {"open": "待对照", "created": "导入时新建", "matched": "已对上", "dropped": "不要了"}


@dataclass(frozen=True)
class Waiting:
    """A name with how many items ask for it, some of them, and what it may mean.

    ``changes``: open changes whose items hold the name; ``material``: what it became."""

    name: str
    count: int
    examples: tuple[str, ...]
    state: str
    material: str
    alike: tuple[Alike, ...]
    changes: tuple[tuple[int, str], ...]
    version: int


@dataclass(frozen=True)
class WaitingPage:
    """One page of the queue, the most asked first."""

    names: tuple[Waiting, ...]
    total: int
    page: int
    size: int = PAGE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, self.size)


class NameRefused(ValueError):
    """The name cannot be settled so; the text says why."""


def queue(
    session: Session, state: str = "open", page: int = 1, change_id: int = 0, size: int = PAGE
) -> WaitingPage:
    """Names in this state, a page of them, with suggestions: from the dictionary as the change
    has it that the name came with, else ``change_id``."""
    where = UnmatchedMaterial.state == state
    total = session.exec(select(func.count()).select_from(UnmatchedMaterial).where(where)).one()
    page = page_within(page, total, size)
    order = (col(UnmatchedMaterial.count).desc(), col(UnmatchedMaterial.name))
    query = select(UnmatchedMaterial).where(where).order_by(*order)
    rows = session.exec(query.offset((page - 1) * size).limit(size)).all()
    names = cache(lambda change: material_names(session, change))
    found = tuple(_waiting(session, row, names, change_id) for row in rows)
    return WaitingPage(found, total, page, size)


def counts(session: Session) -> dict[str, int]:
    """How many names are in each state."""
    found = session.exec(
        select(UnmatchedMaterial.state, func.count()).group_by(UnmatchedMaterial.state)
    )
    return dict.fromkeys(STATES, 0) | dict(found.all())


def match(session: Session, user: Account, change_id: int, name: str, material: str) -> int:
    """Make the name an alias of a material and put the material in its place in the items of
    the change; how many items. Raises LookupError, NameRefused and ClosedChange."""
    items = put_match(session, user, change_id, name, material)
    session.commit()
    return items


def put_match(session: Session, user: Account, change_id: int, name: str, material: str) -> int:
    """``match`` for callers that have more to write; no commit."""
    row = _open_row(session, name)
    held = keeping_rows.held(session, "material", material, change_id)
    if not held.content or held.deleted or held.content.get("merged_into"):
        raise NameRefused("没有这种材料，或者它已经并入别的材料")
    owner = owner_of_name(session, name, change_id, but=material)
    if owner:
        raise NameRefused(f"“{name}”已经是“{owner}”的叫法")
    rows = [("material", with_alias(held.content, name))]
    rows += with_material(session, change_id, name, material)
    _settle(session, user, change_id, row, "matched", material, rows)
    return len(rows) - 1


def create(
    session: Session, user: Account, change_id: int, name: str, supply: str
) -> tuple[str, int]:
    """Make the name a material of its own; (its id, how many items of the change name it now).
    Raises LookupError, NameRefused and ClosedChange."""
    made = put_new(session, user, change_id, name, supply)
    session.commit()
    return made


def put_new(
    session: Session, user: Account, change_id: int, name: str, supply: str
) -> tuple[str, int]:
    """``create`` for callers that have more to write; no commit."""
    row = _open_row(session, name)
    owner = owner_of_name(session, name, change_id)
    if owner:
        raise NameRefused(f"“{name}”已经是“{owner}”的叫法")
    stem = identify(name) or "material"
    slug = free_id(stem, lambda id: keeping_rows.taken(session, "material", id, change_id))
    rows = [("material", {"id": slug, "name": name, "supply": supply})]
    rows += with_material(session, change_id, name, slug)
    _settle(session, user, change_id, row, "matched", slug, rows)
    return slug, len(rows) - 1


def drop(session: Session, user: Account, name: str) -> None:
    """Take a name out of the queue; what holds it stays as it is. Raises LookupError."""
    put_aside(session, user, name)
    session.commit()


def put_aside(session: Session, user: Account, name: str) -> None:
    """``drop`` for callers that have more to write; no commit."""
    row = _open_row(session, name)
    row.state, row.version = "dropped", row.version + 1
    session.add(row)
    auditing.note(session, user, "drop_name", "material/-", name)


def _open_row(session: Session, name: str) -> UnmatchedMaterial:
    row = session.get(UnmatchedMaterial, name)
    if row is None or row.state not in ("open", "created"):
        raise LookupError(name)
    return row


def _settle(
    session: Session,
    user: Account,
    change_id: int,
    row: UnmatchedMaterial,
    state: str,
    material: str,
    rows: list[tuple[str, Content]],
) -> None:
    changing.save_rows(session, user, change_id, rows)
    row.state, row.material, row.version = state, material, row.version + 1
    session.add(row)
    auditing.note(session, user, "match_name", f"material/{material}", row.name)


def _waiting(
    session: Session,
    row: UnmatchedMaterial,
    names: Callable[[int], MaterialNames],
    change_id: int,
) -> Waiting:
    inside = holding(row.name).with_only_columns(col(ChangeRow.change_id)).distinct()
    changes = session.execute(
        select(col(Change.id), col(Change.title))
        .where(col(Change.id).in_(inside), col(Change.state).in_(EDITABLE))
        .order_by(col(Change.id))
    ).all()
    alike = names((changes[0][0] or 0) if changes else change_id).like(row.name, 4)
    return Waiting(
        row.name,
        row.count,
        tuple(_item_name(session, each) for each in row.examples[:4]),
        row.state,
        row.material,
        tuple(alike),
        tuple((number or 0, title) for number, title in changes),
        row.version,
    )


def _item_name(session: Session, slug: str) -> str:
    draft = session.get(DRAFTS["item"], slug)
    if draft:
        return draft.name
    query = select(ChangeRow.content).where(ChangeRow.noun == "item", ChangeRow.row_id == slug)
    content = session.exec(query.order_by(col(ChangeRow.change_id).desc())).first()
    return str(content.get("name", slug)) if content else slug
