"""Lists of what is published."""

from flask import Response, jsonify
from spectree import Response as Answers

from catalog.services.shelf import shelf
from catalog.web.api import blueprint, spec
from catalog.web.api.parameters import only
from catalog.web.api.shapes import CardsShape, ProblemShape
from catalog.web.citizen.address import entry_path
from catalog.web.database import reading


@blueprint.get("/api/v1/bundles")
@spec.validate(resp=Answers(HTTP_200=CardsShape, HTTP_400=ProblemShape), tags=["entries"])
def bundles() -> Response:
    """All bundles (一件事)."""
    return _cards("bundle")


@blueprint.get("/api/v1/licences")
@spec.validate(resp=Answers(HTTP_200=CardsShape, HTTP_400=ProblemShape), tags=["entries"])
def licences() -> Response:
    """All combined licences (一业一证)."""
    return _cards("licence")


@blueprint.get("/api/v1/items")
@spec.validate(resp=Answers(HTTP_200=CardsShape, HTTP_400=ProblemShape), tags=["entries"])
def items() -> Response:
    """All service items (事项)."""
    return _cards("item")


def _cards(kind: str) -> Response:
    only()
    kept = shelf(reading())
    return jsonify(
        revision=kept.revision,
        entries=[
            {
                "kind": card.kind,
                "slug": card.slug,
                "title": card.title,
                "short": card.short,
                "summary": card.summary,
                "url": entry_path(card.kind, card.slug),
            }
            for card in kept.cards.values()
            if card.kind == kind
        ],
    )
