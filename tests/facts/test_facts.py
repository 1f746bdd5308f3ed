"""The product against a second reading of the fact base (``tests/facts/reader.py``).

For every bundle and licence some citizens with drawn answers ask for their guide; the
items, the (material, holder) pairs and the verdict must be what the facts say.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from catalog import db
from catalog.services import guiding
from tests.facts import reader

if not reader.DOMAIN.is_dir():
    pytest.skip(f"the fact base is not here: {reader.DOMAIN}", allow_module_level=True)

CITIZENS = 20
"""How many citizens with every due question answered ask for each entry."""
UNDECIDED = 4
"""How many leave one or two questions open."""
ENTRIES = [(kind, slug) for kind in reader.FOLDERS for slug in reader.entries(kind)]

Guide = Callable[[str, str, reader.Answers, set[str]], guiding.Guide]


@pytest.fixture(scope="module")
def guide(seeded_file: Path) -> Iterator[Guide]:
    """Asks the product, over the project's seed."""
    engine = db.make_engine(f"sqlite:///{seeded_file}")
    with db.open_session(engine) as session:
        yield lambda *citizen: ask(session, *citizen)
    engine.dispose()


@pytest.mark.parametrize(("kind", "slug"), ENTRIES)
def test_the_product_says_what_the_facts_say(guide: Guide, kind: str, slug: str) -> None:
    rng = random.Random(f"{kind}/{slug}")
    found = []
    for _ in range(CITIZENS):
        answers, chosen = citizen(rng, kind, slug)
        outcome = reader.read(kind, slug, answers, chosen)
        complaints = differences(outcome, guide(kind, slug, answers, chosen))
        found += [f"{complaint}: {shown(answers, chosen)}" for complaint in complaints]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("kind", "slug"), ENTRIES)
def test_an_open_question_gives_maybe_and_never_no(guide: Guide, kind: str, slug: str) -> None:
    """Nothing is called certain that an answer could undo; nothing possible is denied."""
    rng = random.Random(f"{kind}/{slug}/open")
    for _ in range(UNDECIDED):
        answers, chosen = citizen(rng, kind, slug)
        for name in rng.sample(sorted(answers), min(rng.randint(1, 2), len(answers))):
            del answers[name]
        outcome = reader.read(kind, slug, answers, chosen)
        answer = guide(kind, slug, answers, chosen)
        ready, maybe = items_with(answer, "included"), items_with(answer, "maybe")
        denied = (outcome.included | outcome.maybe) - ready - maybe
        unlisted = outcome.asked - pairs_shown(answer)
        assert ready <= outcome.included, (ready - outcome.included, shown(answers, chosen))
        assert not denied, (denied, shown(answers, chosen))
        assert not unlisted, (unlisted, shown(answers, chosen))
        assert needed_lines(answer).keys() <= outcome.possible, shown(answers, chosen)


def test_a_missing_line_and_a_superfluous_one_are_noticed(guide: Guide) -> None:
    answers = {"owner_kind": frozenset({"个人"}), "agent": frozenset({"委托"})}
    right = reader.read("bundle", "shangpai", answers)
    other = reader.read("bundle", "shangpai", answers | {"agent": frozenset({"本人"})})
    answer = guide("bundle", "shangpai", answers, set())
    assert differences(right, answer) == []
    assert differences(other, answer) == ["lines nobody asks for: idcard/P, proxy/P"]
    answer = guide("bundle", "shangpai", answers | {"agent": frozenset({"本人"})}, set())
    assert differences(right, answer) == ["lines missing: idcard/P, proxy/P"]


@pytest.mark.parametrize(
    ("foods", "devices", "made"),
    [
        (["散装食品"], ["二类需备案的(如助听器、雾化器)"], True),
        (["仅销售预包装食品"], ["二类需备案的(如助听器、雾化器)"], False),  # two filings, no permit
        (["散装食品"], ["不卖"], False),  # one certificate only
        (["散装食品", "特殊食品(保健/婴配)"], ["不卖"], False),  # the permit excludes the filing
    ],
)
def test_the_reader_makes_a_composite_of_two_with_a_permit(
    foods: list[str], devices: list[str], made: bool
) -> None:
    answers = {"food_scope": foods, "device": devices, "book": ["否"], "baby_swim": ["否"]}
    outcome = reader.read("licence", "muying", answers | {"premise": ["租的"]})
    assert (reader.COMPOSITE in outcome.included) is made


# --- Citizens --------------------------------------------------------------------------


def citizen(rng: random.Random, kind: str, slug: str) -> tuple[reader.Answers, set[str]]:
    """Answers to every question that is due, and some of the optional items.

    One in five answers what is not due as well, which must change nothing.
    """
    entry = reader.entries(kind)[slug]
    eager = rng.random() < 0.2
    answers: reader.Answers = {}
    for asked in entry["questions"]:
        if eager or may_be_due(entry, asked, answers):
            answers[asked["question"]] = rng.choice(reader.answer_sets(asked))
    optional = [m["item"] for m in entry["items"] if m["include"]["mode"] == "optional"]
    return answers, {item for item in optional if rng.random() < 0.5}


def may_be_due(entry: reader.Facts, asked: reader.Facts, answers: reader.Answers) -> bool:
    """Whether the answers so far let the question come up; one left open may let it."""
    earlier = {other["question"]: other for other in entry["questions"]}
    for condition in asked.get("ask_when") or []:
        name = condition["question"]
        if name not in answers:
            return False
        left_open = reader.is_open(entry, earlier[name], answers[name], reader.Reading())
        if not left_open and not answers[name] & set(condition["any_answer"]):
            return False
    return True


def ask(
    session: Session, kind: str, slug: str, answers: reader.Answers, chosen: set[str]
) -> guiding.Guide:
    """The product's guide for a citizen."""
    pairs = [(name, option) for name, options in answers.items() for option in sorted(options)]
    return guiding.guide(session, kind, slug, pairs + [("with", item) for item in sorted(chosen)])


# --- Comparing -------------------------------------------------------------------------


def open_results(answer: guiding.Guide) -> set[reader.Pair]:
    """Results of steps that are still open, one of which must come: produced either way."""
    return {
        pair
        for pair, line in needed_lines(answer).items()
        if line.material.removeprefix("result_of:") in items_with(answer, "maybe")
    }


def differences(outcome: reader.Outcome, answer: guiding.Guide) -> list[str]:
    """What the product says otherwise than the facts; empty when they agree."""
    lines = needed_lines(answer)
    pairs = set(lines)
    made = {pair for pair, line in lines.items() if line.handling == "produced"}
    offered = {pair for choice in outcome.choices for option in choice for pair in option}
    ready = items_with(answer, "included")
    unmet = [choice for choice in outcome.choices if not met(choice, pairs)]
    found = {
        "items missing": outcome.included - ready,
        "items not included": ready - outcome.included,
        "open items": outcome.maybe ^ items_with(answer, "maybe"),
        "lines missing": outcome.needed - pairs,
        "lines nobody asks for": pairs - outcome.needed - offered,
        "choices not met": {pair for choice in unmet for option in choice for pair in option},
        "lines for a choice that is met without them": superfluous(outcome, pairs),
        "made on the way or not": (made - open_results(answer)) ^ (outcome.produced & pairs),
        "choices not shown": {
            pair
            for choice in outcome.choices
            if not met(choice, outcome.needed | outcome.produced)
            and not any(lines[pair].alternatives for option in choice for pair in option & pairs)
            for option in choice
            for pair in option
        },
        "lines listed twice": twice(answer),
        "verdict": {outcome.verdict} ^ {answer.verdict.status},
    }
    return [f"{what}: {', '.join(named(things))}" for what, things in found.items() if things]


def superfluous(outcome: reader.Outcome, pairs: set[reader.Pair]) -> set[reader.Pair]:
    """Lines that only a choice asks for, though the other lines already meet it."""
    return {
        pair
        for pair in pairs - outcome.needed - outcome.produced
        if outcome.choices
        and all(met(choice, pairs - {pair} | outcome.produced) for choice in outcome.choices)
        and any(pair in option for choice in outcome.choices for option in choice)
    }


def met(choice: frozenset[reader.Alternative], pairs: set[reader.Pair]) -> bool:
    """Whether every line of some alternative is there."""
    return any(option <= pairs for option in choice)


def items_with(answer: guiding.Guide, status: str) -> set[str]:
    """The items in a status."""
    return {line.member.item for line in answer.items if line.status == status}


def needed_lines(answer: guiding.Guide) -> dict[reader.Pair, Any]:
    """The lines that are certain, by material and holder."""
    lines = answer.checklist.lines
    return {(line.material, line.holder): line for line in lines if line.status == "needed"}


def pairs_shown(answer: guiding.Guide) -> set[reader.Pair]:
    """Every pair the checklist names, certain or not."""
    return {(line.material, line.holder) for line in answer.checklist.lines}


def twice(answer: guiding.Guide) -> set[reader.Pair]:
    """Pairs with more than one line, certain or not."""
    counts = Counter((line.material, line.holder) for line in answer.checklist.lines)
    return {pair for pair, count in counts.items() if count > 1}


def named(things: set[Any] | frozenset[Any]) -> list[str]:
    """Items, statuses and pairs in words."""
    return sorted("/".join(thing) if isinstance(thing, tuple) else thing for thing in things)


def shown(answers: reader.Answers, chosen: set[str]) -> str:
    """A citizen in words."""
    said = [f"{name}={';'.join(sorted(options))}" for name, options in answers.items()]
    return " & ".join(said + [f"with={item}" for item in sorted(chosen)])
