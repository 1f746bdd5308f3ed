"""Keeping scenarios: what must come out of an entry, and words that must find it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from catalog.core.catalogue import Catalogue
from catalog.core.coverage import Coverage, coverage
from catalog.core.document import load
from catalog.core.edition import Edition
from catalog.core.freeze import freeze_network
from catalog.core.guide import Guide
from catalog.core.permission import Account
from catalog.core.scenario import Expected, answer_words, outcome
from catalog.models import GoldenIntent, Scenario
from catalog.services import auditing, labelling
from catalog.services.checking import Searcher
from catalog.services.drafting import draft_catalogue
from catalog.services.overlaying import catalogue_of
from catalog.services.rehearsing import edition_of, guide_of, run_one
from catalog.services.releasing import Refused
from catalog.services.shelf import shelf

Answers = list[list[str]]
OWN_LABELS = "本目录自带的测试句子"


class UnknownScenario(LookupError):
    """No such scenario."""


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
    catalogue = _catalogue(session, change_id)
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


def tryout(
    session: Session, kind: str, slug: str, answers: Answers, change_id: int, today: date
) -> Guide:
    """What comes out for these answers. Raises LookupError and BadAnswers."""
    catalogue = _catalogue(session, change_id)
    edition = edition_of(catalogue, kind, slug)
    return guide_of(edition, answers, freeze_network(catalogue), today)


def record(
    session: Session,
    user: Account,
    kind: str,
    slug: str,
    title: str,
    answers: Answers,
    change_id: int,
    today: date,
) -> int:
    """Expect from now on what comes out of these answers now; the scenario's id.

    Raises Refused without a title, LookupError and BadAnswers.
    """
    if not title.strip():
        raise Refused(("请给这个情形起个名字，例如“小饭店，有堂食”",))
    guide = tryout(session, kind, slug, answers, change_id, today)
    scenario = Scenario(kind=kind, slug=slug, title=title.strip()[:200], saved_at="")
    scenario.answers = answers
    return _save(session, user, scenario, guide, "scenario")


def accept(
    session: Session, user: Account, id: int, change_id: int, today: date
) -> tuple[str, str]:
    """Expect of a scenario what comes out now instead; the entry it belongs to."""
    scenario = _scenario(session, id)
    answers = scenario.answers
    guide = tryout(session, scenario.kind, scenario.slug, answers, change_id, today)
    _save(session, user, scenario, guide, "accept_scenario")
    return scenario.kind, scenario.slug


def drop(session: Session, user: Account, id: int) -> tuple[str, str]:
    """Take a scenario away; the entry it belonged to."""
    scenario = _scenario(session, id)
    entry = (scenario.kind, scenario.slug)
    session.delete(scenario)
    auditing.note(session, user, "drop_scenario", "/".join(entry), scenario.title)
    session.commit()
    return entry


def add_intent(session: Session, user: Account, kind: str, slug: str, text: str) -> None:
    """Words that must find this entry first from now on; Refused when another has them."""
    text = " ".join(text.split())[:200]
    if not text:
        raise Refused(("请写一句群众会说的话",))
    held = session.get(GoldenIntent, text)
    if held and (held.kind, held.slug) != (kind, slug):
        raise Refused((f"“{text}”已经是“{held.slug}”必中的说法，一句话只能指一件事",))
    at = auditing.now()
    session.merge(GoldenIntent(text=text, kind=kind, slug=slug, saved_by=user.id, saved_at=at))
    auditing.note(session, user, "intent", f"{kind}/{slug}", text)
    session.commit()


def adopt(
    session: Session, searcher: Searcher, rows: Iterable[Mapping[str, Any]]
) -> tuple[int, int]:
    """Keep labelled queries (services/checking.py) as golden intents: those with one right
    entry that is found first today. (kept, left aside); what others keep is left alone. All of
    them become labelled words that learning is tried on."""
    kept = aside = 0
    rows = list(rows)
    labels = [{"q": row["q"], "accept": list(row["accept"])} for row in rows]
    labelling.put(session, None, OWN_LABELS, labels)
    for row in rows:
        text = " ".join(row["q"].split())[:200]
        found = searcher.match(text).matches
        first = f"{found[0].kind}:{found[0].slug}" if found else ""
        known = session.get(GoldenIntent, text)
        if known is not None or [first] != list(row["accept"]):
            aside += 1
            continue
        kind, _, slug = first.partition(":")
        session.add(GoldenIntent(text=text, kind=kind, slug=slug, saved_at=auditing.now()))
        session.flush()
        kept += 1
    auditing.note(session, None, "intent", "catalogue/all", f"{kept} 句")
    session.commit()
    return kept, aside


def drop_intent(session: Session, user: Account, text: str) -> None:
    """These words need no longer find their entry first."""
    held = session.get(GoldenIntent, text)
    if held:
        session.delete(held)
        auditing.note(session, user, "drop_intent", f"{held.kind}/{held.slug}", text)
    session.commit()


def _save(session: Session, user: Account, scenario: Scenario, guide: Guide, action: str) -> int:
    expected = asdict(outcome(guide))
    scenario.expected = expected | {"items": list(expected["items"])}
    scenario.saved_by, scenario.saved_at = user.id, auditing.now()
    if scenario.id:
        scenario.version += 1
    session.add(scenario)
    auditing.note(session, user, action, f"{scenario.kind}/{scenario.slug}", scenario.title)
    session.commit()
    return scenario.id or 0


def _scenario(session: Session, id: int) -> Scenario:
    found = session.get(Scenario, id)
    if found is None:
        raise UnknownScenario(str(id))
    return found


def _of(kind: str, slug: str):  # type: ignore[no-untyped-def]
    mine = select(Scenario).where(Scenario.kind == kind, Scenario.slug == slug)
    return mine.order_by(col(Scenario.id))


def _catalogue(session: Session, change_id: int) -> Catalogue:
    return catalogue_of(session, change_id) if change_id else draft_catalogue(session)


def _pairs(answers: Answers) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in answers)
