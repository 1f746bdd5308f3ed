"""Many short texts, written form and sound, with the index that finds them."""

from collections.abc import Mapping, Sequence

from catalog.matching.arrays import Array
from catalog.matching.grams import Grams, Tally
from catalog.matching.packed import Packed, numbers, string, symbols
from catalog.matching.pinyin import sound_of_symbols
from catalog.matching.rarity import Rarity
from catalog.matching.text import normalise_lines

SOUND_SCALE = 0.5
"""How much a shared pair of syllables counts beside a shared pair of characters."""
_PARTS = ("keys", "starts", "texts", "count")


class Corpus:
    """Normalised texts numbered from 0, found by the grams they share with a query."""

    def __init__(self, written: Packed, spoken: Packed, by_character: Grams, by_sound: Grams):
        self.written, self.spoken = written, spoken
        self._by_character, self._by_sound = by_character, by_sound
        self.rarity = Rarity(written.units(), by_character.count)
        self._tally = Tally(by_character.count)

    def __len__(self) -> int:
        return self._by_character.count

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Corpus":
        """Normalises and indexes ``texts``; their order is their numbering."""
        written = normalise_lines(texts)
        units = symbols(written)
        by_character = Grams.build(units, numbers(units), len(texts))
        heard = sound_of_symbols(units)
        heard = heard[heard > 0]
        by_sound = Grams.build(heard, numbers(heard), len(texts))
        return cls(Packed(written), Packed(string(heard)), by_character, by_sound)

    def candidates(self, written: str, heard: str, size: int) -> tuple[Array, Array]:
        """Numbers of the ``size`` likeliest texts, best first, and the share (0..1) of the
        query's grams, rare ones counting more, that each holds."""
        asked = [(self._by_character, written, 1.0), (self._by_sound, heard, SOUND_SCALE)]
        return self._tally.best(asked, size)

    def arrays(self) -> dict[str, Array]:
        """Everything needed to restore this corpus, as named arrays."""
        found: dict[str, Array] = {"written": self.written.units(), "spoken": self.spoken.units()}
        for name, grams in (("character", self._by_character), ("sound", self._by_sound)):
            found |= {f"{name}_{part}": array for part, array in grams.arrays().items()}
        return found

    @classmethod
    def restore(cls, arrays: Mapping[str, Array]) -> "Corpus":
        """The corpus whose ``arrays()`` these are."""
        by_character, by_sound = (
            Grams.restore({part: arrays[f"{name}_{part}"] for part in _PARTS})
            for name in ("character", "sound")
        )
        written, spoken = (Packed(string(arrays[part])) for part in ("written", "spoken"))
        return cls(written, spoken, by_character, by_sound)
