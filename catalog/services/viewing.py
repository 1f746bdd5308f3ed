"""Viewing: one change as its page shows it, and the saves of one of its rows."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.core.paging import page_within, pages_of
from catalog.core.permission import Account
from catalog.core.rowdiff import FieldChange, row_differences
from catalog.core.rowlabels import NOUNS
from catalog.models import Change, ChangeComment, ChangeRow
from catalog.services import auditing, looking_back, titling
from catalog.services.auditing import Line
from catalog.services.listing_changes import PAGE, ChangeLine, lines
from catalog.services.naming import names_in
from catalog.services.renaming import may_rename
from catalog.services.reviewing import UnknownChange, authors, steps
from catalog.services.viewing_rows import RowView, row_view


@dataclass(frozen=True)
class Remark:
    """A comment; ``about`` names the row it is on, "" for the whole change."""

    who: str
    at: str
    text: str
    about: str


@dataclass(frozen=True)
class ChangeView:
    """One change with one page of its rows, the remarks, its history and the next steps
    (step -> why this person may not take it, "" where they may)."""

    line: ChangeLine
    reason: str
    version: int
    reviewer: str
    published_at: str
    published_revision: int | None
    undoes: int | None
    authors: tuple[str, ...]
    rows: tuple[RowView, ...]
    page: int
    pages: int
    remarks: tuple[Remark, ...]
    history: tuple[Line, ...]
    steps: dict[str, str]
    may_rename: bool


@dataclass(frozen=True)
class SaveView:
    """One save of a row, and what it did to the save before."""

    version: int
    who: str
    at: str
    differences: tuple[FieldChange, ...]
    deleted: bool


def change_view(session: Session, user: Account, change_id: int, page: int = 1) -> ChangeView:
    """Everything a page says about one change; raises UnknownChange."""
    change = session.get(Change, change_id)
    if change is None:
        raise UnknownChange(str(change_id))
    keys = _keys(session, change_id)
    pages = pages_of(len(keys), PAGE)
    page = page_within(page, len(keys), PAGE)
    shown = [
        session.get_one(ChangeRow, (change_id, *key))
        for key in keys[(page - 1) * PAGE : page * PAGE]
    ]
    users, names = titling.people(session), names_in(session, change_id)
    return ChangeView(
        line=lines(session, [change])[0],
        reason=change.reason,
        version=change.version,
        reviewer=users.get(change.reviewed_by, ""),
        published_at=change.published_at,
        published_revision=change.published_revision,
        undoes=change.undoes,
        authors=tuple(users.get(each, "") for each in sorted(authors(session, change))),
        rows=tuple(row_view(session, change, row, names, users) for row in shown),
        page=page,
        pages=pages,
        remarks=_remarks(session, change_id, users),
        history=auditing.history(session, f"change/{change_id}"),
        steps=steps(session, user, change),
        may_rename=may_rename(session, user, change),
    )


def saves(session: Session, change_id: int, noun: str, row_id: str) -> tuple[SaveView, ...]:
    """Every save of a row in a change, the newest first; raises UnknownChange."""
    row = session.get(ChangeRow, (change_id, noun, row_id))
    if row is None:
        raise UnknownChange(f"{change_id} {noun}/{row_id}")
    names, before, found = names_in(session, change_id), row.base, []
    for each in reversed(looking_back.saves(session, change_id, noun, row_id)):
        differences = row_differences(noun, before, each.content, names)
        found.append(SaveView(each.version, each.who, each.at, differences, each.deleted))
        before = each.content
    return tuple(reversed(found))


def _keys(session: Session, change_id: int) -> list[tuple[str, str]]:
    """(noun, id) of every row of a change, in the order of nouns, then ids."""
    mine = select(ChangeRow.noun, ChangeRow.row_id).where(ChangeRow.change_id == change_id)
    order = list(NOUNS)
    return sorted(session.exec(mine).all(), key=lambda key: (order.index(key[0]), key[1]))


def _remarks(session: Session, change_id: int, users: dict[int | None, str]) -> tuple[Remark, ...]:
    found = select(ChangeComment).where(ChangeComment.change_id == change_id)
    return tuple(
        Remark(
            users.get(each.user_id, ""),
            each.at,
            each.text,
            titling.titled_key(session, f"{each.noun}/{each.row_id}", change_id),
        )
        for each in session.exec(found.order_by(col(ChangeComment.id)))
    )
