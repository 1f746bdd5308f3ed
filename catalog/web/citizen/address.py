"""Addresses of guides: answers are written into them, and read back out of them."""

from collections.abc import Iterable
from urllib.parse import quote

from werkzeug.datastructures import MultiDict

from catalog.core.guide import Guide

ADDED_BY_SHARING = frozenset(
    ("from", "isappinstalled", "scene", "clicktime", "enterid", "sharetype", "share_source")
)
"""What WeChat and the like append to an address one shares; no answers of ours."""

PREFIX = {"bundle": "b", "licence": "l", "item": "i"}

Pairs = tuple[tuple[str, str], ...]


def answers_in(args: MultiDict[str, str]) -> Pairs:
    """The answers an address carries, in order, without what sharing it has added."""
    return tuple(
        (key, value)
        for key, value in args.items(multi=True)
        if key not in ADDED_BY_SHARING and not key.startswith("utm_")
    )


def entry_path(
    kind: str, slug: str, pairs: Iterable[tuple[str, str]] = (), encode: bool = True
) -> str:
    """``/b/yaodian?device=不卖``; readable (not percent-encoded) when ``encode`` is False."""
    safe = quote if encode else _readable
    query = "&".join(f"{safe(key)}={safe(value)}" for key, value in pairs)
    return f"/{PREFIX[kind]}/{quote(slug)}" + (f"?{query}" if query else "")


def pairs_of(guide: Guide) -> Pairs:
    """The situation as address parameters, in the order the questions are asked."""
    situation = guide.situation
    answers = [(q, value) for q, values in _ordered(guide) for value in values]
    chosen = [("with", item) for item in sorted(situation.chosen)]
    trimmed = [("without", item) for item in sorted(situation.trimmed)]
    return tuple(answers + chosen + trimmed)


def _ordered(guide: Guide) -> list[tuple[str, tuple[str, ...]]]:
    return [(asked.question.id, asked.chosen) for asked in guide.questions if asked.chosen]


def _readable(text: str) -> str:
    """Text as it stands, but for the characters that would break an address apart."""
    return "".join(quote(char) if char in ' %&=#+?"<>' else char for char in text)
