"""How well needs are understood, beside what searches do without our knowledge.

    sh run bench            (or: python -m bench.quality [FILE …])

On our golden set, on labelled sets found beside the project, or on the files named.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.checklist import published
from bench.peers import Search, available
from catalog.config import ROOT
from catalog.matching.entry import Catalogue
from catalog.matching.finder import Matcher
from catalog.matching.outcome import Match, Outcome
from catalog.services.checking import Report, evaluate, read_rows, render
from catalog.services.finding import catalogue_of

GOLDEN = ROOT / "seed" / "golden.jsonl"
BESIDE = sorted((ROOT.parent / "shared" / "intents").glob("*.jsonl"))


class Peer:
    """A search over all strings of our entries, as a matcher without redirects."""

    def __init__(self, catalogue: Catalogue, build: object):
        self.owners = [entry for entry in catalogue.entries for _ in entry.phrases]
        texts = [phrase.text for entry in catalogue.entries for phrase in entry.phrases]
        self.search: Search = build(texts)  # type: ignore[operator]

    def match(self, query: str, limit: int = 5) -> Outcome:
        """The entries of the best strings; a peer knows no confidence."""
        entries = dict.fromkeys(self.owners[number] for number in self.search(query, 10 * limit))
        found = [Match(entry.kind, entry.slug, entry.title, 0.0) for entry in entries][:limit]
        return Outcome(query, "answer", 0.5, tuple(found))


def main(files: Sequence[Path]) -> None:
    """Print our table for every file, and a line per peer."""
    catalogue = catalogue_of(published())
    ours = Matcher.build(catalogue)
    peers = {name: Peer(catalogue, build) for name, build in available().items()}
    for file in files:
        rows = read_rows(file)
        report = evaluate(ours, rows)
        print(f"\n== {file.name}: {len(rows)} queries\n{render(report)}")
        for name, peer in peers.items():
            print(line(name, evaluate(peer, rows), report))


def line(name: str, theirs: Report, ours: Report) -> str:
    """One peer beside us."""
    return (
        f"{name:<20} R@1 {theirs.first:5.1f} ({ours.first - theirs.first:+.1f} for us)"
        f"  R@3 {theirs.three:5.1f} ({ours.three - theirs.three:+.1f})"
        f"  p50 {theirs.p50:7.2f} ms (ours {ours.p50:.2f})"
    )


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:]]
    if not named and not BESIDE:
        print("no labelled sets beside the project; golden set only")
    main(named or [GOLDEN, *BESIDE])
