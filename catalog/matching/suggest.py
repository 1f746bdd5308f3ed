"""The short names of entries in every form they may be typed, and what begins like them."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.matching.entry import Entry
from catalog.matching.pinyin import initials, sound
from catalog.matching.text import plain

_ROLES = {"title": 0, "name": 1}


@dataclass(frozen=True, slots=True)
class _Form:
    """A name written close, its sound and its initials."""

    written: str
    heard: str
    letters: str


class Suggestions:
    """Titles by the beginnings of their names, by their sound and their initials."""

    def __init__(self, entries: Sequence[Entry]):
        self._titles = [entry.title for entry in entries]
        self._rows = [
            (_form(phrase.text), _ROLES[phrase.role] + (entry.kind == "item"), owner)
            for owner, entry in enumerate(entries)
            for phrase in entry.phrases
            if phrase.role in _ROLES
        ]
        self._joined = "\n".join(name.written for name, _, _ in self._rows)
        self._ends = [end.start() for end in re.finditer("\n|$", self._joined)]

    def starting(self, prefix: str, limit: int) -> tuple[str, ...]:
        """At most ``limit`` titles, those beginning with ``prefix`` before those holding it."""
        asked = _form.__wrapped__(prefix)
        if not asked.written:
            return ()
        ranked = [
            (fit, weight, len(name.written), self._titles[owner])
            for name, weight, owner in self._rows
            if (fit := _fit(asked, name)) is not None
        ]
        return tuple(dict.fromkeys(title for *_, title in sorted(ranked)))[:limit]

    def named(self, word: str) -> int:
        """How many entries have ``word`` in a name of theirs (买房: several)."""
        places = (found.start() for found in re.finditer(re.escape(word), self._joined))
        return len({self._rows[bisect(self._ends, place)][2] for place in places})


@lru_cache(maxsize=16_384)
def _form(text: str) -> _Form:
    written = plain(text).replace(" ", "")
    return _Form(written, sound(written), initials(written))


def _fit(asked: _Form, name: _Form) -> int | None:
    if name.written.startswith(asked.written):
        return 0
    if asked.written in name.written:
        return 1
    if asked.heard and name.heard.startswith(asked.heard):
        return 2
    if asked.written.isascii() and name.letters.startswith(asked.written):
        return 3
    return 4 if len(asked.heard) > 1 and asked.heard in name.heard else None
