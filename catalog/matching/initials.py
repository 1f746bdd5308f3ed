"""Pinyin initials (yyzz → 营业执照): names spelled by their first letters."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from catalog.matching.pinyin import initials

LONGEST = 16
"""Names longer than this are not abbreviated by letters."""
EXACT = 0.2
"""What spelling a name in full adds to spelling it nearly."""
LIKELY = 200
"""Names looked at closely."""
OWNERS = 30
"""Owners worth naming for one run of letters."""


class Letters:
    """Names by their initials. Immutable once built."""

    def __init__(self, names: Sequence[str], owners: Sequence[int]):
        rows = zip(names, owners, strict=True)
        kept = {(initials(name), owner): name for name, owner in rows if 1 < len(name) <= LONGEST}
        self._spelled = [spelled for spelled, _ in kept]
        self._owners = [owner for _, owner in kept]
        self._names = list(kept.values())
        self._lengths = np.array([len(spelled) for spelled in self._spelled])

    def spelling(self, letters: str) -> dict[int, tuple[float, str]]:
        """Owner -> how well ``letters`` spell its best name (0..1.2), and that name."""
        if not letters or not self._spelled:
            return {}
        whole = process.cdist([letters], self._spelled, scorer=fuzz.ratio)[0]
        likely = np.argsort(-whole, kind="stable")[:LIKELY]
        whole, longer = whole[likely], self._lengths[likely] >= len(letters)
        choices = [self._spelled[place] for place in likely.tolist()]
        part = process.cdist([letters], choices, scorer=fuzz.partial_ratio)[0]
        scores = np.where(longer, (whole + part) / 200, whole / 100)
        scores[whole == 100] += EXACT
        best: dict[int, tuple[float, str]] = {}
        for place in np.argsort(-scores, kind="stable").tolist():
            if len(best) < OWNERS:
                number = int(likely[place])
                best.setdefault(self._owners[number], (float(scores[place]), self._names[number]))
        return best
