"""An inverted index of two-symbol grams over many short texts, in flat arrays.

Built by sorting, not by Python loops, so a million names take seconds; searched by
reading the rarest grams first within a budget, so the time of a query does not grow
with the catalogue.
"""

import threading
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from catalog.matching.arrays import Array, distinct, first_of_equal

BUDGET = 60_000
"""Postings read for one query at most; common grams beyond it add time, not answers."""
LENGTH = 0.008
"""Share of a query's grams that a text must hold more of for every character it is longer."""
_DOC_BITS = 24


class Grams:
    """Which texts hold which pair of neighbouring symbols. Immutable once built."""

    def __init__(self, keys: Array, starts: Array, texts: Array, count: int):
        self.keys, self.starts, self.texts, self.count = keys, starts, texts, count

    @classmethod
    def build(cls, symbols: Array, numbers: Array, count: int) -> "Grams":
        """``symbols`` are code points (< 65,536; 0 and line feed separate), ``numbers``
        the text each symbol belongs to, ``count`` how many texts there are (< 2**24)."""
        inside = (symbols[:-1] > 32) & (symbols[1:] > 32)
        packed = symbols[:-1][inside].astype(np.uint64)
        packed <<= np.uint64(16)
        packed |= symbols[1:][inside]
        packed <<= np.uint64(_DOC_BITS)
        packed |= numbers[:-1][inside].astype(np.uint32)
        packed.sort()
        packed = packed[first_of_equal(packed)]
        texts = (packed & np.uint64((1 << _DOC_BITS) - 1)).astype(np.uint32)
        packed >>= np.uint64(_DOC_BITS)
        firsts = np.flatnonzero(first_of_equal(packed))
        keys = packed[firsts].astype(np.uint32)
        starts = np.append(firsts, len(texts)).astype(np.int64)
        return cls(keys, starts, texts, count)

    def beside(self, other: "Grams") -> "Grams":
        """One index of both, over the same texts; all grams of ``other`` come later."""
        return Grams(
            np.concatenate([self.keys, other.keys]),
            np.concatenate([self.starts[:-1], other.starts + len(self.texts)]),
            np.concatenate([self.texts, other.texts]),
            self.count,
        )

    def lookup(self, pairs: Array) -> tuple[Array, Array]:
        """Places of these grams in this index, and how many texts hold each: none, at a
        place that means nothing, for a gram that is not here."""
        if not len(self.keys):
            return np.zeros(len(pairs), np.int64), np.zeros(len(pairs), np.int64)
        places = self.keys.searchsorted(pairs)
        places[places == len(self.keys)] = 0
        sizes = self.starts[places + 1] - self.starts[places]
        sizes *= self.keys[places] == pairs
        return places, sizes

    def arrays(self) -> dict[str, Array]:
        """Everything needed to restore this index, as named arrays."""
        return {
            "keys": self.keys,
            "starts": self.starts,
            "texts": self.texts,
            "count": np.array(self.count),
        }

    @classmethod
    def restore(cls, arrays: Mapping[str, Array]) -> "Grams":
        """The index whose ``arrays()`` these are."""
        return cls(arrays["keys"], arrays["starts"], arrays["texts"], int(arrays["count"]))


@lru_cache(maxsize=64)
def pairs(text: str) -> Array:
    """The distinct grams of a text, sorted; kept a moment, since several indexes are asked."""
    codes = np.frombuffer(text.encode("utf-16-le", "replace"), np.uint16).astype(np.uint32)
    whole = codes > 32
    return distinct(((codes[:-1] << np.uint32(16)) | codes[1:])[whole[:-1] & whole[1:]])


class Tally:
    """Adds up evidence per text; scratch rows per thread, cleared after use."""

    def __init__(self, index: Grams, lengths: Array):
        """``lengths`` are those of the texts: of equal ones the shortest is the likest."""
        self._index, self._handicap = index, (LENGTH * lengths).astype(np.float32)
        self._local = threading.local()

    def best(self, asked: Array, scales: Array, size: int) -> tuple[Array, Array]:
        """The ``size`` texts sharing most of the grams ``asked``, best first, with the
        share (0..1) of their total weight that each holds. A gram weighs its rarity
        times its scale."""
        places, sizes = self._index.lookup(asked)
        worth = scales * np.log1p(self._index.count / (sizes + 1.0))
        known = sizes > 0
        if not known.any():
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        worth = (worth / worth.sum()).astype(np.float32)
        return self._add_up(*self._postings(places[known], sizes[known], worth[known]), size)

    def _postings(self, places: Array, sizes: Array, worth: Array) -> tuple[Array, Array]:
        """The texts of all these grams one after the other, and what each is worth."""
        if int(sizes.sum()) > BUDGET:
            order = np.argsort(sizes, kind="stable")
            order = order[: max(int(np.searchsorted(sizes[order].cumsum(), BUDGET)), 1)]
            places, sizes, worth = places[order], sizes[order], worth[order]
        starts = self._index.starts[places].tolist()
        ends = self._index.starts[places + 1].tolist()
        rows = [self._index.texts[start:end] for start, end in zip(starts, ends, strict=True)]
        return np.concatenate(rows).astype(np.intp), worth.repeat(sizes)

    def _add_up(self, texts: Array, worth: Array, size: int) -> tuple[Array, Array]:
        row, last = self._rows()
        np.add.at(row, texts, worth)
        places = np.arange(len(texts), dtype=np.int32)
        last[texts] = places
        texts = texts[last[texts] == places]
        values = row[texts]
        row[texts] = 0
        rank = values - self._handicap[texts]
        if len(values) > size:
            chosen = np.argpartition(rank, len(values) - size)[-size:]
            texts, values, rank = texts[chosen], values[chosen], rank[chosen]
        order = np.argsort(-rank, kind="stable")
        return texts[order], values[order]

    def _rows(self) -> tuple[Array, Array]:
        rows = getattr(self._local, "rows", None)
        if rows is None:
            rows = self._local.rows = (
                np.zeros(self._index.count, np.float32),
                np.zeros(self._index.count, np.int32),
            )
        return rows
