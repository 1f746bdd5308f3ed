"""Entries nobody has written phrases for: thousands of item names, found by their name."""

from collections.abc import Sequence

import numpy as np

from catalog.matching import weights
from catalog.matching.corpus import Corpus
from catalog.matching.packed import Packed, joined
from catalog.matching.phrasebook import Likeness, Phrasebook
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
        said = set(query.written)
        scored = [
            (number, _score(like) + self._titled(number, said), like)
            for number, like in found.items()
        ]
        return sorted(scored, key=lambda row: (-row[1], row[0]))[:limit]

    def _titled(self, number: int, said: set[str]) -> float:
        title = set(self.corpus.written[number])
        return weights.TITLE * len(title & said) / max(len(title), 1)


def _score(like: Likeness) -> float:
    same = max(like.order, like.heard)
    return like.worth - weights.NAME_DISTANCE * (1 - same)
