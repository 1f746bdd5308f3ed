"""What is done from the command line: sh run flask COMMAND. One file per group of commands."""

from flask import Flask

from catalog.cli import catalogue, intents, prints, starting, users


def install(app: Flask) -> None:
    """Add the commands to ``flask``."""
    for each in (starting.prepare, starting.seed, starting.migrate):
        app.cli.add_command(each)
    for group in (intents.intents, users.users, prints.prints, catalogue.catalogue):
        app.cli.add_command(group)
