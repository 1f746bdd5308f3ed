"""Every worker follows publications by itself, whoever made them and wherever.

Left to the next visitor, that visitor would be answered from the old index.
"""

from threading import Event

import structlog
from sqlalchemy import Engine

from catalog.db import open_session
from catalog.services.finding import Finder
from catalog.services.shelf import shelf

LOOK_EVERY = 2.0
"""Seconds between two looks of one worker: one row read."""

log = structlog.get_logger()


def follow(engine: Engine, finder: Finder, stop: Event | None = None) -> None:
    """Open the search, then index each publication as it comes, until ``stop`` is set.

    A look that fails (the database is away) is logged, and the next one tries again.
    """
    stop = stop or Event()
    while True:
        try:
            with open_session(engine) as session:
                kept = shelf(session)
            finder.matcher(kept, wait=True)
        except Exception as error:
            log.exception("following_failed", error=type(error).__name__)
        if stop.wait(LOOK_EVERY):
            return
