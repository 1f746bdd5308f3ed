"""A second reading of the fact base, for holding the product to.

It knows nothing of ``catalog``: from ``shared/domain`` and the house plan's "Rules of the
domain" alone it says what a citizen with certain answers has to do and to hand in. It is
written to be plainly right rather than fast: a question left open is answered in every
possible way, each of these worlds is worked out with two values only, and what holds in
all of them is certain.

Where the text can be read in two ways, ``Reading`` names them; its defaults are ours.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = ROOT.parent / "shared" / "domain"
FOLDERS = {"bundle": "bundles", "licence": "licences"}

UNSURE = "不清楚"
PERMIT = "行政许可"
COMPOSITE = "ent_survey"
"""The item that makes the composite of a combined licence."""
RETIRED = {"two_subsidy", "ts_outbound", "tax_agree", "minor"}
"""Ids the README keeps for their names only."""

Pair = tuple[str, str]
"""A material and its holder; the result of an item is the material ``result_of:<item>``."""
Alternative = frozenset[Pair]
Answers = dict[str, frozenset[str]]
Facts = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """Which way to read what the facts leave open."""

    note_counts: bool = False
    """不清楚 with a note alone: is the note 'an effect of its own' (answered), or not (open)?"""
    unsure_removes: bool = False
    """May a 不清楚 that counts as open make an item uncertain, because another option of the
    question would replace or exclude it? (A question without any answer may.)"""
    waiver_keeps_forms: bool = False
    """Does a waiver spare the materials only, and not the application form?"""
    retail_trims: bool = False
    """药品零售: are the two device certificates left out where ``device`` does not ask for them?"""


@dataclass(frozen=True)
class Need:
    """One requirement of an item: any one of the alternatives will do."""

    item: str
    source: str
    alternatives: tuple[Alternative, ...]
    form: bool = False


@dataclass(frozen=True)
class World:
    """What holds once every question that is due has an answer."""

    included: frozenset[str]
    needs: frozenset[Need]
    verdict: str
    produced: frozenset[tuple[Need, Pair]]
    """Each pair with the need that an earlier step of the same journey meets."""


@dataclass(frozen=True)
class Outcome:
    """What the facts say for certain answers, and what they leave open."""

    included: frozenset[str]
    maybe: frozenset[str]
    needed: frozenset[Pair]
    """Pairs asked for without an alternative, produced ones among them."""
    produced: frozenset[Pair]
    """Pairs that an earlier step makes for everyone who asks for them."""
    choices: tuple[frozenset[Alternative], ...]
    """Requirements with alternatives; any one alternative's lines satisfy."""
    verdict: str
    possible: frozenset[Pair]
    """Every pair that some world asks for, in whatever way."""
    asked: frozenset[Pair]
    """Every pair that some world asks for without an alternative."""


def read(
    kind: str,
    slug: str,
    answers: Mapping[str, Iterable[str]],
    chosen: Iterable[str] = (),
    reading: Reading = Reading(),
) -> Outcome:
    """The outcome of an entry for ``answers`` and the optional items ``chosen``."""
    entry = entries(kind)[slug]
    given = {question: frozenset(options) for question, options in answers.items() if options}
    worlds = [
        work_out(entry, world, open_questions, frozenset(chosen), reading)
        for world, open_questions in worlds_of(entry, given, {}, frozenset(), reading)
    ]
    included = frozenset.intersection(*(world.included for world in worlds))
    certain = frozenset.intersection(*(world.needs for world in worlds))
    needed = {pair for need in certain if len(need.alternatives) == 1 for pair in alternative(need)}
    return Outcome(
        included=included,
        maybe=frozenset().union(*(world.included for world in worlds)) - included,
        needed=frozenset(needed),
        produced=made(certain, frozenset.intersection(*(world.produced for world in worlds))),
        choices=tuple(frozenset(need.alternatives) for need in certain if is_choice(need)),
        verdict=worlds[0].verdict if len({world.verdict for world in worlds}) == 1 else "ok",
        possible=frozenset(
            pair
            for world in worlds
            for need in world.needs
            for option in need.alternatives
            for pair in option
        ),
        asked=frozenset(
            pair
            for world in worlds
            for need in world.needs
            if not is_choice(need)
            for pair in alternative(need)
        ),
    )


# --- Questions -------------------------------------------------------------------------


def options_of(asked: Facts) -> list[str]:
    """What a citizen can choose from: the entry may narrow the dictionary's options."""
    return asked.get("options") or questions()[asked["question"]]["options"]


def answer_sets(asked: Facts) -> list[frozenset[str]]:
    """Every legal way to answer a question."""
    options = options_of(asked)
    question = questions()[asked["question"]]
    if not question["multi_select"]:
        return [frozenset({option}) for option in options]
    alone = [option for option in question.get("exclusive_options") or [] if option in options]
    rest = [option for option in options if option not in alone]
    sizes = range(1, len(rest) + 1)
    several = [frozenset(some) for size in sizes for some in combinations(rest, size)]
    return [frozenset({option}) for option in alone] + several


def is_open(entry: Facts, asked: Facts, answer: frozenset[str] | None, reading: Reading) -> bool:
    """Whether the question still has no answer: 不清楚 is one only with an effect of its own.

    A condition that names 不清楚 gives it an effect as well.
    """
    if not answer:
        return True
    if answer != {UNSURE}:
        return False
    effects = (asked.get("effects") or {}).get(UNSURE) or []
    named = any(
        condition["question"] == asked["question"] and UNSURE in condition["any_answer"]
        for condition in conditions_in(entry)
    )
    return not named and not any(reading.note_counts or e["op"] != "note" for e in effects)


def worlds_of(
    entry: Facts, given: Answers, decided: Answers, opened: frozenset[str], reading: Reading
) -> Iterator[tuple[Answers, frozenset[str]]]:
    """Every way the open questions may come out, with the questions that were open."""
    for asked in entry["questions"]:
        name = asked["question"]
        conditions = asked.get("ask_when") or []
        if name in decided or any(c["question"] not in decided for c in conditions):
            continue
        if not holds(conditions, decided):
            yield from worlds_of(entry, given, decided | {name: frozenset()}, opened, reading)
        elif not is_open(entry, asked, given.get(name), reading):
            yield from worlds_of(entry, given, decided | {name: given[name]}, opened, reading)
        else:
            for answer in answer_sets(asked):
                if not is_open(entry, asked, answer, reading):
                    world = decided | {name: answer}
                    unsure = opened | {name} if name in given else opened
                    yield from worlds_of(entry, given, world, unsure, reading)
        return
    yield decided, opened


def holds(conditions: Iterable[Facts] | None, answers: Answers) -> bool:
    """Every named question, any listed option; a question that is not due holds nothing."""
    return all(answers[c["question"]] & set(c["any_answer"]) for c in conditions or [])


def conditions_in(entry: Facts) -> Iterator[Facts]:
    """Every condition the entry works with, its items' materials' conditions among them."""
    for member in entry["items"]:
        yield from member["include"].get("when") or []
        for material in items()[member["item"]]["materials"]:
            yield from material.get("when") or []
    for asked in entry["questions"]:
        yield from asked.get("ask_when") or []


# --- One world -------------------------------------------------------------------------


def work_out(
    entry: Facts, answers: Answers, opened: frozenset[str], chosen: frozenset[str], reading: Reading
) -> World:
    """Items, requirements and verdict for answers without a gap."""
    effects = [
        (asked["question"], option, number, effect)
        for asked in entry["questions"]
        for option, listed in (asked.get("effects") or {}).items()
        if option in answers[asked["question"]]
        for number, effect in enumerate(listed)
    ]
    removing = [e for q, _, _, e in effects if reading.unsure_removes or q not in opened]
    included = {m["item"] for m in entry["items"] if is_member(m, answers, chosen)}
    included |= {e["item"] for *_, e in effects if e["op"] == "include_item"}
    for effect in removing:
        if effect["op"] == "replace_item" and effect["item"] in included:
            included = included - {effect["item"]} | {effect["with"]}
    included -= {e["item"] for e in removing if e["op"] == "exclude_item"}
    if reading.retail_trims and entry.get("seed_fixed_composition"):
        included -= trimmed(answers)
    included -= RETIRED
    if entry.get("min_components") and not makes_composite(entry, included):
        included.discard(COMPOSITE)

    needs = {need for item in included for need in needs_of(item, answers)}
    for question, option, number, effect in effects:
        if effect["op"] == "require_material" and effect["for_item"] in included:
            pairs = pairs_of(effect)
            needs |= {
                Need(effect["for_item"], f"{question}={option}#{number}.{i}", (frozenset({pair}),))
                for i, pair in enumerate(sorted(pairs))
            }
    for waiver in entry.get("material_waivers") or []:
        if included.issuperset(waiver["when_items"]):
            needs = {
                need
                for need in needs
                if need.item != waiver["waive_for"] or (need.form and reading.waiver_keeps_forms)
            }
    ops = {effect["op"] for *_, effect in effects}
    verdict = next((op for op in ("leave_bundle", "offline_only") if op in ops), "ok")
    produced = {
        (need, pair)
        for need in needs
        for option in need.alternatives
        for pair in option
        if producers(pair) & included - {need.item}
    }
    return World(frozenset(included), frozenset(needs), verdict, frozenset(produced))


def is_member(member: Facts, answers: Answers, chosen: frozenset[str]) -> bool:
    """Whether an item is in by its own include mode."""
    include = member["include"]
    if include["mode"] == "optional":
        return member["item"] in chosen
    return include["mode"] == "always" or holds(include["when"], answers)


def makes_composite(entry: Facts, included: set[str]) -> bool:
    """Enough certificates, a permit among them."""
    natures = [c["nature"] for c in entry["integrated_certificates"] if c["item"] in included]
    return len(natures) >= entry["min_components"] and PERMIT in natures


def trimmed(answers: Answers) -> set[str]:
    """The device certificates a pharmacy's answers do not ask for."""
    classes = {"device2": "二类", "device3": "三类"}
    return {
        item
        for item, begins in classes.items()
        if not any(option.startswith(begins) for option in answers["device"])
    }


# --- Requirements ----------------------------------------------------------------------


def needs_of(item: str, answers: Answers) -> Iterator[Need]:
    """What an item asks for: a line for each holder, or a choice."""
    for number, asked in enumerate(items()[item]["materials"]):
        if not holds(asked.get("when"), answers):
            continue
        if "any_of" in asked:
            options = tuple(frozenset(pairs_of(option)) for option in asked["any_of"])
            yield Need(item, f"{number}", options)
            continue
        for i, pair in enumerate(sorted(pairs_of(asked))):
            form = asked.get("supply") == "form"
            yield Need(item, f"{number}.{i}", (frozenset({pair}),), form)


def pairs_of(asked: Facts) -> set[Pair]:
    """The (material, holder) pairs of a requirement, merged materials under their new names."""
    if "result_of" in asked:
        names = [f"result_of:{asked['result_of']}"]
    else:
        names = materials()[asked["material"]].get("merged_into") or [asked["material"]]
    return {(name, holder) for name in names for holder in asked["holders"]}


def producers(pair: Pair) -> set[str]:
    """The items whose result the pair is."""
    name, holder = pair
    if name.startswith("result_of:"):
        return {name.removeprefix("result_of:")}
    made_by = materials()[name].get("produced_by") or []
    return {m["item"] for m in made_by if holder in m.get("holders", [holder])}


def made(needs: frozenset[Need], produced: frozenset[tuple[Need, Pair]]) -> frozenset[Pair]:
    """The pairs that nobody who asks for them has to be handed from outside."""
    askers: dict[Pair, list[Need]] = {}
    for need in needs:
        for option in need.alternatives:
            for pair in option:
                askers.setdefault(pair, []).append(need)
    return frozenset(
        pair
        for pair, asking in askers.items()
        if all((need, pair) in produced for need in asking if not is_choice(need))
        and any((need, pair) in produced for need in asking)
    )


def is_choice(need: Need) -> bool:
    """Whether the requirement has alternatives."""
    return len(need.alternatives) > 1


def alternative(need: Need) -> Alternative:
    """The pairs of a requirement without alternatives."""
    (only,) = need.alternatives
    return only


# --- The files -------------------------------------------------------------------------


def load(file: Path) -> Any:
    """One file of the fact base."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text(encoding="utf-8"), loader)


@cache
def items() -> dict[str, Facts]:
    """The items by id."""
    return {item["id"]: item for item in load(DOMAIN / "items.yaml")["items"]}


@cache
def materials() -> dict[str, Facts]:
    """The material dictionary by id."""
    return {material["id"]: material for material in load(DOMAIN / "materials.yaml")["materials"]}


@cache
def questions() -> dict[str, Facts]:
    """The question dictionary by id."""
    return {question["id"]: question for question in load(DOMAIN / "questions.yaml")}


@cache
def entries(kind: str) -> dict[str, Facts]:
    """The bundles or the licences by id."""
    return {file.stem: load(file) for file in sorted((DOMAIN / FOLDERS[kind]).glob("*.yaml"))}
