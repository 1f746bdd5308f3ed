"""What is done from the command line: sh run flask COMMAND; and what a start needs done."""

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine

from catalog import config, migrations
from catalog.core.permission import ROLES, named
from catalog.core.sheet import RowErrors
from catalog.core.user import Details, UserRefused
from catalog.db import open_session
from catalog.services import (
    auditing,
    inviting,
    keeping_prints,
    keeping_scenarios,
    keeping_users,
    packing,
    publishing,
    reviewing,
    seeding,
)
from catalog.services.finding import Finder
from catalog.services.keeping_scenarios import Searcher
from catalog.services.keeping_users import UnknownUser
from catalog.services.shelf import shelf


def install(app: Flask) -> None:
    """Add the commands to ``flask``."""
    for each in (prepare, seed, migrate, intents, users, prints, catalogue):
        app.cli.add_command(each)


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
            _keep_intents(engine, matcher, golden.read_text(encoding="utf-8").splitlines())
    engine.dispose()


def open_search(engine: Engine, finder: Finder) -> None:
    """Take the index from disk; a worker does so while it serves its first pages already."""
    with open_session(engine) as session:
        finder.matcher(shelf(session), wait=True)


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


@click.group()
def intents() -> None:
    """How well people's own words find what they mean."""


@intents.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@with_appcontext
def check(file: TextIO) -> None:
    """Try every query of a JSON-lines FILE ({q, accept, kind}) and print a table by kind."""
    from catalog.services import checking

    rows = [json.loads(line) for line in file if line.strip()]
    with open_session(current_app.extensions["engine"]) as session:
        matcher = current_app.extensions["finder"].matcher(shelf(session), wait=True)
    click.echo(checking.render(checking.evaluate(matcher, rows)))


@intents.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@with_appcontext
def keep(file: TextIO) -> None:
    """Guard the queries of FILE that find their entry first: no change may lose them."""
    engine = current_app.extensions["engine"]
    with open_session(engine) as session:
        matcher = current_app.extensions["finder"].matcher(shelf(session), wait=True)
    kept, aside = _keep_intents(engine, matcher, file)
    click.echo(f"收下 {kept} 句，另有 {aside} 句没收。Kept {kept}, left aside {aside}.")


@click.group()
def users() -> None:
    """Who may sign in. Passwords are set by one-time links; there are no default ones."""


@users.command("add")
@click.argument("name")
@click.option("--display-name", required=True, help="姓名 how colleagues call them")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(list(ROLES)))
@click.option("--point", default="", help="服务点 id of their service point; staff need one")
@with_appcontext
def add_user(name: str, display_name: str, roles: tuple[str, ...], point: str) -> None:
    """Add NAME and print the link with which they set their password."""
    details = Details(name, display_name, roles, point)
    with _refusals(), open_session(current_app.extensions["engine"], write=True) as session:
        _say_link(keeping_users.add(session, details, int(time.time())))


@users.command("list")
@with_appcontext
def list_users() -> None:
    """Print everybody: name, state, roles, service point, last sign-in."""
    with open_session(current_app.extensions["engine"]) as session:
        for who in keeping_users.people(session):
            words = (who.name, who.display_name, who.state, named(who.roles))
            click.echo("\t".join((*words, who.point or "-", who.signed_in_on or "-")))


@users.command("disable")
@click.argument("name")
@with_appcontext
def disable_user(name: str) -> None:
    """Keep NAME from signing in, and sign them out everywhere."""
    with _refusals(), open_session(current_app.extensions["engine"], write=True) as session:
        keeping_users.disable(session, keeping_users.find(session, name).id)
    click.echo(f"“{name}”已停用。Disabled.")


@users.command("enable")
@click.argument("name")
@with_appcontext
def enable_user(name: str) -> None:
    """Let NAME sign in again."""
    with _refusals(), open_session(current_app.extensions["engine"], write=True) as session:
        keeping_users.enable(session, keeping_users.find(session, name).id)
    click.echo(f"“{name}”已启用。Enabled.")


@users.command("reset")
@click.argument("name")
@with_appcontext
def reset_user(name: str) -> None:
    """Void the password of NAME, sign them out, end their lock-out; print a link for a new one."""
    key = current_app.config["SECRET_KEY"]
    with _refusals(), open_session(current_app.extensions["engine"], write=True) as session:
        who = keeping_users.find(session, name)
        _say_link(keeping_users.reset(session, who.id, int(time.time()), key))


@click.group()
def prints() -> None:
    """The ledger of what was printed."""


@prints.command("purge")
@click.option(
    "--days",
    type=click.IntRange(min=1),
    default=keeping_prints.KEEP_DAYS,
    show_default=True,
    envvar="PRINT_DAYS",
    help="Keep prints of so many days; the environment's PRINT_DAYS sets it for good.",
)
@with_appcontext
def purge_prints(days: int) -> None:
    """Delete prints older than that. Their codes still prove genuine, but open no more."""
    with open_session(current_app.extensions["engine"], write=True) as session:
        gone = keeping_prints.purge(session, auditing.today(), days)
    click.echo(f"清理了 {gone} 条打印记录。Deleted {gone} prints.")


@click.group()
def catalogue() -> None:
    """The whole catalogue as one JSON file, and what is scheduled."""


@catalogue.command("export")
@click.argument("file", type=click.File("w", encoding="utf-8"))
@with_appcontext
def export_catalogue(file: TextIO) -> None:
    """Write every row, scenario and golden intent to FILE (- for the terminal)."""
    with open_session(current_app.extensions["engine"]) as session:
        packed = packing.pack(session)
    json.dump(packed, file, ensure_ascii=False, indent=1)
    file.write("\n")


@catalogue.command("import")
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--exact", is_flag=True, help="Take away rows the file does not have.")
@with_appcontext
def import_catalogue(file: TextIO, exact: bool) -> None:
    """Load and publish what export wrote, all of it or nothing."""
    try:
        packed = json.load(file)
    except ValueError as error:
        raise click.ClickException(f"不是 JSON 文件：{error}。Not JSON.") from None
    with _broken_rows(), open_session(current_app.extensions["engine"], write=True) as session:
        done = packing.unpack(session, packed, auditing.today(), exact)
        click.echo(seeding.SeedReport(done.drafts, done.publication))
        if done.removed:
            click.echo(f"删除 {done.removed} 行。Rows removed.")


@catalogue.command("publish-due")
@with_appcontext
def publish_due() -> None:
    """Publish the changes whose time has come."""
    with open_session(current_app.extensions["engine"], write=True) as session:
        done = reviewing.publish_due(session, auditing.now())
    click.echo(f"发布了 {len(done)} 个变更。Changes published: {len(done)}.")


def _keep_intents(engine: Engine, matcher: Searcher, lines: Iterable[str]) -> tuple[int, int]:
    rows = [json.loads(line) for line in lines if line.strip()]
    with open_session(engine, write=True) as session:
        return keeping_scenarios.adopt(session, matcher, rows)


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
            _say_link(token)


def _say_link(token: str) -> None:
    click.echo("设密码的链接，只能用一次，24 小时内有效。Sets a password, once, within a day:")
    click.echo(f"    {config.address()}/welcome/{token}")


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except UnknownUser as unknown:
        raise click.ClickException(f"没有“{unknown}”这个用户。No such user.") from None
    except UserRefused as refused:
        raise click.ClickException(str(refused)) from None


def _load(engine: Engine, folder: Path) -> None:
    with _broken_rows(), open_session(engine, write=True) as session:
        click.echo(seeding.seed(session, folder))


@contextmanager
def _broken_rows() -> Iterator[None]:
    try:
        yield
    except RowErrors as errors:
        for row in errors.rows:
            click.echo(f"{row.file} {row.place}：{row.reason}".strip(), err=True)
        message = f"{len(errors.rows)} 行有误，什么也没有装入。Broken rows; nothing was loaded."
        raise click.ClickException(message) from None
