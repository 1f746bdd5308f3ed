"""What several commands say: a link for a password, rows that are broken."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from catalog import config
from catalog.core.sheet import RowErrors


def say_link(token: str) -> None:
    """The address at which a password is set."""
    click.echo("设密码的链接，只能用一次，24 小时内有效。Sets a password, once, within a day:")
    click.echo(f"    {config.address()}/welcome/{token}")


@contextmanager
def broken_rows() -> Iterator[None]:
    """Rows that cannot be loaded, one a line; then the command fails."""
    try:
        yield
    except RowErrors as errors:
        for row in errors.rows:
            click.echo(f"{row.file} {row.place}：{row.reason}".strip(), err=True)
        message = f"{len(errors.rows)} 行有误，什么也没有装入。Broken rows; nothing was loaded."
        raise click.ClickException(message) from None
