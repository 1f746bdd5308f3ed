"""Listing merges of materials: each with where it stands."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.core.workflow import EDITABLE, STATES
from catalog.models import Change, MaterialMerge
from catalog.services import keeping_rows

DROPPED = ("discarded", "undone")


@dataclass(frozen=True)
class MergeLine:
    """A merge in the list; ``state`` in words; ``open``: it can be taken apart, and as long as
    it is not live only in its own change (``within``, else 0)."""

    id: int
    gone: str
    gone_name: str
    kept: str
    kept_name: str
    at: str
    change_id: int
    change_title: str
    state: str
    open: bool
    within: int = 0


def merges(session: Session) -> list[MergeLine]:
    """Every merge, the newest first."""
    found = session.exec(select(MaterialMerge).order_by(col(MaterialMerge.id).desc()))
    return [_line(session, each) for each in found]


def _line(session: Session, each: MaterialMerge) -> MergeLine:
    change = session.get_one(Change, each.change_id)
    parting = session.get(Change, each.parted_in) if each.parted_in else None
    parted = parting is not None and parting.state not in DROPPED
    where = STATES[change.state] if change.state != "live" else "已并"
    return MergeLine(
        id=each.id or 0,
        gone=each.gone,
        gone_name=_called(session, each, each.gone),
        kept=each.kept,
        kept_name=_called(session, each, each.kept),
        at=each.merged_at,
        change_id=each.change_id,
        change_title=change.title,
        state=f"拆分{STATES[parting.state]}" if parting and parted else where,
        open=not parted and change.state in (*EDITABLE, "live"),
        within=each.change_id if change.state in EDITABLE else 0,
    )


def _called(session: Session, merged: MaterialMerge, slug: str) -> str:
    """A material's name today, in the change, or as it was when it was merged."""
    held = keeping_rows.held(session, "material", slug, merged.change_id).content
    was = {content["id"]: content for noun, content in merged.before if noun == "material"}
    return str((held or was.get(slug) or {"name": slug})["name"])
