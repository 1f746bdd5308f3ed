"""The matcher on our own labelled queries; the floors fall only with a reason in the diff.

Written for this project, in nobody else's words, by somebody who knew the catalogue: easier
than real life, and a guard against getting worse rather than a measure. Print the table with
``flask intents check seed/golden.jsonl``.
"""

from pathlib import Path

import pytest

from catalog import config, db
from catalog.matching.finder import Matcher
from catalog.services.checking import Report, evaluate, read_rows, render
from catalog.services.finding import catalogue_of
from catalog.services.shelf import shelf

ROWS = read_rows(config.SEED / "golden.jsonl")
FLOOR_FIRST, FLOOR_THREE, FLOOR_KIND = 90, 97, 70
FLOOR_NEAR, FLOOR_FAR = 0.97, 0.98


@pytest.fixture(scope="module")
def matcher(seeded_file: Path) -> Matcher:
    engine = db.make_engine(f"sqlite:///{seeded_file}")
    with db.open_session(engine) as session:
        catalogue = catalogue_of(shelf(session))
    engine.dispose()
    return Matcher.build(catalogue)


@pytest.fixture(scope="module")
def report(matcher: Matcher) -> Report:
    return evaluate(matcher, ROWS)


def test_labels_name_entries_of_the_catalogue(matcher: Matcher) -> None:
    known = {f"{entry.kind}:{entry.slug}" for entry in matcher.parts.catalogue.entries}
    assert {name for row in ROWS for name in row["accept"]} <= known


def test_most_needs_come_first_and_nearly_all_among_three(report: Report) -> None:
    assert report.first >= FLOOR_FIRST, render(report)
    assert report.three >= FLOOR_THREE, render(report)


def test_no_kind_of_asking_is_left_behind(report: Report) -> None:
    behind = {kind.name: kind.first for kind in report.kinds if kind.first < FLOOR_KIND}
    assert not behind, render(report)


def test_what_is_not_ours_is_held_less_sure(report: Report) -> None:
    assert report.auroc["near"] >= FLOOR_NEAR, render(report)
    assert report.auroc["far"] >= FLOOR_FAR, render(report)


def test_an_ambiguous_need_is_mostly_asked_back(report: Report) -> None:
    ambiguous = next(kind for kind in report.kinds if kind.name == "ambiguous")
    assert ambiguous.three == 100
    assert ambiguous.outcomes["choose"] > ambiguous.count / 2
