"""flask users: who may sign in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app
from flask.cli import with_appcontext

from catalog.cli.saying import say_link
from catalog.core.permission import ROLES, named
from catalog.core.user import Details, UserRefused
from catalog.db import open_session
from catalog.services import keeping_users
from catalog.services.keeping_users import UnknownUser


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
        say_link(keeping_users.add(session, details, int(time.time())))


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
        say_link(keeping_users.reset(session, who.id, int(time.time()), key))


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except UnknownUser as unknown:
        raise click.ClickException(f"没有“{unknown}”这个用户。No such user.") from None
    except UserRefused as refused:
        raise click.ClickException(str(refused)) from None
