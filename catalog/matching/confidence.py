"""How sure may we be that a need is ours? One honest number from the ranking."""

import math

import numpy as np

from catalog.matching import weights
from catalog.matching.arrays import Array
from catalog.matching.rank import Ranking

_FAR = 15.0
"""Log odds beyond which more certainty means nothing."""


def ours(ranking: Ranking, count: int) -> float:
    """Probability (0..1) that the need belongs to one of the first ``count`` owners, our
    entries, rather than to a redirect or to nobody."""
    if not count:
        return 0.0
    odds = _log_sum(ranking.odds[:count]) - _log_sum(ranking.odds[count:])
    spelled = max(
        (share for owner, (share, _) in ranking.letters.items() if owner < count), default=0.0
    )
    seen = max(ranking.reading.seen, spelled)
    evidence = weights.GAP * ranking.lead + weights.ODDS * max(-_FAR, min(_FAR, odds))
    return 1 / (1 + math.exp(-(evidence + weights.SEEN * seen + weights.BIAS)))


def by_name(order: float, heard: float) -> float:
    """The same for an entry known by its name alone, from its likeness to the query."""
    return max(0.0, 2.2 * max(order, 0.95 * heard) - 1.2)


def _log_sum(odds: Array) -> float:
    """The log of the sum of probabilities given by their logs, never below ``-_FAR``."""
    return math.log(float(np.exp(odds).sum()) + math.exp(-_FAR))
