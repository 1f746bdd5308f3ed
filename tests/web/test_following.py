"""After a publication every worker comes to search the new catalogue, without a visitor."""

from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import Engine

from catalog.services import finding
from catalog.services.finding import Finder
from catalog.services.shelf import shelf
from catalog.web import following
from tests.workflow import House, any_house, house, pg_house  # noqa: F401  (fixtures)


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matchers that are just the catalogue they would have been built from; quick looks."""
    monkeypatch.setattr(finding.Matcher, "build", lambda catalogue: catalogue)
    monkeypatch.setattr(following, "LOOK_EVERY", 0.05)


@pytest.mark.usefixtures("light")
def test_all_workers_follow_a_publication(any_house: House) -> None:  # noqa: F811
    stop, engine = Event(), any_house.engine
    finders = [Finder() for _ in range(4)]
    workers = [Thread(target=following.follow, args=(engine, f, stop)) for f in finders]
    for worker in workers:
        worker.start()
    try:
        change = any_house.open()
        any_house.save(change, "item", "audit_ent", name="上市核查一次办")
        revision = any_house.publish(change).revision
        for finder in finders:
            until(lambda f=finder: known(f) == revision)  # type: ignore[misc]
            assert "上市核查一次办" in titles(any_house, finder)
    finally:
        stop.set()
        for worker in workers:
            worker.join()


@pytest.mark.usefixtures("light")
def test_a_look_that_fails_is_made_again(
    sqlite: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks, stop = [], Event()

    def away(*_: Any) -> Any:
        looks.append(1)
        raise OSError("the database is away")

    monkeypatch.setattr(following, "shelf", away)
    worker = Thread(target=following.follow, args=(sqlite, Finder(), stop))
    worker.start()
    until(lambda: len(looks) > 1)
    stop.set()
    worker.join()


def known(finder: Finder) -> int:
    """The revision a worker has indexed by itself; 0 for none yet."""
    return finder._current.revision if finder._current else 0


def titles(at: House, finder: Finder) -> set[str]:
    with at.reading() as session:
        catalogue: Any = finder.matcher(shelf(session))
    return {entry.title for entry in catalogue.entries}


def until(true: Any) -> None:
    """Wait for it, a minute at most."""
    for _ in range(1200):
        if true():
            return
        Event().wait(0.05)
    pytest.fail("it never came")
