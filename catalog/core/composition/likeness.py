"""Whether two versions of a row say the same: punctuation, spaces and widths do not count."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from catalog.core.composition.pieces import Choice, choices
from catalog.core.rowwords import Names, as_is


def plain(value: Any) -> Any:
    """A value with its texts reduced to what they say, without punctuation, spaces and widths.

    What stands between digits stays (1.5 is not 15, 3-5 is not 35), and so do ％, ≤ and ≥.
    """
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).lower()
        text = re.sub(r"(?<=\d)\s+(?=\d)", "", text)
        return "".join(_sounding(text))
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value


def _sounding(text: str) -> Iterator[str]:
    for place, char in enumerate(text):
        around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
        silent = unicodedata.category(char)[0] in "PZC" and char != "%"
        if not silent or (len(around) == 2 and around.isdigit()):
            yield char


def substantial(
    noun: str, old: dict[str, Any], new: dict[str, Any], names: Names = as_is
) -> tuple[Choice, ...]:
    """Pieces in which ``new`` says something else than ``old``; ``mine`` holds the old words.

    Empty when all that changed is cosmetic.
    """
    return tuple(_real(choices(noun, {}, old, new, names)))


def _real(found: tuple[Choice, ...]) -> Iterator[Choice]:
    for each in found:
        if plain(each.mine) != plain(each.theirs):
            yield each
