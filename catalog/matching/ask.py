"""The one question that best separates matches we cannot decide between."""

from collections.abc import Sequence

from catalog.matching.entry import Entry
from catalog.matching.outcome import Choice, Question

MOST = 3
"""Doors a person can compare at a glance."""
LONG = 12
"""Characters beyond which an item's title is no label; its short name is."""
_DECORATION = ("“一件事”", "一件事", "行业综合许可证", "（含民宿）")
_KIND = {"bundle": "整套一起办：", "licence": "几个证合成一张：", "item": "只办这一步："}


def bare_title(entry: Entry) -> str:
    """The title of a bundle or licence without the official decoration."""
    short = entry.title
    if entry.kind != "item":
        for part in _DECORATION:
            short = short.replace(part, "")
    return short or entry.title


def label(entry: Entry) -> str:
    """What to call an entry on a door: in the fewest words that are still its own."""
    title = bare_title(entry)
    if entry.kind == "licence":
        return f"{title}综合许可证"
    if entry.kind == "item" and len(title) <= LONG:
        return title
    return next((phrase.text for phrase in entry.phrases if phrase.role == "name"), title)


def doors(entries: Sequence[Entry], likeliest: Entry) -> list[Entry]:
    """At most three of the likely entries (best first) that differ in what they are for. A
    step of a bundle already offered comes only when it is the likeliest of all, or when
    nothing else is left."""
    likely = list(dict.fromkeys(entries))
    chosen: list[Entry] = []
    for entry in likely:
        if not any(same_need(entry, other) for other in chosen):
            chosen.append(entry)
    if len(chosen) < 2:
        chosen += [entry for entry in likely if entry not in chosen]
    elif likeliest not in chosen:
        chosen.insert(1, likeliest)
    return chosen[:MOST]


def question(entries: Sequence[Entry], likeliest: Entry) -> Question | None:
    """A question over the likely entries in the order to be offered, ``likeliest`` the one
    that fits best; none when there is no choice."""
    offered = doors(entries, likeliest)
    if len(offered) < 2:
        return None
    labels = _labels(offered)
    options = tuple(
        Choice(text, entry.kind, entry.slug) for text, entry in zip(labels, offered, strict=True)
    )
    return Question(_wording(offered, labels), options)


def _labels(entries: list[Entry]) -> list[str]:
    """Short names; the title where two would read the same, the kind where kinds differ."""
    names = [label(entry) for entry in entries]
    named = [
        bare_title(entry) if names.count(name) > 1 else name
        for name, entry in zip(names, entries, strict=True)
    ]
    if len({entry.kind for entry in entries}) == 1:
        return named
    return [_KIND[entry.kind] + name for name, entry in zip(named, entries, strict=True)]


def _wording(entries: list[Entry], labels: list[str]) -> str:
    kinds = {entry.kind for entry in entries}
    whole = next((entry for entry in entries if entry.kind == "bundle"), None)
    if whole and any(entry.slug in whole.members for entry in entries):
        return "您是想整套一起办，还是只办其中一步？"
    if kinds == {"bundle", "licence"}:
        return "您是想把手续整套办齐，还是只要一张综合许可证？"
    if len(kinds) > 1:
        return "和您说的相近的有这几样，您要办的是哪一样？"
    named = "、".join(f"“{text}”" for text in labels[:-1])
    return f"您要办的是{named}，还是“{labels[-1]}”？"


def same_need(entry: Entry, other: Entry) -> bool:
    """Is one a step of the other?"""
    return entry.slug in other.members or other.slug in entry.members
