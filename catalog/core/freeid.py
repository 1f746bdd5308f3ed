"""An id nobody has yet."""

from collections.abc import Callable


def free_id(stem: str, taken: Callable[[str], bool]) -> str:
    """``stem`` itself, else with the first number from 2 on that is not taken."""
    id, number = stem, 1
    while taken(id):
        number += 1
        id = f"{stem}{number}"
    return id
