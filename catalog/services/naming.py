"""Naming: from what somebody typed to the row it names, and what it may have meant."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.core.materialname import folded
from catalog.core.rowlabels import called
from catalog.core.rowwords import Names
from catalog.matching.alike import MaterialNames
from catalog.models import DRAFTS, ChangeRow
from catalog.services import keeping_rows, listing_rows
from catalog.services.changing import Content

LIKELY = 8


@dataclass(frozen=True)
class Named:
    """A row somebody may have meant, and why."""

    id: str
    name: str
    reason: str = ""


@dataclass(frozen=True)
class Namer:
    """Looks names up as one change has them (0: as they are live)."""

    session: Session
    change_id: int = 0

    def name_of(self, noun: str, slug: str) -> str:
        """What a row is called; its id where there is none."""
        content = keeping_rows.held(self.session, noun, slug, self.change_id).content
        return str(content.get("name") or content.get("title") or content.get("text") or slug)

    def id_of(self, noun: str, text: str) -> str | None:
        """The one row with this id, name or alias; None where none or several have."""
        text = text.strip()
        found = keeping_rows.held(self.session, noun, text, self.change_id)
        if text and found.content and not found.deleted:
            return text
        ids = {slug for slug, content in self._rows(noun, text) if _is_called(content, text)}
        return ids.pop() if len(ids) == 1 else None

    def near(self, noun: str, text: str, limit: int = LIKELY) -> list[Named]:
        """Rows the text may mean, the likeliest first."""
        if not text.strip():
            return []
        if noun == "material":
            return self._materials(text, limit)
        wanted = listing_rows.Wanted(words=text)
        found = listing_rows.listed(self.session, noun, wanted, 1).lines
        mine = [
            Named(slug, _called(content), "变更里新增")
            for slug, content in self._proposed(noun)
            if text in _called(content) and all(slug != each.id for each in found)
        ]
        return [*mine, *(Named(each.id, each.name) for each in found)][:limit]

    def _materials(self, text: str, limit: int) -> list[Named]:
        alike = material_names(self.session, self.change_id).like(text, limit)
        return [Named(each.id, each.name, each.reason) for each in alike]

    def _rows(self, noun: str, text: str) -> list[tuple[str, Content]]:
        table = DRAFTS[noun]
        query = select(col(table.id), col(table.content)).where(
            (col(table.name) == text) | listing_rows.holds(table.content, text, whole=True)
        )
        proposed = dict(self._proposed(noun))
        masters = [(slug, row) for slug, row in self.session.execute(query) if slug not in proposed]
        return [*masters, *proposed.items()]

    def _proposed(self, noun: str) -> list[tuple[str, Content]]:
        if not self.change_id:
            return []
        query = select(col(ChangeRow.row_id), col(ChangeRow.content)).where(
            col(ChangeRow.change_id) == self.change_id,
            col(ChangeRow.noun) == noun,
            col(ChangeRow.deleted).is_(False),
        )
        return [(slug, content) for slug, content in self.session.execute(query)]


def material_names(session: Session, change_id: int = 0) -> MaterialNames:
    """Every name of the dictionary as the change has it; merged ones aside."""
    rows = keeping_rows.contents(session, "material", change_id)
    names = {
        slug: [row["name"], *row.get("aliases", ()), *row.get("holder_aliases", ())]
        for slug, row in rows.items()
        if not row.get("merged_into")
    }
    holders = keeping_rows.contents(session, "code", change_id)
    labels = [row["label"] for row in holders.values() if row["scheme"] == "holders"]
    return MaterialNames(names, labels)


def names_in(session: Session, change_id: int = 0) -> Names:
    """Ids in words, looked up one by one, first in a change, then in the master rows."""
    found: dict[tuple[str, str], str] = {}
    schemes = {"holder": "holders", "supply": "supplies"}

    def name(noun: str, slug: str) -> str:
        key = ("code", f"{schemes[noun]}/{slug}") if noun in schemes else (noun, slug)
        if key not in found:
            row = session.get(ChangeRow, (change_id, *key)) if change_id else None
            draft = session.get(DRAFTS[key[0]], key[1])
            content = (row.content if row else None) or (draft.content if draft else {})
            found[key] = called(content, slug)
        return found[key]

    return name


def _is_called(content: Content, text: str) -> bool:
    names = (_called(content), *content.get("aliases", ()))
    return folded(text) in {folded(name) for name in names}


def _called(content: Content) -> str:
    return str(content.get("name") or content.get("title") or content.get("text") or "")
