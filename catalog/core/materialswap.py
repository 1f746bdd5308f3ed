"""One material in the place of another, wherever an item or an entry asks for it."""

from dataclasses import dataclass, replace

from catalog.core.materialname import MaterialName
from catalog.core.rows import AskRow, DocumentRow, EntryRow, ItemRow, RequirementRow


@dataclass(frozen=True)
class Swap:
    """Puts ``kept`` in the place of ``gone``; ``said`` is what gone's name says besides."""

    gone: str
    kept: str
    said: MaterialName

    def item(self, row: ItemRow) -> ItemRow:
        """The item asking for ``kept``; lines that become the same are one."""
        if all(d.material != self.gone for need in row.requirements for d in need.documents()):
            return row
        needs: list[RequirementRow] = []
        for need in map(self.need, row.requirements):
            twin = next((n for n, each in enumerate(needs) if _same_line(each, need)), None)
            if twin is None:
                needs.append(need)
            else:
                both = _folded(needs[twin].documents()[0], need.documents()[0])
                needs[twin] = requirement((both,), need)
        return replace(row, requirements=tuple(needs))

    def need(self, need: RequirementRow) -> RequirementRow:
        """The requirement asking for ``kept``."""
        if all(each.material != self.gone for each in need.documents()):
            return need
        found: dict[tuple[object, ...], DocumentRow] = {}
        for each in map(self._document, need.documents()):
            key = _key(each)
            found[key] = _folded(found[key], each) if key in found else each
        return requirement(tuple(found.values()), need)

    def entry(self, row: EntryRow) -> EntryRow:
        """The entry whose options ask for ``kept``."""
        return replace(row, questions=tuple(self._ask(ask) for ask in row.questions))

    def _document(self, row: DocumentRow) -> DocumentRow:
        if row.material != self.gone:
            return row
        return replace(
            row,
            material=self.kept,
            copies=max(row.copies, self.said.copies),
            original=row.original and self.said.original,
            note=row.note or self.said.note,
        )

    def _ask(self, ask: AskRow) -> AskRow:
        effects = {
            option: tuple(
                replace(each, material=self.kept) if each.material == self.gone else each
                for each in all_
            )
            for option, all_ in ask.effects.items()
        }
        return replace(ask, effects=effects)


def requirement(documents: tuple[DocumentRow, ...], like: RequirementRow) -> RequirementRow:
    """A requirement of these documents under the condition of another."""
    if len(documents) > 1:
        return RequirementRow(any_of=documents, when=like.when)
    return RequirementRow(when=like.when, **vars(documents[0]))


def _key(row: DocumentRow) -> tuple[object, ...]:
    return (row.material, row.result_of, row.holders, row.name, row.supply)


def _same_line(one: RequirementRow, other: RequirementRow) -> bool:
    single = len(one.documents()) == len(other.documents()) == 1
    if not single or one.when != other.when:
        return False
    return _key(one.documents()[0]) == _key(other.documents()[0])


def _folded(one: DocumentRow, other: DocumentRow) -> DocumentRow:
    """Two documents that are one: the more copies, original beats copy, both notes."""
    notes = dict.fromkeys(note for note in (one.note, other.note) if note)
    return replace(
        one,
        copies=max(one.copies, other.copies),
        original=one.original or other.original,
        note="，".join(notes),
    )
