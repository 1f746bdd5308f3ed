"""Which of an entry's phrases to show a person: short, and in words they used themselves."""

from collections.abc import Sequence
from functools import lru_cache

LONGEST = 24
"""Characters of the longest phrase worth quoting."""
CONVINCING = 0.5
"""Likeness of its characters to the query's from which a name says more than nothing."""


def quotable(said: str, meant: str, names: Sequence[str], likeliest: str) -> str:
    """The name likest to the words said, or else to what they mean; failing that the
    likeliest phrase, when it is short; else nothing."""
    short = [name for name in names if len(name) <= LONGEST]
    for words in dict.fromkeys((said, meant)):
        asked = frozenset(words) - {" "}
        name = max(short, key=lambda name: (_alike(asked, name), -len(name)), default="")
        if name and (_alike(asked, name) >= CONVINCING or name in words):
            return name
        inside = [name for name in short if len(name) > 1 and name in words]
        if inside:
            return max(inside, key=len)
    return likeliest if len(likeliest) <= LONGEST else ""


@lru_cache(maxsize=16_384)
def _characters(name: str) -> frozenset[str]:
    return frozenset(name)


def _alike(asked: frozenset[str], name: str) -> float:
    """Share of characters in common, 1 when both have the same."""
    theirs = _characters(name)
    return 2 * len(asked & theirs) / max(len(asked) + len(theirs), 1)
