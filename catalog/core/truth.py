"""Three-valued logic: yes, no, and not known yet (Kleene's strong logic).

An unanswered question must never turn into "no": a line that may still come is
shown as *maybe*, with the question that decides.
"""

from collections.abc import Iterable

Truth = bool | None
"""True, False, or None for "not known yet"."""


def all_of(truths: Iterable[Truth]) -> Truth:
    """AND: False wins, then unknown, else True (an empty AND is True)."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """OR: True wins, then unknown, else False (an empty OR is False)."""
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result


def negate(truth: Truth) -> Truth:
    """NOT; unknown stays unknown."""
    return None if truth is None else not truth
