"""Many short texts in one string: a million Python strings cost more than their index."""

from collections.abc import Iterable

import numpy as np

from catalog.matching.arrays import Array

END = ord("\n")
"""A line feed stands before every text."""
FEW = 50_000
"""Texts that may stand in a list beside the string, quicker to take from."""


def symbols(text: str) -> Array:
    """The UTF-16 code units of a string."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def string(units: Array) -> str:
    """The string of these UTF-16 code units."""
    return units.tobytes().decode("utf-16-le", "surrogatepass")


def joined(texts: Iterable[str]) -> str:
    """Texts made ready for packing: white space evened out, a line feed before each."""
    return "".join("\n" + " ".join(text.split()) for text in texts)


def numbers(units: Array) -> Array:
    """For every code unit of a packed string, the number of its text."""
    return np.cumsum(units == END, dtype=np.int32) - 1


class Packed:
    """A read-only sequence of texts over one string as ``joined`` makes it."""

    def __init__(self, whole: str):
        self._whole = whole
        units = symbols(whole)
        if len(units) != len(whole):
            units = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
        found = np.flatnonzero(units == END)
        self._ends = np.append(found, len(whole)).astype(np.int32)
        self._texts = whole.split("\n")[1:] if len(self) <= FEW else None

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        return self._whole[self._ends[number] + 1 : self._ends[number + 1]]

    def spans(self, numbers: Array) -> tuple[Array, Array]:
        """Where in the packed string these texts begin, and how long they are."""
        starts = self._ends[numbers] + 1
        return starts, self._ends[numbers + 1] - starts

    def lengths(self) -> Array:
        """The length of every text."""
        return np.diff(self._ends) - 1

    def take(self, numbers: Array) -> list[str]:
        """These texts."""
        texts = self._texts or self
        return [texts[number] for number in numbers.tolist()]

    def units(self) -> Array:
        """The packed string as code units, to be stored: ``Packed(string(units))``."""
        return symbols(self._whole)
