"""flask intents: how well people find what they mean."""

import json
from collections.abc import Iterable
from typing import TextIO

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine

from catalog.db import open_session
from catalog.services import checking, keeping_intents
from catalog.services.checking import Searcher
from catalog.services.shelf import shelf


@click.group()
def intents() -> None:
    """How well people's own words find what they mean."""


@intents.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@with_appcontext
def check(file: TextIO) -> None:
    """Try every query of a JSON-lines FILE ({q, accept, kind}) and print a table by kind."""
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
    kept, aside = keep_intents(engine, matcher, file)
    click.echo(f"收下 {kept} 句，另有 {aside} 句没收。Kept {kept}, left aside {aside}.")


def keep_intents(engine: Engine, matcher: Searcher, lines: Iterable[str]) -> tuple[int, int]:
    """Guard these queries; (kept, left aside)."""
    rows = [json.loads(line) for line in lines if line.strip()]
    with open_session(engine, write=True) as session:
        return keeping_intents.adopt(session, matcher, rows)
