"""Which items a situation needs, why, and whether it stays in the bundle at all.

Order of the rules (house plan): include conditions and effects, then replace,
then exclude, which has the last word.
"""

from dataclasses import dataclass, field

from catalog.core.edition import Edition, Effect, Member
from catalog.core.effect import effects, reason
from catalog.core.situation import Situation
from catalog.core.truth import Truth, all_of, any_of, negate

ALWAYS = "这件事都要办"
"""The reason of a member that is always in; says nothing about one paper or another."""


@dataclass(frozen=True)
class ItemLine:
    """One item of the entry under these answers. ``status`` is included, maybe,
    optional (may be chosen) or excluded; ``deciders`` are open question ids."""

    member: Member
    status: str
    because: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """A remark an answer brings along."""

    text: str
    because: str


@dataclass(frozen=True)
class Verdict:
    """``ok``, ``leave_bundle`` (handled singly, never "not allowed") or ``offline_only``."""

    status: str = "ok"
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Selection:
    """Items with status and reasons, notes and the verdict."""

    items: tuple[ItemLine, ...]
    notes: tuple[Note, ...]
    verdict: Verdict

    def truth(self, item: str) -> Truth:
        """True for included, None for maybe, False otherwise."""
        for line in self.items:
            if line.member.item == item:
                return {"included": True, "maybe": None}.get(line.status, False)
        return False


@dataclass
class _State:
    """Truth and reasons of one item while the rules run."""

    truth: Truth = False
    because: list[str] = field(default_factory=list)
    deciders: dict[str, None] = field(default_factory=dict)
    removed: bool = False


def select(edition: Edition, situation: Situation) -> Selection:
    """Apply every rule of the entry to the situation; pure and total."""
    states = {member.item: _included(member, situation) for member in edition.members}
    for effect, truth, why, question in effects(edition, situation, "include"):
        _turn_on(states[effect.item], truth, why, question)
    replaces = list(effects(edition, situation, "replace"))
    # What is certain moves first, so that an open answer cannot take certainty away from it.
    for effect, truth, why, question in sorted(replaces, key=lambda found: found[1] is None):
        _replace(states, effect, truth, why, question)
    for effect, truth, why, question in effects(edition, situation, "exclude"):
        _turn_off(states[effect.item], truth, why, question)
    for item in situation.trimmed:
        _turn_off(states[item], True, "您选了裁去这一项", "")
    _settle_composite(edition, states)
    lines = tuple(_line(member, states[member.item]) for member in edition.members)
    return Selection(lines, _notes(edition, situation), _verdict(edition, situation))


def _included(member: Member, situation: Situation) -> _State:
    include = member.include
    if include.mode == "always":
        return _State(True, [ALWAYS])
    if include.mode == "optional":
        chosen = member.item in situation.chosen
        return _State(chosen, ["您选了一并办理"] if chosen else [])
    truth = situation.holds(include.when)
    state = _State(truth)
    if truth is None:
        state.deciders.update(dict.fromkeys(situation.open_questions(include.when)))
    elif truth:
        state.because.append(reason(include.when, situation))
    return state


def _turn_on(state: _State, truth: Truth, why: str, question: str) -> None:
    state.truth = any_of((state.truth, truth))
    if truth and why not in state.because:
        state.because.append(why)
    elif truth is None:
        state.deciders[question] = None


def _turn_off(state: _State, truth: Truth, why: str, question: str) -> None:
    if truth:
        state.truth, state.removed, state.because = False, True, [why]
    elif state.truth is not False:
        state.truth = None
        state.deciders[question] = None


def _replace(
    states: dict[str, _State], effect: Effect, truth: Truth, why: str, question: str
) -> None:
    old, new = states[effect.item], states[effect.with_item]
    moved = all_of((truth, old.truth))
    if moved is False:
        return
    new.truth = any_of((new.truth, moved))
    old.truth = all_of((old.truth, negate(truth)))
    if moved:
        new.because.append(why)
        old.because, old.removed = [f"{why}，改办另一项"], True
    else:
        new.deciders[question] = old.deciders[question] = None


def _settle_composite(edition: Edition, states: dict[str, _State]) -> None:
    """Fewer than ``min_components`` certificates, or no permit among them: no composite."""
    if edition.composite is None:
        return
    parts = [(m, states[m.item].truth) for m in edition.members if m.certificate]
    fewest = edition.composite.min_components
    enough = _enough([m for m, truth in parts if truth], fewest)
    possible = _enough([m for m, truth in parts if truth is not False], fewest)
    for member in edition.members:
        if member.composes and not possible:
            why = f"能并入的证照少于{fewest}张或没有行政许可，不生成{edition.composite.document}"
            _turn_off(states[member.item], True, why, "")
        elif member.composes and not enough:
            state = states[member.item]
            state.truth = None if state.truth else state.truth
            for part, truth in parts:
                if truth is None:
                    state.deciders.update(states[part.item].deciders)


def _enough(parts: list[Member], fewest: int) -> bool:
    return len(parts) >= fewest and any(part.nature == "行政许可" for part in parts)


def _line(member: Member, state: _State) -> ItemLine:
    if state.truth:
        return ItemLine(member, "included", tuple(state.because))
    if state.truth is None:
        return ItemLine(member, "maybe", (), tuple(state.deciders))
    if member.include.mode == "optional" and not state.removed:
        return ItemLine(member, "optional", ("自愿办理，需要的可以加上",))
    why = state.because if state.removed else ["您的情况不用办"]
    return ItemLine(member, "excluded", tuple(why))


def _notes(edition: Edition, situation: Situation) -> tuple[Note, ...]:
    return tuple(
        Note(effect.text, why)
        for effect, truth, why, _ in effects(edition, situation, "note")
        if truth
    )


def _verdict(edition: Edition, situation: Situation) -> Verdict:
    """Leaving the bundle outweighs the counter; the texts of both are told."""
    told = {
        status: [
            effect.text for effect, truth, _, _ in effects(edition, situation, status) if truth
        ]
        for status in ("leave_bundle", "offline_only")
    }
    status = next((status for status, texts in told.items() if texts), "ok")
    return Verdict(status, tuple(text for texts in told.values() for text in texts))
