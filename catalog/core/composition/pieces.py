"""Two people's versions of one row, piece by piece, so that one can choose and lose nothing.

A piece is a field; of an entry's items and questions, each one is a piece, and their order.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any

from catalog.core.catalogue import NOUNS
from catalog.core.document import load
from catalog.core.rowlabels import label_of
from catalog.core.rowwords import Names, as_is, row_words

Content = dict[str, Any]

LISTS = {"items": "item", "questions": "question"}
"""Fields that are lists of pieces -> what identifies one."""


@dataclass(frozen=True)
class Choice:
    """One piece in which two versions differ. ``suggested`` is mine or theirs where only one
    of them changed it, "" where both did."""

    key: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    suggested: str


def choices(
    noun: str, base: Content, mine: Content, theirs: Content, names: Names = as_is
) -> tuple[Choice, ...]:
    """Every piece in which ``mine`` and ``theirs`` differ; ``base`` is what mine started from."""
    was, own, other = pieces(base), pieces(mine), pieces(theirs)
    return tuple(
        Choice(
            key,
            _label(noun, key, names),
            _words(noun, key, own.get(key), names),
            _words(noun, key, other.get(key), names),
            _suggested(was.get(key), own.get(key), other.get(key)),
        )
        for key in dict.fromkeys((*own, *other))
        if own.get(key) != other.get(key)
    )


def combined(mine: Content, theirs: Content, picks: Mapping[str, str]) -> Content:
    """``theirs``, with mine in every piece picked "mine"."""
    own, found = pieces(mine), pieces(theirs)
    for key, pick in picks.items():
        if pick != "mine":
            continue
        if key in own:
            found[key] = own[key]
        else:
            found.pop(key, None)
    return _joined(found)


def pieces(content: Content) -> dict[str, Any]:
    """Piece key -> value: "title", "items/food_license", and "items" for their order."""
    found: dict[str, Any] = {}
    for key, value in content.items():
        if key not in LISTS:
            found[key] = value
            continue
        ids = [each[LISTS[key]] for each in value]
        found.update({f"{key}/{slug}": each for slug, each in zip(ids, value, strict=True)})
        found[key] = ids
    return found


def _joined(found: dict[str, Any]) -> Content:
    content = {key: value for key, value in found.items() if "/" not in key}
    for field in LISTS:
        start = f"{field}/"
        held = {key[len(start) :]: each for key, each in found.items() if key.startswith(start)}
        order = [slug for slug in content.get(field, ()) if slug in held]
        order += [slug for slug in held if slug not in order]
        if order or field in content:
            content[field] = [held[slug] for slug in order]
    return content


def _suggested(was: Any, own: Any, other: Any) -> str:
    if own == was:
        return "theirs"
    return "mine" if other == was else ""


def _label(noun: str, key: str, names: Names) -> str:
    field, _, slug = key.partition("/")
    if slug:
        return f"{label_of(noun, field)}“{names(LISTS[field], slug)}”"
    return f"{label_of(noun, field)}的顺序" if field in LISTS else label_of(noun, field)


def _words(noun: str, key: str, value: Any, names: Names) -> tuple[str, ...]:
    field, _, slug = key.partition("/")
    if value is None:
        return ()
    if field in LISTS and not slug:
        return tuple(f"{i}. {names(LISTS[field], each)}" for i, each in enumerate(value, 1))
    row: Any = load(NOUNS[noun], _blank(noun) | {field: [value] if slug else value})
    return row_words(noun, row, names).get(field, ())


def _blank(noun: str) -> Content:
    """A row with nothing but what every row of the noun must have."""
    needed = [each for each in fields(NOUNS[noun]) if _is_needed(each)]
    return {each.name: [] if str(each.type).startswith("tuple") else "" for each in needed}


def _is_needed(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING
