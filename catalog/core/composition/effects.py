"""What the options of a question do, as a grid: rows are options, columns items and papers.

A cell "要办" of an item that is in "when …" is its condition itself; of another it is an effect.
So a tick in the grid and a tick in the condition are one thing, and cannot contradict. Ticks of
several questions must all hold; "单凭此项" (alone) is an effect beside the condition, so the
item is in when either holds.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from catalog.core.composition.asks import ask_of, change_ask
from catalog.core.composition.members import change_member, member_of, mode_of, when_of
from catalog.core.edition import Condition
from catalog.core.rows import AskRow, EffectRow, EntryRow, IncludeWhen

TEXTS = {"note": "提示", "leave_bundle": "转单办", "offline_only": "只能线下"}
"""Effects that are words: verb -> its name on pages."""

REPLACE = "replace:"
"""A cell "replace:food_small" puts that item in the place of the column's own."""


@dataclass(frozen=True)
class Paper:
    """A paper an option asks for in addition, with the item it is for and whose it is."""

    item: str
    material: str
    holders: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """food_license|idcard|A+B, for form fields."""
        return f"{self.item}|{self.material}|{'+'.join(self.holders)}"


def cell(row: EntryRow, question: str, option: str, item: str) -> str:
    """ "", include, alone, exclude or replace:<other>."""
    held = ask_of(row, question).effects.get(option, ())
    own = [effect for effect in held if effect.item == item]
    for effect in own:
        if effect.do == "replace":
            return REPLACE + effect.with_item
    if any(effect.do == "exclude" for effect in own):
        return "exclude"
    included = any(effect.do == "include" for effect in own)
    if included and option in alone_of(row, item).get(question, ()):
        return "alone"
    listed = option in when_of(member_of(row, item)).get(question, ())
    return "include" if listed or included else ""


def alone_of(row: EntryRow, item: str) -> Condition:
    """Question -> options any one of which brings an item in, whatever its condition says.

    Not those that the condition names anyway, where it turns on no other question.
    """
    when = when_of(member_of(row, item))
    if mode_of(member_of(row, item)) != "when":
        return {}
    found = {}
    for ask in row.questions:
        enough = when.get(ask.question, ()) if set(when) == {ask.question} else ()
        options = [each for each, held in ask.effects.items() if _includes(held, item)]
        found[ask.question] = tuple(each for each in options if each not in enough)
    return {question: options for question, options in found.items() if options}


def may_stand_alone(row: EntryRow, question: str, item: str) -> bool:
    """Whether "alone" says something else than "include": the item turns on other questions."""
    return bool(set(when_of(member_of(row, item))) - {question})


def set_cell(row: EntryRow, question: str, option: str, item: str, value: str) -> EntryRow:
    """Let an option do this to an item; the same value as now changes nothing.

    "include" makes an item that was always in one that is in when …; taking the last
    "include" away makes it always in again, unless an option brings it in alone.
    """
    if cell(row, question, option, item) == value:
        return row
    alone = value == "alone" and may_stand_alone(row, question, item)
    row = _cleared(row, question, option, item)
    if alone:
        return _with_effect(row, question, option, EffectRow("include", item))
    if value in ("include", "alone"):
        return _included(row, question, option, item)
    if value == "exclude":
        return _with_effect(row, question, option, EffectRow("exclude", item))
    if value.startswith(REPLACE):
        other = member_of(row, value.removeprefix(REPLACE)).item
        return _with_effect(row, question, option, EffectRow("replace", item, other))
    return row


def papers(ask: AskRow) -> tuple[Paper, ...]:
    """The papers options of this question ask for, each once."""
    found = [
        Paper(effect.item, effect.material, effect.holders)
        for held in ask.effects.values()
        for effect in held
        if effect.do == "require"
    ]
    return tuple(dict.fromkeys(found))


def asks_for(ask: AskRow, option: str, paper: Paper) -> bool:
    """Whether this option asks for the paper."""
    return any(_is(paper)(effect) for effect in ask.effects.get(option, ()))


def set_paper(row: EntryRow, question: str, option: str, paper: Paper, wanted: bool) -> EntryRow:
    """Let an option ask for a paper, or no longer."""
    if asks_for(ask_of(row, question), option, paper) == wanted:
        return row
    if not wanted:
        return _filtered(row, question, option, lambda effect: not _is(paper)(effect))
    effect = EffectRow("require", paper.item, material=paper.material, holders=paper.holders)
    return _with_effect(row, question, option, effect)


def texts(ask: AskRow, option: str, verb: str) -> tuple[str, ...]:
    """What an option says: note, leave_bundle or offline_only."""
    return tuple(effect.text for effect in ask.effects.get(option, ()) if effect.do == verb)


def set_texts(
    row: EntryRow, question: str, option: str, verb: str, said: Iterable[str]
) -> EntryRow:
    """Let an option say this, one effect per text."""
    wanted = tuple(text.strip() for text in said if text.strip())
    if texts(ask_of(row, question), option, verb) == wanted:
        return row
    row = _filtered(row, question, option, lambda effect: effect.do != verb)
    for text in wanted:
        row = _with_effect(row, question, option, EffectRow(verb, text=text))
    return row


def _includes(held: Iterable[EffectRow], item: str) -> bool:
    return any((effect.do, effect.item) == ("include", item) for effect in held)


def _is(paper: Paper) -> Callable[[EffectRow], bool]:
    key = ("require", paper.item, paper.material, paper.holders)
    return lambda effect: (effect.do, effect.item, effect.material, effect.holders) == key


def _included(row: EntryRow, question: str, option: str, item: str) -> EntryRow:
    member = member_of(row, item)
    if mode_of(member) == "optional":
        return _with_effect(row, question, option, EffectRow("include", item))
    when = dict(when_of(member))
    when[question] = (*when.get(question, ()), option)
    return change_member(row, replace(member, include=IncludeWhen(when)))


def _cleared(row: EntryRow, question: str, option: str, item: str) -> EntryRow:
    verbs = ("include", "exclude", "replace")
    row = _filtered(row, question, option, lambda e: not (e.item == item and e.do in verbs))
    member = member_of(row, item)
    when = dict(when_of(member))
    if option not in when.get(question, ()):
        return row
    when[question] = tuple(each for each in when[question] if each != option)
    if not when[question]:
        del when[question]
    if not when:
        return _by_what_is_left(row, item)
    return change_member(row, replace(member, include=IncludeWhen(when)))


def _by_what_is_left(row: EntryRow, item: str) -> EntryRow:
    """An item whose condition is gone: its first "alone" becomes its condition; else it is
    always in."""
    member = member_of(row, item)
    for question, options in alone_of(row, item).items():
        for option in options:
            row = _filtered(row, question, option, lambda e: (e.do, e.item) != ("include", item))
        return change_member(row, replace(member, include=IncludeWhen({question: options})))
    return change_member(row, replace(member, include="always"))


def _filtered(
    row: EntryRow, question: str, option: str, keep: Callable[[EffectRow], bool]
) -> EntryRow:
    ask = ask_of(row, question)
    effects = dict(ask.effects)
    kept = tuple(effect for effect in effects.get(option, ()) if keep(effect))
    if kept:
        effects[option] = kept
    else:
        effects.pop(option, None)
    return change_ask(row, replace(ask, effects=effects))


def _with_effect(row: EntryRow, question: str, option: str, effect: EffectRow) -> EntryRow:
    ask = ask_of(row, question)
    held = (*ask.effects.get(option, ()), effect)
    return change_ask(row, replace(ask, effects={**ask.effects, option: held}))
