"""Which of an entry's phrases to show a person: short, and in words they used themselves."""

from collections.abc import Iterable

LONGEST = 24
"""Characters of the longest phrase worth quoting."""
CONVINCING = 0.5
"""Likeness of its characters to the query's from which a name says more than nothing."""


Quotes = tuple[tuple[str, frozenset[str]], ...]
"""Quotes short enough to quote, with their characters, the shortest first."""


def short(names: Iterable[str]) -> Quotes:
    """The names worth quoting, made ready for ``quotable``."""
    kept = sorted((name for name in names if len(name) <= LONGEST), key=len)
    return tuple((name, frozenset(name)) for name in kept)


def quotable(said: str, meant: str, names: Quotes, likeliest: str) -> str:
    """The name likest to the words said, or else to what they mean; failing that the
    likeliest phrase, when it is short; else nothing."""
    for words in dict.fromkeys((said, meant)):
        name, share = _likest(frozenset(words) - {" "}, names)
        if name and (share >= CONVINCING or name in words):
            return name
        inside = [name for name, _ in names if len(name) > 1 and name in words]
        if inside:
            return max(inside, key=len)
    return likeliest if len(likeliest) <= LONGEST else ""


def _likest(asked: frozenset[str], names: Quotes) -> tuple[str, float]:
    """The name with the largest share of characters in common (1: both have the same)."""
    best, most, size = "", -1.0, len(asked)
    for name, theirs in names:
        share = 2 * len(asked & theirs) / (size + len(theirs) or 1)
        if share > most:
            best, most = name, share
    return best, most
