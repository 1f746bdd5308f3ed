"""Evidence of every sort brought together: one score per entry and per redirect."""

from dataclasses import dataclass

import numpy as np

from catalog.matching import weights
from catalog.matching.actions import Actions
from catalog.matching.arrays import Array
from catalog.matching.initials import Letters
from catalog.matching.model import Model, Reading
from catalog.matching.phrasebook import Likeness, Phrasebook, worths
from catalog.matching.query import Query

NOTHING = Likeness(-1, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores by owner number (entries first, then redirects) and what they rest on."""

    scores: Array
    odds: Array
    """Log probability the model gives each owner."""
    likeness: dict[int, Likeness]
    letters: dict[int, tuple[float, str]]
    lead: float
    """How far our best entry is before the best redirect, titles not counted."""
    reading: Reading

    def like(self, owner: int) -> Likeness:
        """The likeness of the owner's likeliest phrase; nothing when it was no candidate."""
        return self.likeness.get(owner, NOTHING)


@dataclass(frozen=True, slots=True)
class Ranker:
    """The three sources of evidence."""

    model: Model
    phrasebook: Phrasebook
    names: Letters
    actions: Actions
    titles: tuple[frozenset[str], ...]
    """The characters of every entry's bare title."""

    def rank(self, query: Query) -> Ranking:
        """Score all owners for a query."""
        reading = self.model.read((query.said, query.meant), query.passages)
        odds = _log_share(weights.SHARPNESS * _evidence(reading))
        likeness = self.phrasebook.alike(query)
        letters = self.names.spelling(query.letters)
        scores = np.maximum(odds, -weights.FLOOR) / weights.FLOOR
        scores[list(likeness)] += worths(likeness.values())
        for owner, (share, _) in letters.items():
            scores[owner] += weights.LETTERS * share
        leaning = self.actions.leaning(query.said if query.said.isascii() else query.meant)
        if leaning is not None:
            scores += weights.ACTION * leaning
        lead = self._lead(scores)
        self._add_titles(query, scores)
        return Ranking(scores, odds, likeness, letters, lead, reading)

    def _lead(self, scores: Array) -> float:
        ours, theirs = scores[: len(self.titles)], scores[len(self.titles) :]
        return float(ours.max(initial=-1.0) - theirs.max(initial=-1.0))

    def _add_titles(self, query: Query, scores: Array) -> None:
        said = frozenset(query.written)
        best = np.argsort(-scores[: len(self.titles)], kind="stable")[: weights.NAMED]
        titles = [self.titles[owner] for owner in best.tolist()]
        held = [len(title & said) / max(len(title), 1) for title in titles]
        scores[best] += weights.TITLE * np.array(held)


def _evidence(whole: Reading) -> Array:
    """The evidence of the whole text, a long one's telling passage counted again."""
    if not whole.passages.size:
        return whole.evidence
    telling = whole.passages.max(1) - whole.passages.mean(1)
    return whole.evidence + weights.FOCUS * whole.passages[int(telling.argmax())]


def _log_share(evidence: Array) -> Array:
    if not len(evidence):
        return evidence
    shifted = evidence - evidence.max()
    return shifted - np.log(np.exp(shifted).sum())
