import json
from pathlib import Path

import pytest

from catalog.matching.outcome import Match, Outcome
from catalog.services.checking import evaluate, read_rows, render


class Known:
    """A searcher that has learnt its answers by heart."""

    def __init__(self, **answers: tuple[float, tuple[str, ...]]):
        self.answers = answers

    def match(self, query: str, limit: int = 5) -> Outcome:
        """The answer learnt for these words."""
        confidence, slugs = self.answers[query]
        found = tuple(Match("item", slug, slug, 1.0, ("因为",)) for slug in slugs[:limit])
        return Outcome(query, "answer", confidence, found)


def row(q: str, kind: str, *accept: str) -> dict[str, object]:
    return {"q": q, "kind": kind, "accept": [f"item:{slug}" for slug in accept]}


SEARCHER = Known(
    a=(0.9, ("x", "y")), b=(0.8, ("y", "x")), c=(0.7, ("y",)), d=(0.85, ()), e=(0.1, ())
)
REPORT = evaluate(
    SEARCHER,
    [
        row("a", "plain", "x"),
        row("b", "plain", "x"),
        row("c", "typo", "x"),
        row("d", "oos_near"),
        row("e", "oos_far"),
    ],
)


def test_ranks_are_counted_by_kind() -> None:
    assert [(kind.name, kind.first, kind.three) for kind in REPORT.kinds] == [
        ("plain", 50, 100),
        ("typo", 0, 0),
    ]


def test_totals_leave_the_outside_out() -> None:
    assert REPORT.count == 3
    assert REPORT.first == pytest.approx(100 / 3)


def test_confidence_is_compared_with_what_is_not_ours() -> None:
    assert REPORT.auroc == {"near": pytest.approx(1 / 3), "far": 1.0}
    assert REPORT.accepted == {"near": 100, "far": 0}


def test_the_table_names_every_kind() -> None:
    table = render(REPORT)
    assert all(name in table for name in ("plain", "typo", "oos_near", "oos_far", "AUROC"))


def test_nothing_asked_is_no_accident() -> None:
    assert evaluate(SEARCHER, []).count == 0


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(row("a", "plain", "x")) + "\n{}\n", "utf-8")
    with pytest.raises(ValueError, match=r"rows\.jsonl:2"):
        read_rows(file)
