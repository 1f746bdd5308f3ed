"""How much of a text's characters another holds, whatever their order."""

import re
from collections.abc import Sequence

import numpy as np

from catalog.matching.arrays import Array, distinct, first_of_equal
from catalog.matching.packed import Packed, symbols
from catalog.matching.rarity import Rarity

_LATIN = re.compile("[a-z]+")


class Content:
    """The characters of many texts, rare ones counting more. Immutable once built."""

    def __init__(self, texts: Packed, count: int):
        self._texts, self._units = texts, texts.units()
        self.rarity = Rarity(self._units, count)

    def shares(self, asked: str, numbers: Array) -> Array:
        """For each of these texts, how much of the shorter one's characters the other
        holds: 1 when one holds all characters of the other. Latin words are taken whole."""
        if not len(numbers):
            return np.zeros(0)
        if _LATIN.search(asked):
            return self._by_words(tokens(asked), self._texts.take(numbers))
        ours, own = np.zeros(1 << 16, bool), distinct(symbols(asked))
        ours[own] = True
        text, codes = self._characters(numbers)
        worth, same = self.rarity.worth[codes], ours[codes]
        whole = np.bincount(text, minlength=len(numbers))
        held = np.bincount(text[same], minlength=len(numbers))
        total = np.bincount(text, worth, len(numbers))
        shared = np.bincount(text[same], worth[same], len(numbers))
        value = float(self.rarity.worth[own].sum())
        full = (held == whole) | (held == len(own))
        return np.where(full & (held > 0), 1.0, shared / np.maximum(np.minimum(total, value), 1e-9))

    def _characters(self, numbers: Array) -> tuple[Array, Array]:
        """The different characters of these texts, each with the place of its text."""
        starts, sizes = self._texts.spans(numbers)
        text = np.arange(len(numbers)).repeat(sizes)
        offsets = (starts - sizes.cumsum() + sizes).repeat(sizes)
        offsets += np.arange(len(offsets))
        keys = (text << 16) | self._units[offsets]
        keys.sort()
        keys = keys[first_of_equal(keys)]
        return keys >> 16, keys & 0xFFFF

    def _by_words(self, asked: set[str], texts: Sequence[str]) -> Array:
        total = self.rarity.sum(asked)
        return np.array([self._share(asked, total, tokens(text)) for text in texts])

    def _share(self, asked: set[str], total: float, theirs: set[str]) -> float:
        same = asked & theirs
        if not same:
            return 0.0
        if len(same) == len(theirs) or len(same) == len(asked):
            return 1.0
        return self.rarity.sum(same) / min(total, self.rarity.sum(theirs))


def tokens(text: str) -> set[str]:
    """Chinese characters by themselves, Latin words whole."""
    if text.isascii():
        return set(text.split())
    return set(_LATIN.sub("", text)) | set(_LATIN.findall(text))
