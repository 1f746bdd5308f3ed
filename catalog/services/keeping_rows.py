"""Keeping rows: opened as a change has them, saved into a change.

The same for every noun of the catalogue. Master rows are only read here.
"""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.core.rowlabels import called
from catalog.core.workflow import EDITABLE
from catalog.models import DRAFTS, Change, ChangeRow, ChangeRowHistory
from catalog.services import changing
from catalog.services.changing import Content, StaleSave
from catalog.services.proposing import opened


@dataclass(frozen=True)
class Held:
    """A row as a change has it: ``version`` is the change's (0 for none of its own),
    ``master`` the master's (0 where there is none)."""

    content: Content
    version: int
    master: int
    deleted: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is anything to edit."""
        return bool(self.content) or self.deleted


def held(session: Session, noun: str, row_id: str, change_id: int = 0) -> Held:
    """A row to edit, as the change has it or, without one, as it is live."""
    draft = session.get(DRAFTS[noun], row_id)
    master = draft.version if draft else 0
    row = session.get(ChangeRow, (change_id, noun, row_id)) if change_id else None
    if row is None:
        return Held(draft.content if draft else {}, 0, master)
    return Held(row.base if row.deleted else row.content, row.version, master, row.deleted)


def save(
    session: Session,
    user: Account,
    change: int | str,
    noun: str,
    content: Content,
    expected: int,
    master: int,
) -> int:
    """Save a row into a change, or into a new one of the title ``change``; the change's id.

    ``expected`` and ``master`` are the versions the editor started from. Raises ShapeError,
    ClosedChange and StaleSave, also when somebody published the row in between.
    """
    row_id = key_of(noun, load(NOUNS[noun], content))
    draft = session.get(DRAFTS[noun], row_id)
    if expected == 0 and (draft.version if draft else 0) != master:
        raise StaleSave(content, draft.content if draft else {}, 0, noun)
    if isinstance(change, str):
        change = opened(session, user, change, "form", "")
    changing.save_row(session, user, change, noun, content, expected)
    return change


def remove(
    session: Session,
    user: Account,
    change: int | str,
    noun: str,
    row_id: str,
    expected: int,
    why: str,
) -> int:
    """Propose to take a row away, or drop it from the change where it is new there; the
    change's id. Raises LookupError, ClosedChange and StaleSave."""
    if isinstance(change, str):
        change = opened(session, user, change, "form", why)
    if session.get(DRAFTS[noun], row_id) is None:
        changing.discard_row(session, user, change, noun, row_id, expected)
    else:
        changing.remove_row(session, user, change, noun, row_id, expected, why)
    return change


def base_of(
    session: Session, change_id: int, noun: str, row_id: str, expected: int
) -> Content | None:
    """What an editor started from who expects this version; None where nobody kept it."""
    if expected:
        query = select(ChangeRowHistory).where(
            ChangeRowHistory.change_id == change_id,
            ChangeRowHistory.noun == noun,
            ChangeRowHistory.row_id == row_id,
            ChangeRowHistory.version == expected,
        )
        saved = session.exec(query).first()
        return saved.content if saved else None
    row = session.get(ChangeRow, (change_id, noun, row_id))
    return row.base if row else None


def is_open(session: Session, change_id: int) -> bool:
    """Whether rows can be saved into this change."""
    change = session.get(Change, change_id)
    return change is not None and change.state in EDITABLE


def taken(session: Session, noun: str, row_id: str, change_id: int = 0) -> bool:
    """Whether an id is in use, live or in the change."""
    return held(session, noun, row_id, change_id).exists


def options(session: Session, noun: str, change_id: int = 0) -> dict[str, str]:
    """Id -> name of every row of a small noun, with the change's own."""
    table = DRAFTS[noun]
    found = dict(session.exec(select(table.id, table.name)).all())
    for row in _rows(session, noun, change_id):
        found.pop(row.row_id, None)
        if not row.deleted:
            found[row.row_id] = called(row.content, row.row_id)
    return dict(sorted(found.items()))


def contents(session: Session, noun: str, change_id: int = 0) -> dict[str, Content]:
    """Id -> content of every row of a small noun, with the change's own."""
    table = DRAFTS[noun]
    rows = session.exec(select(table.id, table.content))
    found: dict[str, Content] = {slug: dict(content) for slug, content in rows}
    for row in _rows(session, noun, change_id):
        found.pop(row.row_id, None)
        if not row.deleted:
            found[row.row_id] = row.content
    return dict(sorted(found.items()))


def small_catalogue(
    session: Session, noun: str, content: Content, change_id: int = 0, **ids: set[str]
) -> Catalogue:
    """The dictionaries, this row, and other rows by id: enough for lint to judge the row."""
    nouns = ("department", "code", "question", "material")
    rows = {each: contents(session, each, change_id) for each in nouns}
    for other, wanted in ids.items():
        loaded = {each: held(session, other, each, change_id).content for each in wanted}
        rows[other] = {slug: row for slug, row in loaded.items() if row}
    row: Any = load(NOUNS[noun], content)
    rows.setdefault(noun, {})[key_of(noun, row)] = dump(row)
    return Catalogue(
        **{
            each: {slug: load(NOUNS[each], held_) for slug, held_ in contents_.items()}
            for each, contents_ in rows.items()
        }
    )


def _rows(session: Session, noun: str, change_id: int) -> list[ChangeRow]:
    if not change_id:
        return []
    mine = (ChangeRow.change_id == change_id, ChangeRow.noun == noun)
    return list(session.exec(select(ChangeRow).where(*mine)))
