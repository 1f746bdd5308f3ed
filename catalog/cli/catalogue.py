"""flask catalogue: the whole of it as one file, and what is scheduled."""

import json
from typing import TextIO

import click
from flask import current_app
from flask.cli import with_appcontext

from catalog.cli.saying import broken_rows
from catalog.db import open_session
from catalog.services import auditing, packing, publishing_due, seeding


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
    with broken_rows(), open_session(current_app.extensions["engine"], write=True) as session:
        done = packing.unpack(session, packed, auditing.today(), exact)
        click.echo(seeding.SeedReport(done.drafts, done.publication))
        if done.removed:
            click.echo(f"删除 {done.removed} 行。Rows removed.")


@catalogue.command("publish-due")
@with_appcontext
def publish_due() -> None:
    """Publish the changes whose time has come."""
    engine = current_app.extensions["engine"]
    with open_session(engine) as session:  # the slow part, while others may write
        ready = publishing_due.ready_due(session, auditing.now())
    with open_session(engine, write=True) as session:
        done = publishing_due.publish_due(session, auditing.now(), ready)
    click.echo(f"发布了 {len(done)} 个变更。Changes published: {len(done)}.")
