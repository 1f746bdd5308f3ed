"""Taking over: an upper level's entry becomes ours to edit, in a change like any other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlmodel import Session

from catalog.core.catalogue import Catalogue
from catalog.core.composition.needs import needs
from catalog.core.document import dump, load
from catalog.core.permission import Account
from catalog.core.rows import EntryRow, MaterialRow
from catalog.models import DRAFTS, Upstream
from catalog.services import auditing, starting_entries
from catalog.services.changing import Content
from catalog.services.composing import Taken
from catalog.services.following_uppers import taken
from catalog.services.keeping_uppers import catalogue_of, entry_of, upper_of
from catalog.services.listing_entries import KINDS


@dataclass(frozen=True)
class Offered:
    """An entry an upper level offers; ``ours`` is what we made of it, "" for nothing yet."""

    kind: str
    slug: str
    title: str
    items: int
    ours: str = ""


def offered(session: Session, upper_id: int) -> tuple[str, list[Offered]]:
    """(name of the upper level, its entries by title); raises Unknown."""
    upper = upper_of(session, upper_id)
    ours = {
        (each.kind, each.upper_slug): each.slug
        for each in taken(session)
        if each.upper_id == upper_id
    }
    found = [
        Offered(kind, row["id"], row["title"], len(row["items"]), ours.get((kind, row["id"]), ""))
        for kind in KINDS
        for row in upper.rows.get(kind, ())
    ]
    return upper.name, sorted(found, key=lambda each: (each.kind, each.title))


def take(session: Session, user: Account, upper_id: int, kind: str, slug: str, own: str) -> int:
    """Make the upper level's entry ours, under the id ``own``, in a new change; its id.

    Items, materials, questions and departments we do not have come with it; those we have
    stay ours. Raises Unknown, and Taken where the id is in use.
    """
    upper = upper_of(session, upper_id)
    content = entry_of(upper, kind, slug)
    theirs = catalogue_of(upper)
    row: EntryRow = load(EntryRow, content)
    note = f"接自{upper.name}“{row.title}”（{kind}/{slug}，修订号 {upper.revision}）"
    ours = replace(row, id=own, maintainer_notes=(*row.maintainer_notes, note))
    if session.get(DRAFTS[kind], own):
        raise Taken(own)
    session.merge(
        Upstream(
            kind=kind,
            slug=own,
            upper_id=upper_id,
            upper_slug=slug,
            revision=upper.revision,
            content=content,
            seen_by=user.id,
            seen_at=auditing.now(),
        )
    )
    more = list(_missing(session, row, theirs))
    return starting_entries.start(session, user, kind, ours, source="copy", more=more)


def _missing(session: Session, entry: EntryRow, theirs: Catalogue) -> Iterator[tuple[str, Content]]:
    """Rows the entry needs that we do not have, as (noun, content)."""
    keys = needs(entry, theirs)
    coming = {key for key in keys if session.get(DRAFTS[key[0]], key[1]) is None}
    for noun, slug in keys:
        if (noun, slug) not in coming:
            continue
        row = getattr(theirs, noun)[slug]
        if isinstance(row, MaterialRow):
            row = _ours_only(session, row, coming)
        yield noun, dump(row)


def _ours_only(session: Session, row: MaterialRow, coming: set[tuple[str, str]]) -> MaterialRow:
    """A material without the makers and heirs that are not here."""

    def here(noun: str, slug: str) -> bool:
        return (noun, slug) in coming or session.get(DRAFTS[noun], slug) is not None

    made = {item: whose for item, whose in row.produced_by.items() if here("item", item)}
    merged = tuple(slug for slug in row.merged_into if here("material", slug))
    return replace(row, produced_by=made, merged_into=merged)
