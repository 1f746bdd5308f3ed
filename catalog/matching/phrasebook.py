"""Phrases compared one by one: how like a query is the likeliest phrase of each entry?

Grams find the candidates, rapidfuzz measures them. Chinese has no spaces, so a token
scorer would see one token: content is measured with every character as a token of its
own, order by the plain ratio, sound by the plain ratio of folded syllables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from catalog.matching import weights
from catalog.matching.arrays import Array
from catalog.matching.corpus import Corpus
from catalog.matching.query import Query
from catalog.matching.rarity import Rarity

_LATIN = re.compile("[a-z]+")
CANDIDATES = 120
"""Phrases whose order and sound are measured for one query."""
MEASURED = 60
"""Of these, the ones whose content is measured too: the costliest measure."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a phrase resembles the query, each measure 0..1."""

    phrase: int
    order: float
    content: float
    heard: float
    shared: float

    @property
    def worth(self) -> float:
        """What this likeness adds to a ranking score."""
        return (
            weights.ORDER * self.order
            + weights.CONTENT * self.content
            + weights.HEARD * self.heard
            + weights.SHARED * self.shared
        )


class Phrasebook:
    """Phrases with their owners, searchable by likeness. Immutable once built."""

    def __init__(self, corpus: Corpus, owners: Array):
        self.corpus, self.owners = corpus, owners

    @classmethod
    def build(cls, texts: Sequence[str], owners: Sequence[int]) -> "Phrasebook":
        """``owners[i]`` is the number of the entry that ``texts[i]`` is a phrase of."""
        return cls(Corpus.build(texts), np.asarray(owners, np.int32))

    def alike(
        self, query: Query, size: int = CANDIDATES, floor: float = 0.0
    ) -> dict[int, Likeness]:
        """Owner -> the likeness of its likeliest phrase, among the best candidates that
        hold at least ``floor`` (0..1) of the query's grams."""
        numbers, shared = self.corpus.candidates(query.written, query.heard, size)
        numbers, shared = numbers[shared >= floor], shared[shared >= floor]
        if not len(numbers):
            return {}
        written = [self.corpus.written[number] for number in numbers.tolist()]
        spoken = [self.corpus.spoken[number] for number in numbers.tolist()]
        order = _measure(query.written, written)
        heard = _measure(query.heard, spoken)
        first = np.argsort(-(order + heard + shared), kind="stable")[:MEASURED]
        tokens = set if not _LATIN.search(query.written) else _tokens
        asked = tokens(query.written)
        rarity = self.corpus.rarity
        content = [_content(asked, tokens(written[place]), rarity) for place in first.tolist()]
        rows = np.stack([order[first], content, heard[first], shared[first]], axis=1)
        return self._best(numbers[first], rows)

    def _best(self, numbers: Array, rows: Array) -> dict[int, Likeness]:
        best: dict[int, Likeness] = {}
        owners = self.owners[numbers].tolist()
        measures = rows.tolist()
        for place in np.argsort(-rows.sum(1), kind="stable").tolist():
            if owners[place] not in best:
                best[owners[place]] = Likeness(int(numbers[place]), *measures[place])
        return best


def _measure(text: str, choices: list[str]) -> Array:
    return process.cdist([text], choices, scorer=fuzz.ratio, dtype=np.float32)[0] / 100


def _tokens(text: str) -> set[str]:
    """Chinese characters by themselves, Latin words whole."""
    return set(_LATIN.sub("", text)) | set(_LATIN.findall(text))


def _content(ours: set[str], theirs: set[str], rarity: Rarity) -> float:
    """How much of the shorter one's characters, rare ones counting more, the other holds:
    1 when one holds all characters of the other."""
    same = ours & theirs
    if not same:
        return 0.0
    if len(same) == len(theirs) or len(same) == len(ours):
        return 1.0
    return rarity.sum(same) / min(rarity.sum(ours), rarity.sum(theirs))
