"""Composing: an entry (bundle or licence) worked on inside a change.

piece = composing.piece(session, change, "bundle", "canyin")
version = composing.keep(session, user, piece, members.add_item(piece.row, "signboard"))
"""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from catalog.core.catalogue import Catalogue
from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.core.rows import EntryRow, PhraseRow, QuestionRow
from catalog.core.workflow import EDITABLE, STATES
from catalog.models import DRAFTS, Change
from catalog.services import changing, gathering


class NoSuchEntry(LookupError):
    """No such change, or the entry is neither in it nor in the catalogue."""


class Taken(ValueError):
    """The id is in use already."""


@dataclass(frozen=True)
class Piece:
    """An entry as a change has it. ``version`` is what a save must expect; ``catalogue`` holds
    the rows it refers to; ``new`` says that nobody sees it yet."""

    change: int
    change_title: str
    state: str
    kind: str
    row: EntryRow
    version: int
    new: bool
    catalogue: Catalogue
    phrase: PhraseRow
    phrase_version: int

    @property
    def editable(self) -> bool:
        """Whether the change can be edited in its state."""
        return self.state in EDITABLE

    @property
    def state_words(self) -> str:
        """起草中, 待审核 …"""
        return STATES[self.state]

    def name(self, item: str) -> str:
        """An item's name; its id where it is gone."""
        row = self.catalogue.item.get(item)
        return row.name if row else item

    def question(self, slug: str) -> QuestionRow:
        """A question of the dictionary; one without options where it is gone."""
        return self.catalogue.question.get(slug) or QuestionRow(slug, slug, ())


def piece(session: Session, change_id: int, kind: str, slug: str) -> Piece:
    """The entry as the change has it; raises NoSuchEntry."""
    change = session.get(Change, change_id)
    content, version = changing.proposed(session, change_id, kind, slug) if change else ({}, 0)
    if change is None or not content:
        raise NoSuchEntry(f"{change_id}/{kind}/{slug}")
    row = load(EntryRow, content)
    said, phrase_version = changing.proposed(session, change_id, "phrase", f"{kind}/{slug}")
    return Piece(
        change=change_id,
        change_title=change.title,
        state=change.state,
        kind=kind,
        row=row,
        version=version,
        new=session.get(DRAFTS[kind], slug) is None,
        catalogue=gathering.around(session, change_id, kind, row),
        phrase=load(PhraseRow, said or {"id": f"{kind}/{slug}"}),
        phrase_version=phrase_version,
    )


def keep(session: Session, user: Account, held: Piece, row: EntryRow, version: int) -> int:
    """Save the entry; its new version. Saving what is there already is no save.

    Raises StaleSave and ClosedChange.
    """
    if row == held.row and version == held.version:
        return version
    return changing.save_row(session, user, held.change, held.kind, dump(row), version)


def add_row(session: Session, user: Account, change_id: int, noun: str, row: Any) -> int:
    """A row of another noun that the entry needs, new in this change; raises Taken."""
    content, version = changing.proposed(session, change_id, noun, row.id)
    if content:
        raise Taken(row.id)
    return changing.save_row(session, user, change_id, noun, dump(row), version)
