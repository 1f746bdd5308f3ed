"""The flat arrays an index is made of."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
"""Its element type is said where it matters; mypy cannot follow numpy's promotions."""


def first_of_equal(values: Array) -> Array:
    """Of sorted values, which are the first of their run: a mask as long as ``values``."""
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def distinct(values: Array) -> Array:
    """The different values, sorted: ``np.unique`` without its cost on short arrays."""
    ordered = np.sort(values)
    return ordered[first_of_equal(ordered)]
