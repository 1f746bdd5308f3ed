"""Keeping scenarios: what must come out of an entry for some answers."""

from dataclasses import asdict
from datetime import date

from sqlmodel import Session

from catalog.core.freeze import freeze_network
from catalog.core.guide import Guide
from catalog.core.permission import Account
from catalog.core.scenario import outcome
from catalog.models import Scenario
from catalog.services import auditing
from catalog.services.overlaying import catalogue_of
from catalog.services.rehearsing import edition_of, guide_of
from catalog.services.releasing import Refused

Answers = list[list[str]]


class UnknownScenario(LookupError):
    """No such scenario."""


def tryout(
    session: Session, kind: str, slug: str, answers: Answers, change_id: int, today: date
) -> Guide:
    """What comes out for these answers. Raises LookupError and BadAnswers."""
    catalogue = catalogue_of(session, change_id)
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
