"""How long one citizen's checklist takes, over every bundle and licence.

    sh run bench            (or: python -m bench.checklist)

Beside our rules runs the least any such page must do: serialising the same edition to JSON.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlmodel import SQLModel

import catalog.models  # noqa: F401 - fills the metadata
from catalog import config
from catalog.core.answers import read_situation
from catalog.core.document import dump
from catalog.core.edition import Edition
from catalog.core.guide import build_guide
from catalog.core.situation import Situation, empty_situation
from catalog.db import make_engine, open_session
from catalog.services.guiding import CALENDAR
from catalog.services.seeding import seed
from catalog.services.shelf import Shelf, shelf

ROUNDS = 20
START = date(2026, 6, 1)


def main() -> None:
    """Print p50 and p99 in milliseconds for guides and for the yardstick."""
    kept = published()
    editions = [kept.edition(kind, slug) for kind, slug in kept.cards if kind != "item"]
    dice = random.Random(1)
    ours, yardstick = [], []
    for _ in range(ROUNDS):
        for edition in editions:
            assert edition is not None
            situation = answered(edition, dice)
            ours.append(timed(build_guide, edition, situation, kept.network, START, CALENDAR))
            plain = dump(edition)
            yardstick.append(timed(json.dumps, plain))
    print(f"{len(editions)} entries × {ROUNDS} random answers")
    for name, times in (("guide (all rules)", ours), ("json.dumps of the edition", yardstick)):
        print(f"{name:28} p50 {quantile(times, 50):6.2f} ms   p99 {quantile(times, 99):6.2f} ms")
    print(f"ratio of medians {statistics.median(ours) / statistics.median(yardstick):.1f}")


def published() -> Shelf:
    """The seed, published in a throwaway database."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        SQLModel.metadata.create_all(engine)
        with open_session(engine, write=True) as session:
            seed(session, config.SEED)
        with open_session(engine) as session:
            kept = shelf(session)
        engine.dispose()
    return kept


def answered(edition: Edition, dice: random.Random) -> Situation:
    """A random full answer."""
    pairs = [
        (question.id, dice.choice(question.options).value)
        for question in empty_situation(edition).questions.values()
    ]
    return read_situation(edition, pairs)


def timed(work: Callable[..., object], *given: object) -> float:
    """Milliseconds of one call."""
    begin = time.perf_counter()
    work(*given)
    return (time.perf_counter() - begin) * 1000


def quantile(times: list[float], percent: int) -> float:
    """A percentile of the times."""
    return statistics.quantiles(times, n=100)[percent - 1]


if __name__ == "__main__":
    main()
