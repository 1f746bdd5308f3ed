"""How telling a character is: rare ones say what a need is about, common ones how it is put."""

from collections.abc import Iterable

import numpy as np

from catalog.matching.arrays import Array

WORD = 30
"""Texts a Latin word is taken to be in: as telling as a rather rare character."""


class Rarity:
    """Weights of the characters of many texts. Immutable."""

    def __init__(self, symbols: Array, count: int):
        """``symbols`` are the code points of all texts, ``count`` how many texts."""
        seen = np.bincount(symbols, minlength=1 << 16)
        self._word = float(np.log1p(count / (WORD + 1.0)) + 0.01)
        self.worth = np.where(seen, np.log1p(count / (seen + 1.0)) + 0.01, self._word)
        """By code point; what no text holds is worth a word."""

    def sum(self, tokens: Iterable[str]) -> float:
        """The weight of all these characters and Latin words together."""
        return sum(
            float(self.worth[ord(token)]) if len(token) == 1 else self._word for token in tokens
        )
