"""A citizen's words to the right entry, as JSON."""

from typing import Any

from flask import Response, current_app, jsonify
from spectree import Response as Answers

from catalog.services import finding
from catalog.web.api import blueprint, spec
from catalog.web.api.parameters import one, only, whole_number
from catalog.web.api.shapes import MatchesShape, MatchQuery, ProblemShape, SuggestionsShape
from catalog.web.citizen.address import entry_path
from catalog.web.database import reading


@blueprint.get("/api/v1/match")
@spec.validate(
    query=MatchQuery,
    resp=Answers(HTTP_200=MatchesShape, HTTP_400=ProblemShape),
    tags=["match"],
    skip_validation=True,
)
def match() -> Response:
    """Rank entries for the words ``q``; say how sure we are, ask back, or point elsewhere."""
    only("q", "limit")
    query, limit = one("q"), whole_number("limit", 5, 1, 20)
    outcome, revision = finding.find_at(current_app.extensions["finder"], reading(), query, limit)
    return jsonify(
        query=query,
        outcome=outcome.outcome,
        confidence=outcome.confidence,
        matches=[_match(found) for found in outcome.matches],
        question=_question(outcome.question),
        redirect=_redirect(outcome.redirect),
        revision=revision,
    )


@blueprint.get("/api/v1/suggest")
@spec.validate(
    query=MatchQuery,
    resp=Answers(HTTP_200=SuggestionsShape, HTTP_400=ProblemShape),
    tags=["match"],
    skip_validation=True,
)
def suggest() -> Response:
    """Titles to offer while somebody is still typing ``q``."""
    only("q", "limit")
    query, limit = one("q"), whole_number("limit", 8, 1, 20)
    found = finding.suggest(current_app.extensions["finder"], reading(), query, limit)
    return jsonify(query=query, suggestions=list(found))


def _match(found: Any) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "slug": found.slug,
        "title": found.title,
        "score": found.score,
        "reasons": list(found.reasons),
        "url": entry_path(found.kind, found.slug),
    }


def _question(question: Any) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "text": question.text,
        "options": [_door(option) | {"label": option.label} for option in question.options],
    }


def _door(each: Any) -> dict[str, Any]:
    return {"kind": each.kind, "slug": each.slug, "url": entry_path(each.kind, each.slug)}


def _redirect(found: Any) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "id": found.id,
        "title": found.title,
        "office": found.office,
        "advice": found.advice,
    }
