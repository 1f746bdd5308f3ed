"""Rehearsing: a change tried out before it may go live — lint, scenarios, intents, ledger."""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from catalog.adapters.workdays import WorkdayCalendar
from catalog.core.answers import BadAnswers, read_situation
from catalog.core.catalogue import Catalogue
from catalog.core.document import load
from catalog.core.edition import Edition
from catalog.core.freeze import freeze_network
from catalog.core.guide import Guide, build_guide
from catalog.core.lint import lint_edition, lint_rows
from catalog.core.network import Network
from catalog.core.rowlabels import NOUNS
from catalog.core.scenario import Expected, misses
from catalog.matching.finder import Matcher
from catalog.models import GoldenIntent, LedgerLine, Scenario
from catalog.services.finding import catalogue_of as wordings_of
from catalog.services.freezing import freeze_one
from catalog.services.overlaying import Overlay, TouchedEntry, touched
from catalog.services.shelf import Shelf, shelf

CALENDAR = WorkdayCalendar()


@dataclass(frozen=True)
class Obstacle:
    """One thing that keeps a change from going live. ``about`` is lint, scenario, intent,
    ledger or empty; ``noun`` and ``id`` name the row or entry, ``name`` in words."""

    about: str
    noun: str
    id: str
    name: str
    text: str


@dataclass(frozen=True)
class ScenarioResult:
    """One scenario run over the change; it holds where ``misses`` is empty."""

    id: int
    kind: str
    slug: str
    title: str
    misses: tuple[str, ...]


@dataclass(frozen=True)
class Rehearsal:
    """What trying a change out showed."""

    touched: tuple[TouchedEntry, ...]
    obstacles: tuple[Obstacle, ...]
    scenarios: tuple[ScenarioResult, ...]
    intents: int

    @property
    def clear(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles


def rehearse(
    session: Session, change_id: int, today: date, overlay: Overlay | None = None
) -> Rehearsal:
    """Try the change out over the master rows; writes nothing. ``overlay``: of the change,
    when the caller has it already."""
    over = overlay or Overlay(session, change_id)
    if not over.rows:
        empty = Obstacle("empty", "", "", "", "这个变更里还没有任何改动")
        return Rehearsal((), (empty,), (), 0)
    entries = touched(session, change_id, over)
    obstacles, ledger = _lint(over), _ledger(session, entries)
    if obstacles:  # not everything can be frozen, so nothing is run
        return Rehearsal(entries, (*obstacles, *ledger), (), 0)
    results = run_scenarios(session, over, entries, today)
    failed = [
        Obstacle("scenario", each.kind, each.slug, each.title, "；".join(each.misses))
        for each in results
        if each.misses
    ]
    intents, lost = _intents(session, over, entries)
    return Rehearsal(entries, (*failed, *lost, *ledger), results, intents)


def run_scenarios(
    session: Session, over: Overlay, entries: tuple[TouchedEntry, ...], today: date
) -> tuple[ScenarioResult, ...]:
    """Every scenario of these entries, run over the change. Needs one without findings."""
    keys = {(each.kind, each.slug) for each in entries if each.how in ("new", "changed")}
    found = session.exec(select(Scenario).order_by(col(Scenario.id))).all()
    wanted = [each for each in found if (each.kind, each.slug) in keys]
    network = freeze_network(over.catalogue) if wanted else Network()
    results = []
    for each in wanted:
        edition = over.edition((each.kind, each.slug))
        wrong = run_one(each, edition, network, today, over.catalogue)
        results.append(ScenarioResult(each.id or 0, each.kind, each.slug, each.title, wrong))
    return tuple(results)


def run_one(
    scenario: Scenario, edition: Edition, network: Network, today: date, catalogue: Catalogue
) -> tuple[str, ...]:
    """How the edition differs from what the scenario expects; empty where it does not.

    ``catalogue`` names what the edition has no more.
    """
    names = {slug: row.name for slug, row in catalogue.item.items()}
    names |= {slug: row.name for slug, row in catalogue.material.items()}
    try:
        guide = guide_of(edition, scenario.answers, network, today)
    except BadAnswers as bad:
        return tuple(problem.text for problem in bad.problems)
    return misses(load(Expected, scenario.expected), guide, names)


def guide_of(edition: Edition, answers: list[list[str]], network: Network, today: date) -> Guide:
    """The guide of an edition that is not live; raises BadAnswers."""
    situation = read_situation(edition, [(key, value) for key, value in answers])
    return build_guide(edition, situation, network, today, CALENDAR)


def _lint(over: Overlay) -> list[Obstacle]:
    """Lint of all rows, and of the entries the change shows up in; the others are sound."""
    findings = lint_rows(over.catalogue) or [
        finding
        for key, made in over.documents.items()
        if made and key[0] in ("bundle", "licence")
        for finding in lint_edition(over.edition(key))
    ]
    return [
        Obstacle("lint", each.noun, each.id, _name(over.catalogue, each.noun, each.id), each.text)
        for each in findings
    ]


def _name(catalogue: Catalogue, noun: str, slug: str) -> str:
    row = getattr(catalogue, noun, {}).get(slug)
    name = getattr(row, "name", None) or getattr(row, "title", None) or slug
    return f"{NOUNS.get(noun, noun)}“{name}”"


def _ledger(session: Session, entries: tuple[TouchedEntry, ...]) -> list[Obstacle]:
    names = {(each.kind, each.slug): each.title for each in entries if each.how != "withdrawn"}
    waiting = select(LedgerLine).where(LedgerLine.state != "closed").order_by(col(LedgerLine.id))
    return [
        Obstacle("ledger", each.kind, each.slug, names[each.kind, each.slug], each.text)
        for each in session.exec(waiting)
        if (each.kind, each.slug) in names
    ]


def _intents(
    session: Session, over: Overlay, entries: tuple[TouchedEntry, ...]
) -> tuple[int, list[Obstacle]]:
    """(how many were asked, those that no longer find their entry first)."""
    names = {(each.kind, each.slug): each.title for each in entries if each.how != "withdrawn"}
    shared = {"redirects", "lexicon"} & {kind for kind, _ in names}
    wanted = [
        each
        for each in session.exec(select(GoldenIntent).order_by(col(GoldenIntent.text)))
        if shared or (each.kind, each.slug) in names
    ]
    if not wanted:
        return 0, []
    matcher, lost = _matcher(session, over), []
    for each in wanted:
        found = matcher.match(each.text).matches
        first = found[0] if found else None
        if first is None or (first.kind, first.slug) != (each.kind, each.slug):
            instead = f"先找到的是“{first.title}”" if first else "什么也找不到"
            name = names.get((each.kind, each.slug), each.slug)
            lost.append(Obstacle("intent", each.kind, each.slug, name, f"“{each.text}”{instead}"))
    return len(wanted), lost


def _matcher(session: Session, over: Overlay) -> Matcher:
    """A matcher over what would be live."""
    kept = shelf(session)
    fresh = {key: made[0].body for key, made in over.documents.items() if made}
    bodies = {key: body for key, body in (kept.bodies | fresh).items() if key not in over.gone}
    return Matcher.build(wordings_of(Shelf(0, "", bodies, dict.fromkeys(bodies, (0, "")))))


def edition_of(catalogue: Catalogue, kind: str, slug: str) -> Edition:
    """An entry of rows that are not live, as the public would read it; raises KeyError."""
    return replace(load(Edition, freeze_one((kind, slug), catalogue).body), number=0)
