"""What each selected item asks for, before lines are merged."""

from dataclasses import dataclass, field

from catalog.core.edition import Document, Edition, Member, Requirement
from catalog.core.effect import effects, reason
from catalog.core.selection import ItemLine, Selection
from catalog.core.situation import Situation
from catalog.core.truth import Truth, all_of


@dataclass(frozen=True)
class Pair:
    """(material, holder), the identity of a checklist line."""

    material: str
    holder: str

    @classmethod
    def of(cls, document: Document, holder: str) -> "Pair":
        """The pair of one holder of a document; results of items get their own name."""
        return cls(document.material or f"result_of:{document.result_of}", holder)


@dataclass(frozen=True)
class Demand:
    """One item asking for one requirement; any one document satisfies it."""

    item: str
    item_name: str
    any_of: tuple[Document, ...]
    truth: Truth
    because: str = ""
    deciders: tuple[str, ...] = ()
    makers: dict[Pair, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Which included items produce which pair."""
    may_make: dict[Pair, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Which included or maybe items do."""

    def pairs(self, document: Document) -> tuple[Pair, ...]:
        """The lines a document stands for, one per holder."""
        return tuple(Pair.of(document, holder) for holder in document.holders)

    def produced(self, pair: Pair) -> tuple[str, ...]:
        """Items of this journey that make the pair for the asking item."""
        made = self.makers.get(pair, ())
        if not made and self._made_in_any_case():
            made = self.may_make.get(pair, ())
        return tuple(item for item in made if item != self.item)

    def _made_in_any_case(self) -> bool:
        """True where every alternative is the result of a step that is or may be in
        (消防验收 or 消防备案, whichever it turns out to be): never something to bring."""
        return len(self.any_of) > 1 and all(
            self.may_make.get(pair) for document in self.any_of for pair in self.pairs(document)
        )


def demands(
    edition: Edition, selection: Selection, situation: Situation
) -> tuple[list[Demand], tuple[str, ...]]:
    """(demands of all included and maybe items, rules that waived papers)."""
    waived = _waived(edition, selection)
    found = []
    for line in selection.items:
        if line.status in ("included", "maybe") and line.member.item not in waived:
            found += _of_item(edition, selection, situation, line)
    return found, tuple(waived.values())


def _waived(edition: Edition, selection: Selection) -> dict[str, str]:
    return {
        waiver.item: waiver.rule
        for waiver in edition.waivers
        if all(selection.truth(item) for item in waiver.when_items)
    }


def _of_item(
    edition: Edition, selection: Selection, situation: Situation, line: ItemLine
) -> list[Demand]:
    member = line.member
    item_truth = selection.truth(member.item)
    found = [
        _demand(edition, selection, situation, line, need)
        for need in member.requirements
        if all_of((item_truth, situation.holds(need.when))) is not False
    ]
    for effect, truth, why, question in effects(edition, situation, "require"):
        if effect.item == member.item and effect.document:
            need = Requirement((effect.document,))
            asked = all_of((item_truth, truth))
            deciders = line.deciders + ((question,) if truth is None else ())
            found.append(_make(edition, selection, member, need, asked, why, deciders))
    return found


def _demand(
    edition: Edition,
    selection: Selection,
    situation: Situation,
    line: ItemLine,
    need: Requirement,
) -> Demand:
    truth = all_of((selection.truth(line.member.item), situation.holds(need.when)))
    deciders = line.deciders + situation.open_questions(need.when)
    why = reason(need.when, situation)
    return _make(edition, selection, line.member, need, truth, why, deciders)


def _make(
    edition: Edition,
    selection: Selection,
    member: Member,
    need: Requirement,
    truth: Truth,
    why: str,
    deciders: tuple[str, ...],
) -> Demand:
    sure, possible = (
        {
            Pair.of(document, holder): _makers(edition, selection, document, holder, truths)
            for document in need.any_of
            for holder in document.holders
        }
        for truths in ((True,), (True, None))
    )
    unique = tuple(dict.fromkeys(deciders))
    return Demand(member.item, member.name, need.any_of, truth, why, unique, sure, possible)


def _makers(
    edition: Edition,
    selection: Selection,
    document: Document,
    holder: str,
    truths: tuple[Truth, ...],
) -> tuple[str, ...]:
    """Items producing the document for the holder whose truth is among ``truths``."""
    if document.result_of:
        return (document.result_of,) if selection.truth(document.result_of) in truths else ()
    material = edition.materials.get(document.material)
    produced_by = material.produced_by if material else {}
    return tuple(
        item
        for item, holders in produced_by.items()
        if selection.truth(item) in truths and (not holders or holder in holders)
    )
