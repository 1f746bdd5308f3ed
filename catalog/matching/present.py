"""From an owner's number and score to the match a person sees, with its reasons."""

from collections.abc import Sequence

from catalog.matching.ask import bare_title
from catalog.matching.entry import Entry
from catalog.matching.explain import reasons
from catalog.matching.learn import Owned
from catalog.matching.names import Names
from catalog.matching.outcome import Match
from catalog.matching.phrasebook import Likeness
from catalog.matching.query import Query
from catalog.matching.quote import Quotes, quotable, short
from catalog.matching.rank import Ranking

Found = tuple[float, int, Likeness]
"""Score, owner number (entries, redirects, then bare names) and likeness."""


class Presenter:
    """Knows every owner by its number. Immutable once built."""

    def __init__(self, entries: Sequence[Entry], phrases: Sequence[Owned], names: Names):
        """``phrases`` as they are numbered; their last owner is the last redirect."""
        self._entries, self._phrases, self._names = entries, phrases, names
        self._quotes = [_quotes(entry) for entry in entries]

    def entry(self, ranking: Ranking, owner: int) -> Entry:
        """The entry an owner's number stands for."""
        if owner < len(self._entries):
            return self._entries[owner]
        number = owner - len(ranking.scores)
        return Entry("item", self._names.slugs[number], self._names.titles[number])

    def match(self, query: Query, ranking: Ranking, found: Found) -> Match:
        """What a person sees of it."""
        score, owner, like = found
        entry = self.entry(ranking, owner)
        why = reasons(
            query,
            self._phrase(query, entry, owner, like),
            bare_title(entry),
            like,
            ranking.letters.get(owner, (0.0, "")),
            lambda: ranking.reading.telling(owner),
        )
        return Match(entry.kind, entry.slug, entry.title, round(_share(score), 4), why)

    def _phrase(self, query: Query, entry: Entry, owner: int, like: Likeness) -> str:
        """The phrase to quote as a reason; nothing when none would convince."""
        if owner >= len(self._entries):
            return quotable(query.said, query.meant, _quotes(entry), "")
        likeliest = self._phrases[like.phrase].text if like.phrase >= 0 else ""
        return quotable(query.said, query.meant, self._quotes[owner], likeliest)


def _quotes(entry: Entry) -> Quotes:
    names = (phrase.text for phrase in entry.phrases if phrase.role == "name")
    return short((bare_title(entry), *names))


def _share(score: float) -> float:
    """A ranking score (-1 … about 1.4) as 0..1."""
    return min(max((score + 1) / 2.4, 0.0), 1.0)
