"""Where a row says how far its values can be trusted: one source for each of its values."""

from typing import Any

Content = dict[str, Any]
Source = dict[str, str]

WHOLE = ("bundle", "licence")
POINT_SOURCES = {"place": "place_provenance", "hours": "hours_provenance"}
"""Of a point: its name and address, and its opening hours."""
SAMPLE: Source = {"level": "sample"}
SHOWN_AS: dict[str, dict[str, tuple[str, ...]]] = {
    "item": {"materials": ("requirements",)},
    "point": {"place": ("name", "address"), "hours": ("hours",)},
}
"""Noun -> value -> the fields that say it, where they are called otherwise."""


def sources(noun: str, content: Content) -> dict[str, Source]:
    """Value -> its source, for every value of a row that needs one.

    A point whose name was never called a sample, nor confirmed, needs none for it.
    """
    if noun == "item":
        return dict(content.get("provenance", {}))
    if noun in WHOLE:
        limit = content.get("package_limit")
        return {"package_limit": limit.get("provenance", SAMPLE)} if limit else {}
    found: dict[str, Source] = {}
    if content.get("sample"):
        found["place"] = SAMPLE
    elif content.get("place_provenance"):
        found["place"] = content["place_provenance"]
    if content.get("hours"):
        found["hours"] = SAMPLE | content.get("hours_provenance", {})
    return found


def confirmed(noun: str, content: Content, value: str, source: Source) -> Content:
    """The row with a value's source put in. Raises LookupError for a value it has not."""
    if value not in sources(noun, content):
        raise LookupError(value)
    if noun == "item":
        return content | {"provenance": content["provenance"] | {value: source}}
    if noun in WHOLE:
        return content | {"package_limit": content["package_limit"] | {"provenance": source}}
    kept = {name: each for name, each in content.items() if (name, value) != ("sample", "place")}
    return kept | {POINT_SOURCES[value]: source}
