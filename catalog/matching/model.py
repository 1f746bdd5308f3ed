"""The learned part: which entry speaks like this text?

A multinomial Bayes classifier over weighted, length-normalised features, one class per
entry and one per redirect, so "not ours" is learned like everything else. It is trained
in closed form from the catalogue's own phrases: no epochs, no seed, the same numbers
every time; and it is kept sparse, because few phrases hold any one feature.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalog.matching.arrays import Array, distinct, first_of_equal
from catalog.matching.features import STRANGE, Said, extract, written

SMOOTHING = 0.3
"""Imagined evidence per feature; small trusts rare words, large trusts nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model sees in one text. ``evidence`` is the log evidence of every class,
    ``seen`` the share (0..1) of the text's features the catalogue has ever seen."""

    features: Array
    sizes: Array
    classes: Array
    worth: Array
    evidence: Array
    seen: float

    def telling(self, owner: int, size: int = 2) -> list[str]:
        """The written parts of the text (two or three characters) that spoke most for
        ``owner``, strongest first, none overlapping another."""
        cells = np.flatnonzero(self.classes == owner)
        features = np.repeat(np.arange(len(self.sizes)), self.sizes)[cells]
        chosen: list[str] = []
        for place in np.argsort(-self.worth[cells], kind="stable").tolist():
            text = written(int(self.features[features[place]]))
            if len(text) > 1 and not any(set(text) & set(other) for other in chosen):
                chosen.append(text)
            if len(chosen) == size:
                break
        return chosen


class Model:
    """Scores classes for a text. Immutable once trained."""

    def __init__(self, arrays: dict[str, Array]):
        self._arrays = arrays
        self._features = arrays["features"]
        self._rarity = arrays["rarity"]
        self._starts = arrays["starts"]
        self._classes = arrays["classes"]
        self._weights = arrays["weights"]
        self._base = arrays["base"]
        self._strangeness = float(self._rarity.max()) if len(self._rarity) else 1.0

    @classmethod
    def train(
        cls, texts: Sequence[Said], classes: Sequence[int], weights: Sequence[float], count: int
    ) -> "Model":
        """``classes[i]`` (0..count-1) is what ``texts[i]`` asks for, ``weights[i]`` how
        much it may teach."""
        codes, owners = extract(texts)
        features, places = np.unique(codes, return_inverse=True)
        pairs = owners.astype(np.int64) * len(features) + places
        pairs.sort()
        pairs = pairs[first_of_equal(pairs)]
        owners, places = np.divmod(pairs, max(len(features), 1))
        rarity = np.log1p(len(texts) / (np.bincount(places, minlength=len(features)) + 0.5))
        values = rarity[places]
        lengths = np.sqrt(np.bincount(owners, values**2, minlength=len(texts)))
        values *= (np.asarray(weights, np.float64) / np.maximum(lengths, 1e-9))[owners]
        return cls(
            _summed(features, rarity, places, np.asarray(classes, np.int64)[owners], values, count)
        )

    def read(self, said: Said) -> "Reading":
        """Everything the model sees in a text."""
        codes = distinct(extract([said])[0])
        if not len(codes) or not len(self._features):
            nothing = np.zeros(0, np.int64)
            return Reading(nothing, nothing, nothing, np.zeros(0), np.zeros(len(self._base)), 0.0)
        places = np.searchsorted(self._features, codes)
        places[places == len(self._features)] = 0
        known = self._features[places] == codes
        strange = int((~known & (codes < STRANGE)).sum())
        places = places[known]
        values = self._rarity[places].astype(np.float64)
        total = float(values.sum())
        seen = total / max(total + strange * self._strangeness, 1e-9)
        values /= max(float(np.sqrt((values**2).sum())), 1e-9)
        return self._weighed(places, values, seen)

    def _weighed(self, places: Array, values: Array, seen: float) -> "Reading":
        starts = self._starts[places]
        sizes = self._starts[places + 1] - starts
        cells = np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        cells += np.arange(len(cells))
        classes, worth = self._classes[cells], self._weights[cells] * np.repeat(values, sizes)
        evidence = (
            np.bincount(classes, worth, minlength=len(self._base)) - values.sum() * self._base
        )
        return Reading(self._features[places], sizes, classes, worth, evidence, seen)

    def arrays(self) -> dict[str, Array]:
        """Everything needed to restore this model: ``Model(model.arrays())``."""
        return self._arrays


def _summed(
    features: Array,
    rarity: Array,
    places: Array,
    classes: Array,
    values: Array,
    count: int,
) -> dict[str, Array]:
    cells, where = np.unique(places * count + classes, return_inverse=True)
    evidence = np.bincount(where, values, minlength=len(cells))
    total = np.bincount(classes, values, minlength=count)
    return {
        "features": features,
        "rarity": rarity.astype(np.float32),
        "starts": np.searchsorted(cells, np.arange(len(features) + 1) * count),
        "classes": (cells % max(count, 1)).astype(np.int32),
        "weights": np.log1p(evidence / SMOOTHING).astype(np.float32),
        "base": np.log(total + SMOOTHING * max(len(features), 1)),
    }
