"""flask prepare, seed, migrate; and what a start needs done."""

import time
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine

from catalog import config, migrations
from catalog.cli.intents import keep_intents
from catalog.cli.saying import broken_rows, say_link
from catalog.db import open_session
from catalog.services import inviting, publishing, seeding
from catalog.services.finding import Finder
from catalog.services.shelf import shelf


def make_ready(engine: Engine, finder: Finder, seed: Path | None = config.SEED) -> None:
    """What a server needs before it forks: tables, a published catalogue, an index on disk.

    A first start begins with the catalogue in ``seed``, None: with an empty one. Raises
    click.ClickException with the broken rows when it cannot be loaded.
    """
    fresh = _prepare(engine, seed)
    with open_session(engine) as session:
        kept = shelf(session)
    if fresh or not finder.keeps(kept):
        matcher = finder.matcher(kept, wait=True)
        if fresh and seed and (golden := seed / "golden.jsonl").exists():
            keep_intents(engine, matcher, golden.read_text(encoding="utf-8").splitlines())
    engine.dispose()


@click.command()
@with_appcontext
def prepare() -> None:
    """Bring the database up to date; while nothing is published, load CATALOG_SEED."""
    _prepare(current_app.extensions["engine"], current_app.extensions["settings"].seed)


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path), default=config.SEED)
@with_appcontext
def seed(folder: Path) -> None:
    """Load and publish the catalogue in FOLDER; a second time changes nothing."""
    engine = current_app.extensions["engine"]
    migrations.upgrade(engine)
    _load(engine, folder)


@click.command()
@click.argument("message")
@with_appcontext
def migrate(message: str) -> None:
    """Write a migration for what the models have and the tables lack. For developers."""
    engine = current_app.extensions["engine"]
    migrations.upgrade(engine)
    migrations.write_revision(engine, message)


def _prepare(engine: Engine, seed: Path | None) -> bool:
    """Bring the database up to date; True when nothing was published and ``seed`` was loaded."""
    if migrations.upgrade(engine):
        click.echo("数据库已更新。The database is up to date.")
    with open_session(engine) as session:
        published = publishing.revision(session)
    if not published:
        _begin(engine, seed)
    _invite_first_keeper(engine)
    return not published


def _begin(engine: Engine, seed: Path | None) -> None:
    if seed:
        click.echo("正在装入目录（只需一次）……Loading the catalogue, once.")
        _load(engine, seed)
        return
    with open_session(engine, write=True) as session:
        seeding.begin_empty(session)
    click.echo("从空目录开始，只有代码表。An empty catalogue: nothing but the code tables.")


def _invite_first_keeper(engine: Engine) -> None:
    with open_session(engine) as session:
        if inviting.has_keeper(session):
            return
    with open_session(engine, write=True) as session:
        if token := inviting.invite_first_keeper(session, int(time.time())):
            click.echo("还没有系统管理员，请用下面的链接设立。There is no keeper yet.")
            say_link(token)


def _load(engine: Engine, folder: Path) -> None:
    with broken_rows(), open_session(engine, write=True) as session:
        click.echo(seeding.seed(session, folder))
