"""flask prints: the ledger of what was printed."""

import click
from flask import current_app
from flask.cli import with_appcontext

from catalog.db import open_session
from catalog.services import auditing, keeping_prints


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
