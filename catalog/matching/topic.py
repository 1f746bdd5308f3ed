"""A need that only names a topic (医保怎么办, 我要办社保) is many needs at once."""

import re
from collections.abc import Sequence
from functools import lru_cache

from catalog.matching.wish import bare

SHORT = 5
"""Characters of the longest topic."""
_EMPTY = re.compile(
    "办理?|申请|处理|手续|业务|事[情项]?|问题|流程|政策|方面|怎么样?|怎样|如何|享受|什么|有?哪些|[啥想我的能]|怎么办"
)
_WHOSE = re.compile("公司|企业|单位|个人|我家|家里")


class Topics:
    """The names of entries as sets of characters. Immutable once built."""

    def __init__(self, names: Sequence[tuple[str, int]]):
        """``names`` are normalised names with the number of their entry."""
        self._held: dict[str, set[int]] = {}
        self._owners = [owner for _, owner in names]
        for number, (name, _) in enumerate(names):
            for character in set(name):
                self._held.setdefault(character, set()).add(number)

    def holders(self, *needs: str) -> frozenset[int]:
        """The entries with a name that has every character of the topic of one of these
        forms of a need; none when it is no short topic."""
        return max((self._holders(topic(need)) for need in needs), key=len)

    def _holders(self, words: str) -> frozenset[int]:
        if not 2 <= len(words) <= SHORT:
            return frozenset()
        rows = sorted((self._held.get(character, set()) for character in set(words)), key=len)
        return frozenset(self._owners[number] for number in set.intersection(*rows))


@lru_cache(maxsize=64)
def topic(need: str) -> str:
    """What a normalised need is about, without the words for doing something about it."""
    words = _EMPTY.sub("", bare(need)).replace(" ", "")
    inner = _WHOSE.sub("", words)
    return inner if len(inner) >= 4 else words
