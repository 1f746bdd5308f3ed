"""Entries nobody has written phrases for: thousands of item names, found by their name."""

from collections.abc import Iterable, Sequence

import numpy as np

from catalog.matching import weights
from catalog.matching.arrays import Array
from catalog.matching.corpus import Corpus
from catalog.matching.packed import Packed, joined
from catalog.matching.phrasebook import Likeness, Phrasebook, worths
from catalog.matching.query import Query

CANDIDATES = 40
FLOOR = 0.3
"""Share of a query's grams a name must hold: below it, no likeness makes it the answer."""


class Names:
    """Items by name alone. Immutable once built."""

    def __init__(self, titles: Packed, slugs: Packed, corpus: Corpus):
        self.titles, self.slugs, self.corpus = titles, slugs, corpus
        self._book = Phrasebook(corpus, np.arange(len(corpus), dtype=np.int32))

    def __len__(self) -> int:
        return len(self.corpus)

    @classmethod
    def build(cls, titles: Sequence[str], slugs: Sequence[str]) -> "Names":
        """Pack and index; ``slugs[i]`` is the address of ``titles[i]``."""
        return cls(Packed(joined(titles)), Packed(joined(slugs)), Corpus.build(titles))

    def alike(self, query: Query, limit: int) -> list[tuple[int, float, Likeness]]:
        """The ``limit`` likeliest names with a score comparable to a ranking's."""
        found = self._book.alike(query, CANDIDATES, FLOOR)
        if not found:
            return []
        likes = list(found.values())
        scores = worths(likes) - weights.NAME_DISTANCE * (1 - _same(likes))
        scores += weights.TITLE * self._held(query.written, found)
        rows = zip(found, scores.tolist(), likes, strict=True)
        return sorted(rows, key=lambda row: (-row[1], row[0]))[:limit]

    def _held(self, asked: str, numbers: Iterable[int]) -> Array:
        """How much of each name's characters the query holds."""
        said = frozenset(asked)
        titles = map(frozenset, self.corpus.written.take(np.array(list(numbers))))
        return np.array([len(title & said) / max(len(title), 1) for title in titles])


def _same(likes: Sequence[Likeness]) -> Array:
    return np.array([max(like.order, like.heard) for like in likes])
