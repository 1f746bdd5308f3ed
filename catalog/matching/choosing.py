"""Which of the matches a question offers, when one of them is not plainly meant."""

from collections.abc import Sequence

from catalog.matching import weights
from catalog.matching.ask import question
from catalog.matching.entry import Entry
from catalog.matching.outcome import Question

Row = tuple[float, Entry, bool]
"""Score, entry, and whether it has the need's whole topic in a name of its."""


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
    floor = min(first - weights.NEAR_FIRST, rows[min(1, len(rows) - 1)][0])
    return question([entry for score, entry, _ in rows if score >= floor], likeliest)
