"""Listing entries: bundles and licences, live or proposed in an open change."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from catalog.core.workflow import EDITABLE
from catalog.models import DRAFTS, Change, ChangeRow
from catalog.services.changing import Content

KINDS = {"bundle": "一件事", "licence": "一业一证"}
PAGE = 50


@dataclass(frozen=True)
class Listed:
    """An entry in a list; ``change`` is the open change that has a version of it, or None."""

    kind: str
    slug: str
    title: str
    items: int
    questions: int
    change: int | None = None
    change_title: str = ""
    new: bool = False
    theme: str = ""


def entries(
    session: Session, kind: str, query: str = "", page: int = 1
) -> tuple[list[Listed], int]:
    """(a page of entries, how many there are): those whose title or id has ``query``."""
    found = [
        each for each in all_entries(session, kind) if query in each.title or query in each.slug
    ]
    start = PAGE * (page - 1)
    return found[start : start + PAGE], len(found)


def all_entries(session: Session, kind: str) -> list[Listed]:
    """Every entry, live or of an open change, the new ones first."""
    open_rows = select(ChangeRow, Change).join(Change, ChangeRow.change_id == Change.id)  # type: ignore[arg-type]
    proposed = {
        row.row_id: (row, change)
        for row, change in session.exec(
            open_rows.where(ChangeRow.noun == kind, col(Change.state).in_(EDITABLE)).order_by(
                col(Change.id)
            )
        )
    }
    masters = {draft.id: draft.content for draft in session.exec(select(DRAFTS[kind]))}
    found = [_listed(kind, slug, content, proposed.get(slug)) for slug, content in masters.items()]
    found += [
        _listed(kind, slug, row.content, (row, change), new=True)
        for slug, (row, change) in proposed.items()
        if slug not in masters and not row.deleted
    ]
    return sorted(found, key=lambda each: (not each.new, each.title))


def _listed(kind: str, slug: str, content: Content, proposed: Any, new: bool = False) -> Listed:
    change = proposed[1] if proposed else None
    return Listed(
        kind,
        slug,
        content["title"],
        len(content["items"]),
        len(content.get("questions", ())),
        change.id if change else None,
        change.title if change else "",
        new,
        content.get("theme", ""),
    )
