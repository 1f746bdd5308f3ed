"""The tables as migrations make them are the tables the models describe."""

from pathlib import Path

from sqlalchemy import Engine

from catalog import migrations
from catalog.db import make_engine


def test_models_and_migrations_agree(engine: Engine) -> None:
    assert migrations.differences(engine) == []


def test_an_up_to_date_database_is_left_alone(engine: Engine) -> None:
    assert migrations.is_current(engine)
    assert migrations.upgrade(engine) is False


def test_a_new_database_gets_its_tables_once(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert not migrations.is_current(engine)
    assert migrations.upgrade(engine) is True
    assert migrations.upgrade(engine) is False
    engine.dispose()
