"""The service network: where the hall, its branches, towns and villages stand."""

from flask import render_template

from catalog.services import browsing
from catalog.services.shelf import shelf
from catalog.web.citizen import blueprint
from catalog.web.database import reading

KINDS = ("center", "sub_center", "town", "village")


@blueprint.get("/points")
def points() -> str:
    """All service points; villages are folded under their town."""
    network = browsing.network(reading())
    kinds = {kind: [p for p in network.points if p.kind == kind] for kind in KINDS}
    return render_template("citizen/points.html", network=network, kinds=kinds, names=_item_names())


def _item_names() -> dict[str, str]:
    cards = shelf(reading()).cards.values()
    return {card.slug: card.title for card in cards if card.kind == "item"}
