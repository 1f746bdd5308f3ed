"""From learned parts to the ranker and the topics a matcher asks."""

from collections.abc import Sequence

from catalog.matching.actions import Actions
from catalog.matching.ask import bare_title
from catalog.matching.initials import Letters
from catalog.matching.learn import Owned, Parts
from catalog.matching.rank import Ranker
from catalog.matching.text import phrase_form
from catalog.matching.topic import Topics

_SHORT = ("title", "name")


def ranker(parts: Parts, phrases: Sequence[Owned]) -> Ranker:
    """The evidence of every sort, over the phrases of a catalogue."""
    entries, redirects = parts.catalogue.entries, parts.catalogue.redirects
    said = list(zip(parts.said, phrases, strict=True))
    named = [(text, phrase.owner) for text, phrase in said if phrase.role in _SHORT]
    own = [(text, phrase.owner) for text, phrase in said if phrase.role != "item"]
    return Ranker(
        parts.model,
        parts.phrasebook,
        Letters([name for name, _ in named], [owner for _, owner in named]),
        Actions(own, len(entries) + len(redirects)),
        tuple(frozenset(phrase_form(bare_title(entry))) for entry in entries),
    )


def topics(parts: Parts, phrases: Sequence[Owned]) -> Topics:
    """What short needs are about, by the names of entries."""
    said = zip(parts.said, phrases, strict=True)
    return Topics([(text, phrase.owner) for text, phrase in said if phrase.role in _SHORT])
