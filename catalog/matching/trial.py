"""Trying a wording out: where known words stand in the search without it and with it.

Phrases of the entries a wording comes near to are left out of the search while they are asked
(held out), so that they measure something.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from catalog.matching.entry import Catalogue, Entry, Phrase
from catalog.matching.outcome import Outcome

HELD_OUT = 8
"""How many phrases of the target and of each neighbour are held out and asked."""
LOOKED_AT = 20
NOT_OURS = "不归我们办"
SURE = ("answer", "choose")


class Searcher(Protocol):
    """Anything that can be asked."""

    def match(self, query: str, limit: int = 5) -> Outcome: ...


@dataclass(frozen=True)
class Target:
    """Where words lead: an entry (kind, slug), or a redirect (kind redirect)."""

    kind: str
    slug: str

    @property
    def noun(self) -> str:
        """The noun whose row gets a wording."""
        return "redirect" if self.kind == "redirect" else "phrase"

    @property
    def row_id(self) -> str:
        """The id of that row."""
        return self.slug if self.kind == "redirect" else f"{self.kind}/{self.slug}"


@dataclass(frozen=True)
class Probe:
    """Words to ask and every place that is right; none: they are not ours. ``about`` is
    wording, golden, labelled or phrase."""

    about: str
    text: str
    right: tuple[Target, ...]


@dataclass(frozen=True)
class RankChange:
    """Where the right place stood and where it would stand: 1 is first, 0 not found. Words that
    are not ours stand at 1 while nothing of ours is offered as the answer."""

    probe: Probe
    expected: str
    before: int
    after: int

    @property
    def better(self) -> bool:
        """Whether it moves up."""
        return (self.after or 99) < (self.before or 99)

    @property
    def worse(self) -> bool:
        """Whether it moves down."""
        return (self.after or 99) > (self.before or 99)


def compared(
    catalogue: Catalogue, old: Searcher, new: Searcher, probes: Iterable[Probe]
) -> list[RankChange]:
    """Every probe in both searches; ``catalogue`` knows what places are called."""
    titles = {Target(each.kind, each.slug): each.title for each in catalogue.entries}
    titles |= {Target("redirect", each.id): each.title for each in catalogue.redirects}
    found = []
    for probe in probes:
        right = [target for target in probe.right if target in titles]
        if probe.right and not right:
            continue
        known = replace(probe, right=tuple(right))
        words = "、".join(dict.fromkeys(titles[each] for each in right)) or NOT_OURS
        found.append(RankChange(known, words, _rank(old, known), _rank(new, known)))
    return found


def taught(catalogue: Catalogue, text: str, target: Target) -> Catalogue:
    """The search's catalogue with the wording in it."""
    entries = tuple(
        replace(each, phrases=(*each.phrases, Phrase(text, "ask"))) if _is(each, target) else each
        for each in catalogue.entries
    )
    redirects = tuple(
        replace(each, phrases=(*each.phrases, text))
        if target == Target("redirect", each.id)
        else each
        for each in catalogue.redirects
    )
    return replace(catalogue, entries=entries, redirects=redirects)


def held_out(catalogue: Catalogue, near: Iterable[Target]) -> tuple[Catalogue, list[Probe]]:
    """(the catalogue without some phrases of these entries, those phrases as probes)."""
    wanted, probes, entries = set(near), [], []
    for each in catalogue.entries:
        here = Target(each.kind, each.slug)
        asks = [phrase for phrase in each.phrases if phrase.role == "ask"]
        enough = here in wanted and len(asks) > HELD_OUT
        taken = set(asks[:: -(-len(asks) // HELD_OUT)]) if enough else set()
        probes += [Probe("phrase", p.text, (here,)) for p in asks if p in taken]
        phrases = tuple(phrase for phrase in each.phrases if phrase not in taken)
        entries.append(replace(each, phrases=phrases))
    return replace(catalogue, entries=tuple(entries)), probes


def _is(entry: Entry, target: Target) -> bool:
    return (entry.kind, entry.slug) == (target.kind, target.slug)


def _rank(searcher: Searcher, probe: Probe) -> int:
    outcome = searcher.match(probe.text, limit=LOOKED_AT)
    if not probe.right:
        return int(outcome.outcome not in SURE)
    if outcome.redirect and Target("redirect", outcome.redirect.id) in probe.right:
        return 1
    for number, match in enumerate(outcome.matches, 1):
        if Target(match.kind, match.slug) in probe.right:
            return number
    return 0
