"""An inverted index of two-symbol grams over many short texts, in flat arrays.

Built by sorting, not by Python loops, so a million names take seconds; searched by
reading the rarest grams first within a budget, so the time of a query does not grow
with the catalogue.
"""

import threading
from collections.abc import Mapping

import numpy as np

from catalog.matching.arrays import Array, distinct, first_of_equal

BUDGET = 40_000
"""Postings read for one query at most; common grams beyond it add time, not answers."""
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

    def lookup(self, text: str) -> tuple[Array, Array]:
        """Places of the text's grams in this index, and the weight (rarity) of each of
        its distinct grams; place -1 for a gram no text has."""
        codes = np.frombuffer(text.encode("utf-16-le", "replace"), np.uint16).astype(np.uint32)
        pairs = (codes[:-1] << np.uint32(16)) | codes[1:]
        pairs = distinct(pairs[(codes[:-1] > 32) & (codes[1:] > 32)])
        if not len(self.keys):
            return np.full(len(pairs), -1), np.full(len(pairs), self.rarity(0))
        places = np.searchsorted(self.keys, pairs)
        places[places == len(self.keys)] = 0
        places[self.keys[places] != pairs] = -1
        sizes = np.where(places >= 0, self.starts[places + 1] - self.starts[places], 0)
        return places, self.rarity(sizes)

    def rarity(self, size: Array | int) -> Array:
        """Inverse document frequency of a gram that ``size`` texts hold."""
        return np.log1p(self.count / (np.asarray(size) + 1.0)).astype(np.float32)

    def gather(self, places: Array) -> tuple[Array, Array]:
        """The texts of all these grams one after the other, and how many each has."""
        sizes = self.starts[places + 1] - self.starts[places]
        offsets = np.repeat(self.starts[places] - np.cumsum(sizes) + sizes, sizes)
        return self.texts[offsets + np.arange(len(offsets))], sizes

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


class Tally:
    """Adds up evidence per text; scratch rows per thread, cleared after use."""

    def __init__(self, count: int):
        self._count = count
        self._local = threading.local()

    def best(self, asked: list[tuple[Grams, str, float]], size: int) -> tuple[Array, Array]:
        """The ``size`` texts sharing most of the given strings' grams, best first, with
        the share (0..1) of the strings' total weight that each holds."""
        texts, weights, total = [], [], 0.0
        for index, text, scale in asked:
            places, rarity = index.lookup(text)
            total += scale * float(rarity.sum())
            known = places >= 0
            found, value = _within_budget(index, places[known], rarity[known], scale)
            texts.append(found)
            weights.append(value)
        if not total:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        return self._add_up(
            np.concatenate(texts), np.concatenate(weights) / np.float32(total), size
        )

    def _add_up(self, texts: Array, weights: Array, size: int) -> tuple[Array, Array]:
        row, last = self._rows()
        np.add.at(row, texts, weights)
        places = np.arange(len(texts), dtype=np.int32)
        last[texts] = places
        texts = texts[last[texts] == places]
        values = row[texts]
        row[texts] = 0
        if len(values) > size:
            chosen = np.argpartition(values, len(values) - size)[-size:]
            texts, values = texts[chosen], values[chosen]
        order = np.lexsort((texts, -values))
        return texts[order].astype(np.int64), values[order]

    def _rows(self) -> tuple[Array, Array]:
        rows = getattr(self._local, "rows", None)
        if rows is None:
            rows = self._local.rows = (
                np.zeros(self._count, np.float32),
                np.zeros(self._count, np.int32),
            )
        return rows


def _within_budget(index: Grams, places: Array, rarity: Array, scale: float) -> tuple[Array, Array]:
    order = np.argsort(-rarity, kind="stable")
    places, rarity = places[order], rarity[order]
    read = np.cumsum(index.starts[places + 1] - index.starts[places])
    kept = max(int(np.searchsorted(read, BUDGET, "right")), 1)
    texts, sizes = index.gather(places[:kept])
    return texts, np.repeat(np.float32(scale) * rarity[:kept], sizes)
