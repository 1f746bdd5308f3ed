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
_TEXT = np.uint64(52)
_CODE = np.uint64((1 << 52) - 1)
"""A feature code takes 52 bits; the number of its text goes above them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model sees in one text. ``evidence`` is the log evidence of every class,
    ``passages`` that of each of the text's passages, ``seen`` the share (0..1) of the
    text's features the catalogue has ever seen."""

    features: Array
    sizes: Array
    classes: Array
    worth: Array
    evidence: Array
    passages: Array
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

    def read(self, said: Said, passages: Sequence[Said] = ()) -> Reading:
        """Everything the model sees in a text, and the evidence of its passages."""
        texts = [said, *passages]
        keys, owners = extract(texts)
        keys = distinct((owners.astype(np.uint64) << _TEXT) | keys)
        owners, codes = (keys >> _TEXT).astype(np.int64), keys & _CODE
        if not len(self._features):
            codes, owners = codes[:0], owners[:0]
        places = self._features.searchsorted(codes)
        places[places == len(self._features)] = 0
        known = self._features[places] == codes
        strange = int((~known & (codes < STRANGE) & (owners == 0)).sum())
        return self._weighed(places[known], owners[known], len(texts), strange)

    def _weighed(self, places: Array, owners: Array, count: int, strange: int) -> Reading:
        """``places`` of known features, sorted by the text that has them."""
        worth = self._rarity[places].astype(np.float64)
        lengths = np.sqrt(np.bincount(owners, worth**2, count))
        values = worth / np.maximum(lengths, 1e-9)[owners]
        own = int(owners.searchsorted(1))
        total = float(worth[:own].sum())
        starts = self._starts[places]
        sizes = self._starts[places + 1] - starts
        cells = (starts - sizes.cumsum() + sizes).repeat(sizes)
        cells += np.arange(len(cells))
        classes, worth = self._classes[cells], self._weights[cells] * values.repeat(sizes)
        width = len(self._base)
        evidence = np.bincount(owners.repeat(sizes) * width + classes, worth, count * width)
        base = np.bincount(owners, values, count)[:, None] * self._base
        evidence = evidence.reshape(count, width) - base
        mine = int(sizes[:own].sum())
        return Reading(
            self._features[places[:own]],
            sizes[:own],
            classes[:mine],
            worth[:mine],
            evidence[0],
            evidence[1:],
            total / max(total + strange * self._strangeness, 1e-9),
        )

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
