"""The search as one object: built from a catalogue, asked with a citizen's words."""

from collections.abc import Iterator

import numpy as np

from catalog.matching import confidence, weights
from catalog.matching.assemble import ranker, topics
from catalog.matching.choosing import Row, lead, offered
from catalog.matching.entry import Catalogue, Redirect
from catalog.matching.learn import Parts, learn, owned
from catalog.matching.lexicon import Lexicon
from catalog.matching.misheard import Misheard
from catalog.matching.outcome import Outcome
from catalog.matching.present import Found, Presenter
from catalog.matching.query import Query, read
from catalog.matching.rank import Ranking
from catalog.matching.suggest import Suggestions
from catalog.matching.text import plain
from catalog.matching.topic import topic
from catalog.matching.typed import Typed
from catalog.matching.verdict import clear, verdict


class Matcher:
    """Immutable and safe to share between threads; replaced whole when the catalogue
    changes."""

    def __init__(self, parts: Parts):
        self.parts = parts
        self._entries, self._redirects = parts.catalogue.entries, parts.catalogue.redirects
        self._lexicon, self._names = Lexicon(parts.catalogue.lexicon), parts.names
        phrases = list(owned(parts.catalogue))
        self._typed = Typed(_words(parts.catalogue), [phrase.text.lower() for phrase in phrases])
        self._misheard = Misheard(parts.said, self._typed.usual)
        self._ranker, self._topics = ranker(parts, phrases), topics(parts, phrases)
        self._presenter = Presenter(self._entries, phrases, self._names)
        self._suggestions = Suggestions(self._entries)

    @classmethod
    def build(cls, catalogue: Catalogue) -> "Matcher":
        """Train and index everything; the same catalogue always gives the same matcher."""
        return cls(learn(catalogue))

    def match(self, query: str, limit: int = 5) -> Outcome:
        """Where these words lead; never raises, whatever is typed."""
        asked = read(query, self._lexicon, self._typed, self._misheard)
        if not asked.said:
            return Outcome(query, "none", 0.0)
        ranking = self._ranker.rank(asked)
        found = self._best(asked, ranking, max(limit, weights.NAMED))
        return self._outcome(asked, ranking, found, limit) if found else Outcome(query, "none", 0.0)

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Titles to offer for the beginning of a word, its pinyin or its initials."""
        return self._suggestions.starting(prefix, limit)

    def _outcome(self, query: Query, ranking: Ranking, found: list[Found], limit: int) -> Outcome:
        holders = self._topics.holders(query.said, query.meant)
        broad = len(holders) >= weights.BROAD
        sure = max(self._confidence(ranking, found[0]), weights.TOPIC if broad else 0.0)
        redirect = self._redirect(ranking)
        rows = self._rows(ranking, found, holders)
        plain_answer = clear(lead(rows), topic(query.said), broad, self._held(ranking, found[0]))
        outcome = verdict(sure, redirect, ranking.reading.seen, plain_answer)
        asked = offered(rows, broad) if outcome == "choose" else None
        return Outcome(
            query.raw,
            "answer" if outcome == "choose" and asked is None else outcome,
            round(sure, 4),
            tuple(self._presenter.match(query, ranking, row) for row in found[:limit]),
            asked,
            redirect if outcome in ("redirect", "none") else None,
        )

    def _rows(self, ranking: Ranking, found: list[Found], holders: frozenset[int]) -> list[Row]:
        return [
            (score, self._presenter.entry(ranking, owner), owner in holders)
            for score, owner, _ in found
        ]

    def _held(self, ranking: Ranking, first: Found) -> int:
        """How many entries have a phrase that holds most of the need, when the first match
        is a whole undertaking; 0 when it is a single step."""
        if self._presenter.entry(ranking, first[1]).kind != "bundle":
            return 0
        held = [owner for owner, like in ranking.likeness.items() if like.shared >= weights.WHOLE]
        return sum(owner < len(self._entries) for owner in held)

    def _best(self, query: Query, ranking: Ranking, limit: int) -> list[Found]:
        ours = ranking.scores[: len(self._entries)]
        order = np.argsort(-ours, kind="stable")[:limit]
        rows = [
            (score, owner, ranking.like(owner))
            for score, owner in zip(ours[order].tolist(), order.tolist(), strict=True)
        ]
        if len(self._names):
            first = len(ranking.scores)
            rows += [
                (score, first + number, like)
                for number, score, like in self._names.alike(query, limit)
            ]
        return sorted(rows, key=lambda row: (-row[0], row[1]))[:limit]

    def _confidence(self, ranking: Ranking, first: Found) -> float:
        sure = confidence.ours(ranking, len(self._entries))
        _, owner, like = first
        if owner < len(ranking.scores):
            return sure
        return max(sure, confidence.by_name(like.order, like.heard))

    def _redirect(self, ranking: Ranking) -> Redirect | None:
        theirs = ranking.scores[len(self._entries) :]
        return self._redirects[int(theirs.argmax())] if len(theirs) else None


def _words(catalogue: Catalogue) -> Iterator[str]:
    """The short texts whose words may be typed in pinyin."""
    for entry in catalogue.entries:
        yield from (
            plain(phrase.text) for phrase in entry.phrases if phrase.role in ("title", "name")
        )
    for rewrite in catalogue.lexicon:
        yield from (rewrite.says, rewrite.means)
