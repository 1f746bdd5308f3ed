"""Words written by ear (抵牙 → 抵押): phone keyboards and speech put the wrong characters.

Only what the catalogue has never seen written is questioned, and only for one of its own
words of the same sound, so a correct query is never touched.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from catalog.matching.pinyin import reading

_CHINESE = re.compile("[\u3400-\u9fff]{2,}")
LONGEST, SHORTEST = 4, 2


class Misheard:
    """Corrects by sound. Immutable once built."""

    def __init__(self, texts: Iterable[str], words: Mapping[tuple[str, ...], str]):
        """``texts`` are all normalised phrases; ``words`` what may be meant, by reading."""
        self._seen = frozenset(
            text[place : place + 2] for text in texts for place in range(len(text) - 1)
        )
        self._words = words

    def correct(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """``text`` with misheard words set right, and the pairs (written, meant)."""
        found: list[tuple[str, str]] = []
        return _CHINESE.sub(lambda run: self._correct_run(run.group(), found), text), tuple(found)

    def _correct_run(self, run: str, found: list[tuple[str, str]]) -> str:
        known = [run[place : place + 2] in self._seen for place in range(len(run) - 1)]
        if all(known):
            return run
        strange = [not (before or after) for before, after in pairwise([False, *known, False])]
        spoken = reading(run)
        pieces, place = [], 0
        while place < len(run):
            word = self._meant(run, spoken, strange, place)
            if word:
                found.append((run[place : place + len(word)], word))
            pieces.append(word or run[place])
            place += len(word) or 1
        return "".join(pieces)

    def _meant(self, run: str, spoken: tuple[str, ...], strange: list[bool], place: int) -> str:
        """The longest word sounding like the text at ``place`` that replaces only
        characters which are strange where they stand."""
        for size in range(min(LONGEST, len(run) - place), SHORTEST - 1, -1):
            word = self._words.get(spoken[place : place + size], "")
            changed = [
                strange[place + offset]
                for offset, character in enumerate(word)
                if run[place + offset] != character
            ]
            if changed and any(changed):
                return word
        return ""
