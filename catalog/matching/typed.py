"""Typed pinyin turned back into the catalogue's words (kai yaodian → kai 药店).

An input method with a tiny dictionary: the words of names, titles and the lexicon. What
is not among them stays pinyin and is compared by its sound.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from catalog.matching.pinyin import reading, syllables

_RUN = re.compile("[a-z]+(?: [a-z]+)*")
_WORD = re.compile("[a-z]{2,}")
_CHINESE = re.compile("[\u3400-\u9fff]{2,}")
USUAL = 6
"""Names that must use a word before it is trusted against what somebody wrote."""
LONGEST = 5
"""Characters of the longest word looked for."""


class Typed:
    """Words by their toneless reading. Immutable once built."""

    def __init__(self, names: Iterable[str], english: Iterable[str]):
        """``names`` are short normalised texts the words are cut from; Latin words of
        ``english`` are never read as pinyin (open is not ``o pen``)."""
        self._english = frozenset(word for text in english for word in _WORD.findall(text))
        counts = Counter(
            run[start : start + size]
            for name in names
            for run in _CHINESE.findall(name)
            for size in range(2, min(LONGEST, len(run)) + 1)
            for start in range(len(run) - size + 1)
        )
        self.words: dict[tuple[str, ...], str] = {}
        self.usual: dict[tuple[str, ...], str] = {}
        """The words names use again and again, by reading."""
        for word, count in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
            if count > 1 or len(word) > 2:
                self.words[reading(word)] = word
            if count >= USUAL:
                self.usual[reading(word)] = word

    def decode(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """``text`` with typed words in Chinese, and the pairs (typed, meant)."""
        found: list[tuple[str, str]] = []
        if not _WORD.search(text):
            return text, ()
        return _RUN.sub(lambda run: self._decode_run(run.group(), found), text), tuple(found)

    def written(self, text: str) -> str:
        """``text`` without pinyin that stayed pinyin: its letters are no words."""
        return " ".join(
            _WORD.sub(lambda run: "" if self._is_pinyin(run.group()) else run.group(), text).split()
        )

    def _is_pinyin(self, word: str) -> bool:
        return word not in self._english and bool(syllables(word))

    def _decode_run(self, run: str, found: list[tuple[str, str]]) -> str:
        pieces: list[str] = []
        for is_pinyin, group in groupby(run.split(), self._is_pinyin):
            words = list(group)
            pieces += self._words_of(words, found) if is_pinyin else words
        return _joined(pieces)

    def _words_of(self, words: list[str], found: list[tuple[str, str]]) -> list[str]:
        spoken = [syllable for word in words for syllable in syllables(word)]
        pieces: list[str] = []
        place = 0
        while place < len(spoken):
            size, word = self._longest(spoken, place)
            if size:
                found.append(("".join(spoken[place : place + size]), word))
            pieces.append(word or spoken[place])
            place += size or 1
        return pieces

    def _longest(self, spoken: list[str], place: int) -> tuple[int, str]:
        for size in range(min(LONGEST, len(spoken) - place), 1, -1):
            word = self.words.get(tuple(spoken[place : place + size]))
            if word:
                return size, word
        return 0, ""


def _joined(pieces: list[str]) -> str:
    text = ""
    for piece in pieces:
        text += f" {piece}" if piece.isascii() and text[-1:].isascii() and text else piece
    return text
