"""What a text is made of, as the learned part sees it: numbered features.

Characters by ones, twos and threes, folded syllables by twos and threes, Latin words and
their beginnings. Both the said and the rewritten form count, so the lexicon adds
knowledge and takes none away. One code path serves ten thousand phrases and one query.
"""

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np

from catalog.matching.arrays import Array
from catalog.matching.packed import symbols
from catalog.matching.pinyin import FIRST_SOUND, respell, sound_of_symbols, syllables

Said = tuple[str, str]
"""A normalised text and its rewritten form; the same string twice when nothing changed."""

_WORD = re.compile("[a-z]{2,}")
_STEM = 5
_LATIN_WORD, _LATIN_STEM, _SPELLED_WORD = 8 << 48, 9 << 48, 10 << 48
STRANGE = np.uint64(_SPELLED_WORD)
"""Features from here on may be unknown without the text being strange: typed pinyin."""
_GRAM, _UNIT = np.uint64(1 << 48), np.uint64(16)


def extract(texts: Sequence[Said]) -> tuple[Array, Array]:
    """The features of all texts, and beside each the number of its text; a feature may
    be listed twice for one text. Deterministic across processes."""
    forms = [(number, form) for number, said in enumerate(texts) for form in dict.fromkeys(said)]
    numbers = [number for number, _ in forms]
    heard = sound_of_symbols(_lines(respell(form) for _, form in forms))
    units = np.concatenate([_writing_only(_lines(form for _, form in forms)), heard[heard > 0]])
    parts = [*_grams(units, np.array(numbers + numbers, np.uint32)), _latin(texts)]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def written(code: int) -> str:
    """The characters a feature code stands for; empty for sounds and Latin words."""
    size = code >> 48
    if not 1 <= size <= 3 or code & 0xFFFF >= FIRST_SOUND:
        return ""
    return "".join(chr(code >> shift & 0xFFFF) for shift in range(16 * (size - 1), -1, -16))


def _lines(texts: Iterable[str]) -> Array:
    return symbols("".join("\n" + text for text in texts))


def _writing_only(symbols: Array) -> Array:
    latin = (symbols >= ord("a")) & (symbols <= ord("z"))
    return np.where(latin, np.uint16(32), symbols)


def _grams(units: Array, numbers: Array) -> list[tuple[Array, Array]]:
    """Runs of one to three characters and of two or three sounds, which have code points
    of their own; ``numbers`` are of the texts in ``units``, a line feed before each."""
    owner = numbers[np.cumsum(units == ord("\n")) - 1]
    wide = units.astype(np.uint64)
    inside = units > 32
    parts, codes, whole = [], wide, inside
    for size in (1, 2, 3):
        if size > 1:
            codes = (codes[:-1] << _UNIT) | wide[size - 1 :]
            whole = whole[:-1] & inside[size - 1 :]
        chosen = np.flatnonzero(whole if size > 1 else whole & (units < FIRST_SOUND))
        parts.append(((_GRAM * np.uint64(size)) | codes[chosen], owner[chosen]))
    return parts


def _latin(texts: Sequence[Said]) -> tuple[Array, Array]:
    codes: list[int] = []
    owners: list[int] = []
    for number, (said, _) in enumerate(texts):
        for word in _WORD.findall(said):
            if syllables(word):
                codes.append(_SPELLED_WORD | crc32(word.encode()))
            else:
                codes.append(_LATIN_WORD | crc32(word.encode()))
                codes.append(_LATIN_STEM | crc32(word[:_STEM].encode()))
            owners += [number] * (len(codes) - len(owners))
    return np.array(codes, np.uint64), np.array(owners, np.uint32)
