"""The front page: one search box, then what a life or a business brings."""

from collections.abc import Iterable

from flask import render_template

from catalog.services import browsing
from catalog.services.shelf import Card
from catalog.web.citizen import blueprint
from catalog.web.database import reading

LIFE = ("出生婚育", "上学就业", "住房安居", "社保医保", "退休养老", "困难帮扶", "出行")
BUSINESS = ("开店经营", "开办企业", "创业", "用工社保", "变更注销", "信用与资产", "工程项目")
COURSE = LIFE + BUSINESS
"""Themes in the order a life, and a business, comes upon them."""
TRIES = {
    "xinshenger": "娃刚出生要办啥",
    "yaodian": "想开个药店",
    "shenhou": "老人走了要办什么",
    "ershoufang": "买了二手房怎么过户",
}
"""Words to try, each shown while its bundle is live."""


@blueprint.get("/")
def home() -> str:
    """Everything the catalogue holds, by life, business, industry and department."""
    found = browsing.home(reading())
    return render_template(
        "citizen/home.html",
        home=found,
        life=by_theme(found.life),
        business=by_theme(found.business),
        tries=tries(found.life + found.business),
    )


def tries(bundles: Iterable[Card]) -> list[str]:
    """A few words that find something here: well-chosen ones, else the names of bundles."""
    bundles = list(bundles)
    live = {card.slug for card in bundles}
    chosen = [words for slug, words in TRIES.items() if slug in live]
    return chosen or [card.short or card.title for card in bundles[: len(TRIES)]]


def by_theme(cards: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    """(theme, its entries) in the order of COURSE; themes it does not name come last."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.theme or "其他", []).append(card)
    order = {theme: place for place, theme in enumerate(COURSE)}
    return sorted(groups.items(), key=lambda group: order.get(group[0], len(COURSE)))
