"""Viewing scenarios: the tests of an entry run just now, and how well each entry is tested."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from catalog.core.coverage import Coverage, coverage
from catalog.core.document import load
from catalog.core.edition import Edition
from catalog.core.freeze import freeze_network
from catalog.core.scenario import Expected, answer_words
from catalog.models import GoldenIntent, Scenario
from catalog.services.keeping_scenarios import Answers
from catalog.services.overlaying import catalogue_of
from catalog.services.rehearsing import edition_of, run_one
from catalog.services.shelf import shelf


@dataclass(frozen=True)
class ScenarioLine:
    """One scenario of an entry, run just now; it holds where ``misses`` is empty."""

    id: int
    title: str
    answers: tuple[tuple[str, str], ...]
    words: str
    expected: Expected
    misses: tuple[str, ...]


@dataclass(frozen=True)
class Tested:
    """An entry and how many tests it has."""

    kind: str
    slug: str
    title: str
    questions: int
    scenarios: int
    intents: int


@dataclass(frozen=True)
class Bench:
    """Everything the tests of one entry show, over the master rows or over a change."""

    edition: Edition
    scenarios: tuple[ScenarioLine, ...]
    coverage: Coverage
    intents: tuple[str, ...]


def bench(session: Session, kind: str, slug: str, change_id: int, today: date) -> Bench:
    """The tests of an entry (``change_id`` 0: as it is live). Raises LookupError where the
    entry is not there, or cannot be made because a reference does not resolve."""
    catalogue = catalogue_of(session, change_id)
    edition = edition_of(catalogue, kind, slug)
    network = freeze_network(catalogue)
    lines = tuple(
        ScenarioLine(
            each.id or 0,
            each.title,
            _pairs(each.answers),
            answer_words(edition, _pairs(each.answers)),
            load(Expected, each.expected),
            run_one(each, edition, network, today, catalogue),
        )
        for each in session.exec(_of(kind, slug))
    )
    tried = coverage(edition, [line.answers for line in lines])
    wanted = select(GoldenIntent.text).where(GoldenIntent.kind == kind, GoldenIntent.slug == slug)
    return Bench(edition, lines, tried, tuple(session.exec(wanted.order_by(GoldenIntent.text))))


def entries(session: Session, words: str = "", untested: bool = False) -> tuple[Tested, ...]:
    """Live bundles and licences with the number of their tests, the least tested first."""
    scenarios = Counter(session.exec(select(Scenario.kind, Scenario.slug)).all())
    intents = Counter(session.exec(select(GoldenIntent.kind, GoldenIntent.slug)).all())
    found = [
        Tested(
            card.kind,
            card.slug,
            card.title,
            len(shelf(session).bodies[key].get("questions", [])),
            scenarios[key],
            intents[key],
        )
        for key, card in shelf(session).cards.items()
        if card.kind != "item" and (words in card.title or words in card.slug)
    ]
    wanted = [each for each in found if not (untested and each.scenarios)]
    return tuple(sorted(wanted, key=lambda each: (each.scenarios, each.intents, each.slug)))


def _of(kind: str, slug: str):  # type: ignore[no-untyped-def]
    mine = select(Scenario).where(Scenario.kind == kind, Scenario.slug == slug)
    return mine.order_by(col(Scenario.id))


def _pairs(answers: Answers) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in answers)
