"""A session on the seeded catalogue, for services that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from catalog.db import make_engine, open_session
from tests.workflow import any_house, house, pg_house  # noqa: F401  (fixtures)


@pytest.fixture
def seeded(seeded_file: Path) -> Iterator[Session]:
    """A reading session on the published seed."""
    engine = make_engine(f"sqlite:///{seeded_file}")
    with open_session(engine) as session:
        yield session
    engine.dispose()
