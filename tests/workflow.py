"""An administration for tests: the seeded catalogue, two administrators and a reviewer."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from catalog import config
from catalog.core.catalogue import Catalogue
from catalog.core.permission import Account
from catalog.db import make_engine, open_session
from catalog.models import DRAFTS, Change
from catalog.services import changing, reviewing, seeding
from catalog.services.drafting import draft_catalogue
from catalog.services.freezing import digest_of, documents
from catalog.services.publishing import live_digests
from catalog.services.shelf import shelf
from catalog.services.signing_in import as_account
from tests.conftest import copied
from tests.signing import a_user

TODAY = date(2026, 6, 8)


class House:
    """Shorthand for what tests of changes do over and over."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with open_session(engine, write=True) as session:
            people = [("admin",), ("admin", "staff"), ("reviewer",), ("admin", "reviewer")]
            accounts = [as_account(a_user(session, *roles)) for roles in people]
            self.admin, self.other, self.reviewer, self.both = accounts
            self.catalogue: Catalogue = draft_catalogue(session)

    def reading(self) -> AbstractContextManager[Session]:
        """A reading session."""
        return open_session(self.engine)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A writing session of somebody at 192.0.2.7."""
        with open_session(self.engine, write=True) as session:
            session.info["address"] = "192.0.2.7"
            yield session

    def open(self, title: str = "一次改动") -> int:
        """An empty change of the first administrator."""
        with self.writing() as session:
            return changing.open_change(session, self.admin, title)

    def save(
        self,
        change: int,
        noun: str,
        slug: str,
        by: Account | None = None,
        expected: int = 0,
        **fields: Any,
    ) -> int:
        """Save the row as the change has it with some fields replaced; its version."""
        with self.writing() as session:
            content, _ = changing.proposed(session, change, noun, slug)
            return changing.save_row(
                session, by or self.admin, change, noun, content | fields, expected
            )

    def version(self, change: int) -> int:
        """The version a page of the change would show now."""
        with self.reading() as session:
            return session.get_one(Change, change).version

    def state(self, change: int) -> str:
        """The state of a change."""
        with self.reading() as session:
            return session.get_one(Change, change).state

    def submit(self, change: int, by: Account | None = None) -> None:
        """Hand a change in."""
        with self.writing() as session:
            reviewing.submit(session, by or self.admin, change, self.version(change), TODAY)

    def approve(self, change: int, by: Account | None = None, when: str = "now") -> Any:
        """Approve a change; the publication."""
        with self.writing() as session:
            who, version = by or self.reviewer, self.version(change)
            return reviewing.approve(session, who, change, version, TODAY, when)

    def publish(self, change: int) -> Any:
        """Hand in, approve, publish; the publication."""
        self.submit(change)
        return self.approve(change)

    def live(self, kind: str, slug: str) -> Any:
        """The live edition of an entry, or None."""
        with self.reading() as session:
            return shelf(session).edition(kind, slug)

    def master(self, noun: str, slug: str) -> dict[str, Any]:
        """A master row's content."""
        with self.reading() as session:
            draft = session.get(DRAFTS[noun], slug)
            assert draft
            return draft.content

    def masters(self, noun: str) -> list[dict[str, Any]]:
        """Every master row of a noun."""
        with self.reading() as session:
            return [draft.content for draft in session.exec(select(DRAFTS[noun]))]

    def differing(self, catalogue: Catalogue) -> set[tuple[str, str]]:
        """Documents that would differ from what is live, found by freezing all of them."""
        with self.reading() as session:
            live = live_digests(session)
        return {
            (document.kind, document.slug)
            for document in documents(catalogue)
            if live[document.kind, document.slug].digest != digest_of(document.body)
        }


@pytest.fixture
def house(tmp_path: Path, seeded_file: Path) -> Iterator[House]:
    """An administration on a seeded catalogue of the test's own."""
    engine = make_engine(f"sqlite:///{copied(seeded_file, tmp_path)}")
    yield House(engine)
    engine.dispose()


@pytest.fixture(params=["house", pytest.param("pg_house", marks=pytest.mark.postgresql)])
def any_house(request: pytest.FixtureRequest) -> House:
    """The same on each database."""
    found: House = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def pg_house(postgresql: Engine) -> House:
    """The same on PostgreSQL."""
    with open_session(postgresql, write=True) as session:
        seeding.seed(session, config.SEED, date(2026, 6, 1))
    return House(postgresql)
