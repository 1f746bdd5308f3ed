"""The session a request reads with, and the one it writes with.

    guide = guiding.guide(reading(), slug, answers)     # one per request, closed at its end

    with writing() as session:                          # the service commits
        finding.note(session, query)

Plain data leaves a service, never rows, so nothing outlives its session.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app, g, has_request_context, request
from sqlmodel import Session

from catalog.db import open_session


def reading() -> Session:
    """This request's session: sees one state of the database throughout, and cannot write."""
    if "reading" not in g:
        g.opened = open_session(current_app.extensions["engine"])
        g.reading = g.opened.__enter__()
    return g.reading


@contextmanager
def writing() -> Iterator[Session]:
    """A session to hand to a service that changes something.

    Read what the page needs before or after, not inside: writers wait for each other.
    ``info["address"]`` says where the request came from, for the audit log.
    """
    with open_session(current_app.extensions["engine"], write=True) as session:
        if has_request_context():
            session.info["address"] = request.remote_addr or ""
        yield session


def install(app: Flask) -> None:
    """Close the request's session when the request ends, however it ends."""

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        if opened := g.pop("opened", None):
            g.pop("reading")
            opened.__exit__(None, None, None)
