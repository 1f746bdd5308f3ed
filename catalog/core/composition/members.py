"""The items of an entry: which are in, when, and in what order."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.core.composition.refusal import Circle, Refused
from catalog.core.edition import After, Condition
from catalog.core.rows import AskRow, EffectRow, EntryRow, IncludeWhen, MemberRow

MODES = {"always": "都要办", "when": "看情况办", "optional": "自愿加办"}
"""How an item can be in -> its name on pages."""


def member_of(row: EntryRow, item: str) -> MemberRow:
    """One member; raises LookupError."""
    for member in row.items:
        if member.item == item:
            return member
    raise LookupError(item)


def mode_of(member: MemberRow) -> str:
    """always, when or optional."""
    return "when" if isinstance(member.include, IncludeWhen) else member.include


def when_of(member: MemberRow) -> Condition:
    """The condition of a member that is in "when …"; empty for the others."""
    return member.include.when if isinstance(member.include, IncludeWhen) else {}


def add_item(row: EntryRow, item: str) -> EntryRow:
    """The item as the last member, always in; raises Refused where it is a member already."""
    if any(member.item == item for member in row.items):
        raise Refused("这个事项已经在里面了，不用再加。")
    return replace(row, items=(*row.items, MemberRow(item)))


def remove_item(row: EntryRow, item: str) -> EntryRow:
    """Without the item, and without what orders, effects and waivers say of it."""
    members = tuple(
        replace(member, after=tuple(a for a in member.after if a.item != item))
        for member in row.items
        if member.item != item
    )
    waivers = tuple(w for w in row.waivers if item not in (w.item, *w.when_items))
    questions = tuple(_without(ask, item) for ask in row.questions)
    return replace(row, items=members, questions=questions, waivers=waivers)


def mentions(row: EntryRow, item: str) -> int:
    """How many orders, effects and waivers speak of an item: what goes when it goes."""
    found = sum(after.item == item for member in row.items for after in member.after)
    found += sum(item in (w.item, *w.when_items) for w in row.waivers)
    effects = [e for ask in row.questions for held in ask.effects.values() for e in held]
    return found + sum(item in (e.item, e.with_item) for e in effects)


def move_item(row: EntryRow, item: str, step: int) -> EntryRow:
    """``step`` places down (up where negative), stopping at the ends."""
    order = [member.item for member in row.items]
    place = order.index(item) + step
    return place_item(row, item, min(max(place, 0), len(order) - 1))


def place_item(row: EntryRow, item: str, place: int) -> EntryRow:
    """The item at this place, counted from 0."""
    member = member_of(row, item)
    others = [each for each in row.items if each.item != item]
    others.insert(place, member)
    return replace(row, items=tuple(others))


def change_member(row: EntryRow, changed: MemberRow) -> EntryRow:
    """The member of the same item replaced by ``changed``."""
    items = tuple(changed if each.item == changed.item else each for each in row.items)
    return replace(row, items=items)


def set_mode(row: EntryRow, item: str, mode: str) -> EntryRow:
    """always, optional, or when — which keeps the condition there is, or awaits one."""
    if mode not in MODES:
        raise Refused("办理方式只有：都要办、看情况办、自愿加办。")
    member = member_of(row, item)
    if mode == mode_of(member):
        return row
    include = IncludeWhen({}) if mode == "when" else mode
    return change_member(row, replace(member, include=include))


def set_when(row: EntryRow, item: str, when: Condition) -> EntryRow:
    """The item is in when this holds; raises Refused for an empty condition."""
    if not any(when.values()):
        raise Refused("“看情况办”要至少勾一个选项；要是都要办，请改选“都要办”。")
    kept = {question: options for question, options in when.items() if options}
    return change_member(row, replace(member_of(row, item), include=IncludeWhen(kept)))


def set_after(row: EntryRow, item: str, after: Iterable[After]) -> EntryRow:
    """What the item comes after; raises Circle where that can never begin."""
    kept = {each.item: each for each in after}
    changed = change_member(row, replace(member_of(row, item), after=tuple(kept.values())))
    circle = find_circle(changed, item)
    if circle:
        raise Circle(circle)
    return changed


def add_after(row: EntryRow, item: str, before: str) -> EntryRow:
    """The item comes after ``before`` too; raises Circle, naming it."""
    member_of(row, before)
    held = member_of(row, item).after
    if any(each.item == before for each in held):
        return row
    return set_after(row, item, (*held, After(before)))


def drop_after(row: EntryRow, item: str, before: str) -> EntryRow:
    """The item no longer comes after ``before``."""
    member = member_of(row, item)
    kept = tuple(each for each in member.after if each.item != before)
    return change_member(row, replace(member, after=kept))


def find_circle(row: EntryRow, item: str) -> tuple[str, ...]:
    """A circle through ``item``: each waits for the next, the last for the first; () for none."""
    waits = {member.item: [after.item for after in member.after] for member in row.items}
    paths: list[tuple[str, ...]] = [(item,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop(0)
        for other in waits.get(path[-1], ()):
            if other == item:
                return path
            if other not in seen:
                seen.add(other)
                paths.append((*path, other))
    return ()


def _without(ask: AskRow, item: str) -> AskRow:
    kept: dict[str, tuple[EffectRow, ...]] = {
        option: tuple(e for e in held if item not in (e.item, e.with_item))
        for option, held in ask.effects.items()
    }
    return replace(ask, effects={option: held for option, held in kept.items() if held})
