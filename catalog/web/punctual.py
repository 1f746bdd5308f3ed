"""Scheduled changes go live without anybody typing a command: requests notice the time.

``flask catalogue publish-due`` does the same for a timer of the machine.
"""

import threading
import time

import structlog
from flask import Flask, current_app, request
from sqlalchemy import Engine

from catalog.db import open_session
from catalog.services import auditing, publishing_due
from catalog.web.database import reading

LOOK_EVERY = 20
"""Seconds between two looks of one process."""

log = structlog.get_logger()


def install(app: Flask) -> None:
    """Look now and then, in passing, whether a scheduled change is due."""
    app.extensions["looked"] = 0.0
    app.before_request(_look)


def _look() -> None:
    app = current_app
    if (
        request.endpoint in (None, "static")
        or request.blueprint == "ops"
        or time.monotonic() < app.extensions["looked"] + LOOK_EVERY
    ):
        return
    app.extensions["looked"] = time.monotonic()
    if not publishing_due.is_due(reading(), auditing.now()):
        return
    # Publishing takes seconds; whoever happened to come by must not wait for it.
    engine = app.extensions["engine"]
    threading.Thread(target=publish, args=(engine,), daemon=True, name="publish-due").start()


def publish(engine: Engine) -> None:
    """Publish what is due; of several processes that try at once, one does."""
    try:
        with open_session(engine) as session:
            ready = publishing_due.ready_due(session, auditing.now())
        with open_session(engine, write=True) as session:
            done = publishing_due.publish_due(session, auditing.now(), ready)
        log.info("published_due", changes=list(done))
    except Exception as error:
        log.exception("publish_due_failed", error=type(error).__name__)
