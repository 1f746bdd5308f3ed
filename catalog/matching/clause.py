"""Long messages: which clause carries the need?

A story tells much that is not the need (who, since when, what the neighbour said). The
whole text still speaks; its most telling passage is heard twice.
"""

from collections.abc import Iterator

from catalog.matching.lexicon import Lexicon

LONG = 36
"""Characters from which a message is a story."""
MOST, SHORTEST = 8, 4
"""Passages looked at, and the characters a passage needs to say anything."""


def passages(said: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The clauses of a long normalised text, alone and with the next one, each with its
    rewritten form; nothing for a short text or one without breaks."""
    if len(said) < LONG or said.isascii():
        return ()
    found = sorted(_windows(said.split()), key=len, reverse=True)[:MOST]
    return tuple((text, lexicon.apply(text)[0]) for text in found)


def _windows(clauses: list[str]) -> Iterator[str]:
    for place, clause in enumerate(clauses):
        if len(clause) >= SHORTEST and len(clauses) > 1:
            yield clause
        if place + 1 < len(clauses) and len(clauses) > 2:
            yield f"{clause} {clauses[place + 1]}"
