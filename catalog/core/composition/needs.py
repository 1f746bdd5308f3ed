"""What an entry needs to stand on: the rows it refers to, and those they refer to."""

from collections.abc import Iterator

from catalog.core.catalogue import Catalogue
from catalog.core.edition import Condition
from catalog.core.rows import DocumentRow, EntryRow, IncludeWhen, ItemRow

Key = tuple[str, str]
"""(noun, id)"""

ORDER = ("department", "code", "material", "question", "item")
"""Nouns an entry may need, in the order references point."""


def needs(entry: EntryRow, catalogue: Catalogue) -> list[Key]:
    """Every row of ``catalogue`` the entry cannot do without, in the order of nouns, then ids.

    An item whose result another one asks for counts; what a material is produced by does not.
    """
    found: set[Key] = set()
    waiting = list(_entry(entry))
    while waiting:
        key = waiting.pop()
        row = getattr(catalogue, key[0]).get(key[1])
        if key in found or row is None:
            continue
        found.add(key)
        if key[0] == "item":
            waiting += _item(row)
        elif key[0] == "material" and row.issuer:
            waiting.append(("department", row.issuer))
    return sorted(found, key=lambda key: (ORDER.index(key[0]), key[1]))


def _entry(entry: EntryRow) -> Iterator[Key]:
    if entry.lead:
        yield "department", entry.lead
    for member in entry.items:
        yield "item", member.item
        yield from _asked(member.trim_unless)
        if isinstance(member.include, IncludeWhen):
            yield from _asked(member.include.when)
    for ask in entry.questions:
        yield "question", ask.question
        yield from _asked(ask.ask_when)
        for held in ask.effects.values():
            for effect in held:
                yield from _document(DocumentRow(effect.holders, effect.material))


def _item(item: ItemRow) -> Iterator[Key]:
    yield "department", item.department
    for need in item.requirements:
        yield from _asked(need.when)
        for document in need.documents():
            yield from _document(document)
    for choice in item.promised_when:
        yield from _asked(choice.when)


def _document(document: DocumentRow) -> Iterator[Key]:
    if document.material:
        yield "material", document.material
    if document.result_of:
        yield "item", document.result_of
    yield from (("code", f"holders/{holder}") for holder in document.holders)


def _asked(condition: Condition) -> Iterator[Key]:
    return (("question", question) for question in condition)
