"""Rewriting what people say into the catalogue's own words (碎娃 → 孩子).

Longest match first, left to right, one pass. The applied rewrites are returned, because
an honest match tells what it took the words to mean.
"""

from collections.abc import Iterable

from catalog.matching.entry import Rewrite
from catalog.matching.text import normalise


class Lexicon:
    """An immutable word list, ready to be applied to normalised text."""

    def __init__(self, rewrites: Iterable[Rewrite]):
        self._means: dict[str, tuple[str, Rewrite]] = {}
        lengths: dict[str, set[int]] = {}
        for rewrite in rewrites:
            says, means = normalise(rewrite.says), normalise(rewrite.means)
            if says and says != means and says not in self._means:
                self._means[says] = (means, rewrite)
                lengths.setdefault(says[0], set()).add(len(says))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def apply(self, text: str) -> tuple[str, tuple[Rewrite, ...]]:
        """The rewritten text and the rewrites that changed it, in order."""
        written: list[str] = []
        applied: list[Rewrite] = []
        place = 0
        while place < len(text):
            size = self._match(text, place)
            if size:
                means, rewrite = self._means[text[place : place + size]]
                latin = text[place].isascii()
                written.append(f" {means} " if latin else means)
                applied.append(rewrite)
                place += size
            else:
                written.append(text[place])
                place += 1
        if not applied:
            return text, ()
        return " ".join("".join(written).split()), tuple(applied)

    def _match(self, text: str, place: int) -> int:
        for size in self._lengths.get(text[place], ()):
            says = text[place : place + size]
            if says in self._means and self._whole_words(text, place, size):
                return size
        return 0

    @staticmethod
    def _whole_words(text: str, place: int, size: int) -> bool:
        if not text[place].isascii() or text[place].isdigit():
            return True
        before, after = (
            text[place - 1 : place] if place else "",
            text[place + size : place + size + 1],
        )
        return not (before.isascii() and before.isalpha()) and not (
            after.isascii() and after.isalpha()
        )
