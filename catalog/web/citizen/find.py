"""From a citizen's own words to the right page, or to whoever else it belongs to."""

from collections.abc import Callable
from datetime import date

from flask import current_app, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from catalog.matching.outcome import Match, Outcome
from catalog.services import auditing, browsing, finding, learning
from catalog.services.shelf import shelf
from catalog.web.citizen import blueprint
from catalog.web.citizen.typed import clean
from catalog.web.database import reading, writing

LONGEST = 500
"""Characters of a need that are read; more than a long spoken story has."""
NEAR, NEAR_ANSWER, MOST = 0.5, 0.62, 3
"""Further results are shown from half the first one's score on (beside an answer we are sure
of, only what is nearer), and at most three of them."""


@blueprint.get("/find")
def find() -> str:
    """Matches with their reasons, a choice when unsure, or the way on when it is not ours."""
    query = _query()
    if not query:
        return render_template("citizen/find_empty.html", query="")
    outcome = finding.find(current_app.extensions["finder"], reading(), query)
    if outcome.outcome == "none":
        _count(learning.note_missed, query)
    return render_template(
        "citizen/find.html",
        query=query,
        outcome=outcome,
        others=_others(outcome),
        bare=not shelf(reading()).cards,
    )


@blueprint.get("/find/none")
def none() -> str:
    """“不是这些”: other ways to the same door."""
    query = _query()
    if query:
        _count(learning.note_rejected, query)
    return render_template("citizen/find_none.html", query=query, home=browsing.home(reading()))


def _others(outcome: Outcome) -> tuple[Match, ...]:
    """What else is worth showing: not the answer itself or a door, and not far behind."""
    offered = outcome.question.options if outcome.question else ()
    doors = {(door.kind, door.slug) for door in offered}
    best = outcome.matches[0].score if outcome.matches else 0
    shown = outcome.matches[1:] if outcome.outcome == "answer" else outcome.matches
    floor = best * (NEAR_ANSWER if outcome.outcome == "answer" else NEAR)
    near = (match for match in shown if match.score >= floor)
    return tuple(match for match in near if (match.kind, match.slug) not in doors)[:MOST]


def _count(note: Callable[[Session, str, date], None], query: str) -> None:
    """Count a wording for the administrators; a busy database must not keep the citizen."""
    try:
        with writing() as session:
            note(session, query, auditing.today())
    except SQLAlchemyError as error:
        current_app.extensions["log"].warning("not counted", error=type(error).__name__)


def _query() -> str:
    return clean(request.args.get("q", ""), LONGEST)
