"""Rewriting what people say into the catalogue's own words (碎娃 → 孩子).

Longest match first, left to right, one pass. The applied rewrites are returned, because
an honest match tells what it took the words to mean.
"""

from collections.abc import Iterable

from catalog.matching.entry import Rewrite
from catalog.matching.text import phrase_form


class Lexicon:
    """An immutable word list, ready to be applied to normalised text."""

    def __init__(self, rewrites: Iterable[Rewrite]):
        self._means: dict[str, tuple[str, Rewrite]] = {}
        lengths: dict[str, set[int]] = {}
        for rewrite in rewrites:
            says, means = phrase_form(rewrite.says), phrase_form(rewrite.means)
            if says and says != means and says not in self._means:
                self._means[says] = (means, rewrite)
                lengths.setdefault(says[:2], set()).add(len(says))
        self._lengths = {head: sorted(sizes, reverse=True) for head, sizes in lengths.items()}

    def apply(self, text: str) -> tuple[str, tuple[Rewrite, ...]]:
        """The rewritten text and the rewrites that changed it, in order."""
        written: list[str] = []
        applied: list[Rewrite] = []
        done = 0
        for place in self._places(text):
            size = self._match(text, place) if place >= done else 0
            if size:
                means, rewrite = self._means[text[place : place + size]]
                latin = text[place].isascii()
                written += (text[done:place], f" {means} " if latin else means)
                applied.append(rewrite)
                done = place + size
        if not applied:
            return text, ()
        return " ".join("".join((*written, text[done:])).split()), tuple(applied)

    def _places(self, text: str) -> list[int]:
        """Where something of the list may begin."""
        heads = self._lengths
        return [
            place
            for place, character in enumerate(text)
            if text[place : place + 2] in heads or character in heads
        ]

    def _match(self, text: str, place: int) -> int:
        single = self._lengths.get(text[place], ())
        for size in (*self._lengths.get(text[place : place + 2], ()), *single):
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
