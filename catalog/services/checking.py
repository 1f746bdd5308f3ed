"""Checking: how well does a matcher understand labelled queries, kind by kind?

Rows are ``{"q": words, "accept": ["bundle:…", "item:…"], "kind": name}``; an empty
``accept`` means the need is not ours, near (a kind with ``near`` in its name) or far.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from catalog.matching.outcome import Outcome

KEPT = 0.9
"""Share of our own needs that must pass when counting what is accepted wrongly."""
AMBIGUOUS = "ambiguous"


class Searcher(Protocol):
    """Anything that can be asked."""

    def match(self, query: str, limit: int = 5) -> Outcome: ...


@dataclass(frozen=True)
class Asked:
    """One labelled query with what came of it; ``rank`` is 1-based, 0 = not in the list."""

    kind: str
    ours: bool
    rank: int
    outcome: Outcome
    seconds: float


@dataclass(frozen=True)
class Kind:
    """One line of the table; shares are percentages."""

    name: str
    count: int
    first: float
    three: float
    outcomes: Mapping[str, int]


@dataclass(frozen=True)
class Report:
    """Totals and kinds. AUROC and acceptance are None where no such rows exist."""

    kinds: tuple[Kind, ...]
    outside: tuple[Kind, ...]
    first: float
    three: float
    count: int
    auroc: Mapping[str, float] = field(default_factory=dict)
    accepted: Mapping[str, float] = field(default_factory=dict)
    p50: float = 0.0
    p99: float = 0.0


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The labelled queries of a JSON Lines file. Raises ValueError naming a bad line."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
                rows.append(
                    {"q": row["q"], "accept": list(row["accept"]), "kind": str(row["kind"])}
                )
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path.name}:{number}: {error}") from error
    return rows


def evaluate(searcher: Searcher, rows: Iterable[Mapping[str, Any]]) -> Report:
    """Ask every row and add up. Times are milliseconds of wall clock per query."""
    asked = [_ask(searcher, row) for row in rows]
    ours = [one for one in asked if one.ours]
    judged = [one for one in ours if one.kind != AMBIGUOUS]
    outside = {
        "near": [one.outcome.confidence for one in asked if not one.ours and "near" in one.kind],
        "far": [one.outcome.confidence for one in asked if not one.ours and "near" not in one.kind],
    }
    inside = [one.outcome.confidence for one in ours]
    bar = sorted(inside)[int(len(inside) * (1 - KEPT))] if inside else 0.0
    times = sorted(1000 * one.seconds for one in asked) or [0.0]
    return Report(
        _kinds(ours),
        _kinds([one for one in asked if not one.ours]),
        _percent(one.rank == 1 for one in judged),
        _percent(0 < one.rank <= 3 for one in judged),
        len(judged),
        {name: _auroc(inside, values) for name, values in outside.items() if values and inside},
        {
            name: _percent(value >= bar for value in values)
            for name, values in outside.items()
            if values
        },
        times[len(times) // 2],
        times[int(len(times) * 0.99)],
    )


def render(report: Report) -> str:
    """The report as a plain-text table by kind."""
    lines = [f"{'kind':<14}{'n':>5}{'R@1':>8}{'R@3':>8}  outcomes"]
    lines += [
        _line(kind.name, kind.count, kind.first, kind.three) + _counts(kind)
        for kind in report.kinds
    ]
    lines.append(
        _line("in scope", report.count, report.first, report.three) + f"(without {AMBIGUOUS})"
    )
    lines += [f"{kind.name:<14}{kind.count:>5}{'':>18}{_counts(kind)}" for kind in report.outside]
    lines += [
        f"AUROC against {name}: {value:.3f}; "
        f"accepted with {KEPT:.0%} of ours kept: {report.accepted[name]:.1f} %"
        for name, value in report.auroc.items()
    ]
    lines.append(f"per query: p50 {report.p50:.2f} ms, p99 {report.p99:.2f} ms")
    return "\n".join(lines)


def _ask(searcher: Searcher, row: Mapping[str, Any]) -> Asked:
    start = time.perf_counter()
    outcome = searcher.match(row["q"])
    seconds = time.perf_counter() - start
    found = [f"{match.kind}:{match.slug}" for match in outcome.matches]
    ranks = [place for place, name in enumerate(found, 1) if name in row["accept"]]
    return Asked(row["kind"], bool(row["accept"]), ranks[0] if ranks else 0, outcome, seconds)


def _kinds(asked: Sequence[Asked]) -> tuple[Kind, ...]:
    return tuple(
        _kind(name, [one for one in asked if one.kind == name])
        for name in sorted({one.kind for one in asked})
    )


def _kind(name: str, asked: Sequence[Asked]) -> Kind:
    return Kind(
        name,
        len(asked),
        _percent(one.rank == 1 for one in asked),
        _percent(0 < one.rank <= 3 for one in asked),
        Counter(one.outcome.outcome for one in asked),
    )


def _percent(hits: Iterable[bool]) -> float:
    values = list(hits)
    return 100 * sum(values) / len(values) if values else 0.0


def _auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Chance that a need of ours is held surer than one that is not, ties counting half."""
    wins = sum((a > b) + 0.5 * (a == b) for a in inside for b in outside)
    return wins / (len(inside) * len(outside))


def _line(name: str, count: int, first: float, three: float) -> str:
    return f"{name:<14}{count:>5}{first:>8.1f}{three:>8.1f}  "


def _counts(kind: Kind) -> str:
    return " ".join(f"{name} {count}" for name, count in sorted(kind.outcomes.items()))
