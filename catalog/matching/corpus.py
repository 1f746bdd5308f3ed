"""Many short texts, written form and sound, with the index that finds them."""

from collections.abc import Mapping, Sequence

import numpy as np

from catalog.matching.arrays import Array
from catalog.matching.content import Content
from catalog.matching.grams import Grams, Tally, pairs
from catalog.matching.packed import Packed, numbers, string, symbols
from catalog.matching.pinyin import sound_of_symbols
from catalog.matching.text import normalise_lines

SOUND_SCALE = 0.5
"""How much a shared pair of syllables counts beside a shared pair of characters."""


class Corpus:
    """Normalised texts numbered from 0, found by the grams they share with a query."""

    def __init__(self, written: Packed, spoken: Packed, grams: Grams):
        self.written, self.spoken, self.grams = written, spoken, grams
        self.content = Content(written, grams.count)
        self._tally = Tally(grams, written.lengths())

    def __len__(self) -> int:
        return self.grams.count

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Corpus":
        """Normalises and indexes ``texts``; their order is their numbering."""
        written = normalise_lines(texts)
        units = symbols(written)
        by_character = Grams.build(units, numbers(units), len(texts))
        heard = sound_of_symbols(units)
        heard = heard[heard > 0]
        by_sound = Grams.build(heard, numbers(heard), len(texts))
        return cls(Packed(written), Packed(string(heard)), by_character.beside(by_sound))

    def candidates(self, written: str, heard: str, size: int) -> tuple[Array, Array]:
        """Numbers of the ``size`` likeliest texts, best first, and the share (0..1) of the
        query's grams, rare ones counting more, that each holds."""
        by_character, by_sound = pairs(written), pairs(heard)
        scales = np.full(len(by_character) + len(by_sound), SOUND_SCALE)
        scales[: len(by_character)] = 1.0
        return self._tally.best(np.concatenate([by_character, by_sound]), scales, size)

    def arrays(self) -> dict[str, Array]:
        """Everything needed to restore this corpus, as named arrays."""
        texts = {"written": self.written.units(), "spoken": self.spoken.units()}
        return texts | self.grams.arrays()

    @classmethod
    def restore(cls, arrays: Mapping[str, Array]) -> "Corpus":
        """The corpus whose ``arrays()`` these are."""
        written, spoken = (Packed(string(arrays[part])) for part in ("written", "spoken"))
        return cls(written, spoken, Grams.restore(arrays))
