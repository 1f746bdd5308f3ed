"""Which of the matches a question offers, when one of them is not plainly meant."""

from collections.abc import Sequence

from catalog.matching import weights
from catalog.matching.ask import question, same_need
from catalog.matching.entry import Entry
from catalog.matching.outcome import Question

Row = tuple[float, Entry, bool]
"""Score, entry, and whether it has the need's whole topic in a name of its."""


NOTHING_ELSE = 2.0
"""The lead of a match when every other is of its own need."""


def lead(rows: Sequence[Row]) -> float:
    """How far the first of ``rows`` (best first) is before the best one of another need: a
    bundle and its own step do not compete, whoever takes the one finds the other in it."""
    first, likeliest, _ = rows[0]
    rivals = (score for score, entry, _ in rows[1:] if not same_need(entry, likeliest))
    return first - next(rivals, first - NOTHING_ELSE)


def offered(rows: Sequence[Row], broad: bool) -> Question | None:
    """A question over ``rows`` (best first, at least one): over what shares a ``broad``
    topic, whole undertakings preferred, or else over the near matches."""
    first, likeliest, _ = rows[0]
    sharing = [
        (score + weights.UNDERTAKING * (entry.kind != "item"), entry)
        for score, entry, holds in rows
        if holds and score >= first - weights.NEAR_TOPIC
    ]
    if broad and len(sharing) > 1:
        sharing.sort(key=lambda row: -row[0])
        return question([entry for _, entry in sharing], likeliest)
    floor = first - max(weights.NEAR_FIRST, lead(rows))
    return question([entry for score, entry, _ in rows if score >= floor], likeliest)
