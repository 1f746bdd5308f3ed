"""Which entries a row shows up in: what must be frozen anew when the row changes."""

from collections.abc import Iterable, Iterator

from catalog.core.catalogue import Catalogue
from catalog.core.edition import Condition
from catalog.core.rows import DocumentRow, EntryRow, ItemRow

Key = tuple[str, str]
"""(noun, id)"""


def dependants(changed: Iterable[Key], catalogue: Catalogue) -> list[Key]:
    """(kind, slug) of every entry, item and shared document that mentions a changed row."""
    wanted = set(changed)
    found = [
        (kind, row.id)
        for kind, row in catalogue.entries()
        if not wanted.isdisjoint(_entry(kind, row, catalogue))
    ]
    found += [
        ("item", row.id)
        for row in catalogue.item.values()
        if not wanted.isdisjoint(_alone(row, catalogue))
    ]
    nouns = {noun for noun, _ in wanted}
    for key, sources in SHARED.items():
        if nouns & set(sources):
            found.append(key)
    return found


SHARED = {
    ("network", "all"): ("point", "department"),
    ("redirects", "all"): ("redirect",),
    ("lexicon", "all"): ("rewrite",),
}
"""Documents published as a whole, and the nouns they are made of."""


def _entry(kind: str, row: EntryRow, catalogue: Catalogue) -> Iterator[Key]:
    yield kind, row.id
    yield "phrase", f"{kind}/{row.id}"
    if row.lead:
        yield "department", row.lead
    for member in row.items:
        yield from _item(member.item, catalogue)
    for ask in row.questions:
        yield "question", ask.question
        for effects in ask.effects.values():
            for effect in effects:
                if effect.material:
                    yield from _document(DocumentRow(effect.holders, effect.material), catalogue)


def _alone(row: ItemRow, catalogue: Catalogue) -> Iterator[Key]:
    """An item's own page also asks the questions its conditions name."""
    yield from _item(row.id, catalogue)
    yield "phrase", f"item/{row.id}"
    conditions = [need.when for need in row.requirements]
    conditions += [choice.when for choice in row.promised_when]
    yield from (key for condition in conditions for key in _asked(condition))


def _asked(condition: Condition) -> Iterator[Key]:
    return (("question", question) for question in condition)


def _item(slug: str, catalogue: Catalogue) -> Iterator[Key]:
    yield "item", slug
    row = catalogue.item.get(slug)
    if row is None:
        return
    yield "department", row.department
    for need in row.requirements:
        for document in need.documents():
            yield from _document(document, catalogue)


def _document(document: DocumentRow, catalogue: Catalogue) -> Iterator[Key]:
    yield from (("code", f"holders/{holder}") for holder in document.holders)
    if not document.material:
        return
    yield "material", document.material
    row = catalogue.material.get(document.material)
    if row and row.issuer:
        yield "department", row.issuer
