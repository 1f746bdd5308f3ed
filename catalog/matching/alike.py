"""Which material of the dictionary a name probably means, and why; and which two are one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from catalog.core.materialname import folded, taken_apart

NEAR = 60
"""Characters in common, of a hundred, below which names are not alike."""
TWINS = 84
HELD = 0.9
"""What a name that holds the other whole counts against one that is the same."""
SHORTEST = 3
OWNERS = (
    *("申请人", "本人", "当事人", "申请单位", "申请企业", "办理人"),
    *("经办人", "单位", "企业", "居民", "公民", "个人"),
)
"""Whose a paper is, besides the holders of the code table."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A material a name may mean: how like (0..1) and why, in words."""

    id: str
    name: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Twins:
    """Two materials that may be one."""

    one: str
    other: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Name:
    id: str
    text: str
    folded: str
    bare: str
    owned: str
    """Without modifiers and without whose it is."""


class MaterialNames:
    """The names of the dictionary, to look others up in. ``names``: id -> all its names, the
    first being what it is called; ``owners``: words for holders that a name may begin with."""

    def __init__(self, names: Mapping[str, Iterable[str]], owners: Iterable[str] = ()) -> None:
        self._owners = tuple(sorted({*OWNERS, *owners}, key=lambda each: (-len(each), each)))
        self._called: dict[str, str] = {}
        self._names: list[_Name] = []
        for slug, texts in names.items():
            for text in texts:
                self._called.setdefault(slug, text)
                self._names.append(self._read(slug, text))
        self._owned = [name.owned for name in self._names]

    def like(self, text: str, limit: int = 5) -> list[Alike]:
        """Materials this name may mean, the likeliest first."""
        asked = self._read("", text)
        best: dict[str, Alike] = {}
        for name, share in self._near(asked):
            share, reason = self._reason(asked, name, share)
            if name.id not in best or best[name.id].share < share:
                best[name.id] = Alike(name.id, self._called[name.id], round(share, 2), reason)
        return sorted(best.values(), key=lambda each: (-each.share, each.id))[:limit]

    def twins(self, limit: int = 200) -> list[Twins]:
        """Pairs of materials whose names are nearly the same, the likeliest first."""
        if not self._owned:
            return []
        scores = process.cdist(
            self._owned,
            self._owned,
            scorer=fuzz.ratio,
            score_cutoff=TWINS,
            dtype=np.uint8,
            workers=-1,
        )
        found: dict[tuple[str, str], Twins] = {}
        for row, column in zip(*np.nonzero(np.triu(scores, 1)), strict=True):
            one, other = self._names[row], self._names[column]
            if one.id == other.id or min(len(one.owned), len(other.owned)) < SHORTEST:
                continue
            share, reason = self._reason(one, other, float(scores[row, column]) / 100)
            pair = Twins(one.id, other.id, round(share, 2), f"“{one.text}”：{reason}")
            known = found.get((one.id, other.id))
            if known is None or known.share < pair.share:
                found[one.id, other.id] = pair
        return sorted(found.values(), key=lambda each: (-each.share, each.one, each.other))[:limit]

    def _near(self, asked: _Name) -> list[tuple[_Name, float]]:
        by_share = process.extract(
            asked.owned, self._owned, scorer=fuzz.ratio, limit=25, score_cutoff=NEAR
        )
        found = [(self._names[index], score / 100) for _, score, index in by_share]
        held = [name for name in self._names if _holds(asked.owned, name.owned)]
        held.sort(key=lambda name: abs(len(name.owned) - len(asked.owned)))
        return found + [(name, _part(asked, name)) for name in held[:25]]

    def _reason(self, asked: _Name, name: _Name, share: float) -> tuple[float, str]:
        if asked.folded == name.folded:
            return 1.0, f"就是“{name.text}”这个叫法"
        if asked.bare == name.bare:
            return 0.98, f"去掉份数、原件复印件这些要求，就是“{name.text}”"
        if asked.owned == name.owned:
            return 0.94, f"去掉是谁的，就是“{name.text}”"
        if _holds(asked.owned, name.owned):
            longer, shorter = sorted((asked.text, name.text), key=len, reverse=True)
            return max(share, _part(asked, name)), f"“{longer}”里有“{shorter}”"
        return min(share, 0.93), f"和“{name.text}”有{share:.0%}的字一样"

    def _read(self, slug: str, text: str) -> _Name:
        bare = folded(taken_apart(text).name)
        owned = bare
        for owner in self._owners:
            if bare.startswith(owner) and len(bare) - len(owner) >= SHORTEST:
                owned = bare[len(owner) :].removeprefix("的").removeprefix("有效")
                break
        return _Name(slug, text, folded(text), bare, owned)


def _holds(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SHORTEST and shorter in longer


def _part(one: _Name, other: _Name) -> float:
    shorter, longer = sorted((len(one.owned), len(other.owned)))
    return HELD * (0.5 + 0.5 * shorter / max(longer, 1))
