"""The citizen's own checklist: what to bring, fill in, or leave to the system.

A requirement is (material, holder): the same document of another person is
another line, and one line serves every item that asks for it. Merging rules are
those of the fact base (材料归一规则): the largest number of copies, the stricter
way of supply, and for "any one of" the document that serves most items.
"""

from dataclasses import dataclass

from catalog.core.demand import Pair, demands
from catalog.core.edition import Document, Edition
from catalog.core.merge import Line, merge
from catalog.core.selection import ALWAYS, Selection
from catalog.core.situation import Situation

STRICTNESS = {"exempt": 0, "form": 1, "bring": 2}
HANDLING = {"self": "bring", "form": "form", "ecert": "exempt", "share": "exempt"}


@dataclass(frozen=True)
class UsedBy:
    """An item that asks for the line; ``sure`` is False while the item is only maybe."""

    item: str
    name: str
    sure: bool = True


@dataclass(frozen=True)
class Alternative:
    """Another document that would do instead."""

    material: str
    name: str
    holder: str
    holder_name: str


@dataclass(frozen=True)
class MaterialLine:
    """One line of the checklist. ``handling`` is bring, form, exempt or produced."""

    material: str
    name: str
    holder: str
    holder_name: str
    status: str
    handling: str
    used_by: tuple[UsedBy, ...]
    because: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    copies: int = 0
    produced_by: tuple[str, ...] = ()
    """Names of the steps that produce it."""
    source: str = ""
    """For exempt lines: ecert (电子证照) or share (部门数据核验)."""
    issuer: str = ""
    note: str = ""
    ways: tuple[tuple[str, ...], ...] = ()
    category: str = ""


@dataclass(frozen=True)
class Checklist:
    """All lines in reading order, and the papers waived with the rule that waives them."""

    lines: tuple[MaterialLine, ...]
    waived: tuple[str, ...] = ()

    def by_handling(self, handling: str) -> tuple[MaterialLine, ...]:
        """Lines of one kind, needed before maybe."""
        lines = [line for line in self.lines if line.handling == handling]
        return tuple(sorted(lines, key=lambda line: line.status == "maybe"))

    def count(self, handling: str) -> int:
        """How many lines of this kind are certainly needed."""
        return sum(line.handling == handling and line.status == "needed" for line in self.lines)


def build_checklist(edition: Edition, selection: Selection, situation: Situation) -> Checklist:
    """Merge every demand of the selected items into lines; pure and total."""
    wanted, waived = demands(edition, selection, situation)
    lines = merge(wanted)
    finished = [_finish(edition, selection, line) for line in lines]
    return Checklist(tuple(finished), waived)


def _finish(edition: Edition, selection: Selection, line: Line) -> MaterialLine:
    material = edition.materials.get(line.pair.material)
    handling, source, makers = _handling(edition, line)
    names = [document.name for _, document in line.demands if document.name]
    needed = line.truth is True
    return MaterialLine(
        material=line.pair.material,
        name=names[0] if names else (material.name if material else line.pair.material),
        holder=line.pair.holder,
        holder_name=edition.holders.get(line.pair.holder, line.pair.holder),
        status="needed" if needed else "maybe",
        handling=handling,
        used_by=_used_by(line),
        because=_reasons(selection, line),
        deciders=() if needed else _deciders(line),
        alternatives=_alternatives(edition, line),
        copies=max(document.copies for _, document in line.demands),
        produced_by=makers,
        source=source,
        issuer=material.issuer if material else "",
        note=material.note if material else "",
        ways=material.ways if material else (),
        category=material.category if material else "",
    )


def _handling(edition: Edition, line: Line) -> tuple[str, str, tuple[str, ...]]:
    """(handling, source of an exemption, names of producing steps)."""
    makers: dict[str, None] = {}
    supplies = []
    for demand, document in line.demands:
        made_by = demand.produced(line.pair)
        makers.update(dict.fromkeys(made_by))
        if not made_by:
            supplies.append(_supply(edition, document))
    names = {member.item: member.name for member in edition.members}
    made = tuple(names[item] for item in makers)
    if not supplies:
        return "produced", "", made
    strictest = max(supplies, key=lambda supply: STRICTNESS[HANDLING.get(supply, "bring")])
    handling = HANDLING.get(strictest, "bring")
    return handling, strictest if handling == "exempt" else "", made


def _supply(edition: Edition, document: Document) -> str:
    material = edition.materials.get(document.material)
    return document.supply or (material.supply if material else "self")


def _used_by(line: Line) -> tuple[UsedBy, ...]:
    found: dict[str, UsedBy] = {}
    for demand, _ in line.demands:
        known = found.get(demand.item)
        sure = demand.truth is True or bool(known and known.sure)
        found[demand.item] = UsedBy(demand.item, demand.item_name, sure)
    return tuple(found.values())


def _reasons(selection: Selection, line: Line) -> tuple[str, ...]:
    because: dict[str, None] = {}
    for demand, _ in line.demands:
        if demand.truth is True and demand.because:
            because[demand.because] = None
    if not because:
        items = {demand.item for demand, _ in line.demands if demand.truth is True}
        for item in selection.items:
            if item.member.item in items:
                because.update(dict.fromkeys(text for text in item.because if text != ALWAYS))
    return tuple(because)


def _deciders(line: Line) -> tuple[str, ...]:
    return tuple(dict.fromkeys(q for demand, _ in line.demands for q in demand.deciders))


def _alternatives(edition: Edition, line: Line) -> tuple[Alternative, ...]:
    found = []
    for document in line.others:
        material = edition.materials.get(document.material)
        name = document.name or (material.name if material else document.material)
        for holder in document.holders:
            key = Pair.of(document, holder)
            found.append(
                Alternative(key.material, name, holder, edition.holders.get(holder, holder))
            )
    return tuple(found)
