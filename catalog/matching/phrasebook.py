"""Phrases compared one by one: how like a query is the likeliest phrase of each entry?

Grams find the candidates, rapidfuzz measures them. Chinese has no spaces, so a token
scorer would see one token: content is measured with every character as a token of its
own, order by the plain ratio, sound by the plain ratio of folded syllables.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from catalog.matching import weights
from catalog.matching.arrays import Array
from catalog.matching.corpus import Corpus
from catalog.matching.query import Query

CANDIDATES = 60
"""Phrases measured for one query."""
_WORTH = np.array([weights.ORDER, weights.CONTENT, weights.HEARD, weights.SHARED])


class Likeness(NamedTuple):
    """How a phrase resembles the query, each measure 0..1."""

    phrase: int
    order: float
    content: float
    heard: float
    shared: float


def worths(likenesses: Collection[Likeness]) -> Array:
    """What each likeness adds to a ranking score."""
    if not likenesses:
        return np.zeros(0)
    return np.array(list(likenesses))[:, 1:] @ _WORTH


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
        if floor:
            held = int((shared >= floor).sum())
            numbers, shared = numbers[:held], shared[:held]
        if not len(numbers):
            return {}
        order = _measure(query.written, self.corpus.written.take(numbers))
        heard = _measure(query.heard, self.corpus.spoken.take(numbers))
        content = self.corpus.content.shares(query.written, numbers)
        return self._best(numbers, np.array([order, content, heard, shared]))

    def _best(self, numbers: Array, measures: Array) -> dict[int, Likeness]:
        order = np.argsort(-measures.sum(0), kind="stable")
        numbers = numbers[order]
        best: dict[int, Likeness] = {}
        rows = zip(numbers.tolist(), *measures[:, order].tolist(), strict=True)
        for owner, row in zip(self.owners[numbers].tolist(), rows, strict=True):
            if owner not in best:
                best[owner] = Likeness(*row)
        return best


def _measure(text: str, choices: list[str]) -> Array:
    return process.cdist([text], choices, scorer=fuzz.ratio, dtype=np.float32)[0] / 100
