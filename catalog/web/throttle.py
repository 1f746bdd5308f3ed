"""Rate limits (限流): how often one client address may ask in a minute.

Counts are kept in a small SQLite file of their own beside the catalogue, so they hold across
the workers of this machine and never touch the catalogue's database. Client addresses are
kept only as keyed hashes, for two minutes. If counting fails, people are served.
"""

import hashlib
import hmac
import ipaddress
import os
import sqlite3
import threading
import time
from pathlib import Path

from flask import Flask, abort, current_app, request

from catalog.config import Settings

WINDOW_SECONDS = 60

TABLE = """
create table if not exists hits (
    client text, window integer, count integer not null, primary key (client, window)
) without rowid
"""
COUNT = """
insert into hits values (?, ?, 1)
on conflict (client, window) do update set count = count + 1
returning count
"""


class Counter:
    """Counts events by client and window in a file that all workers share."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()

    def count(self, client: str, window: int) -> int:
        """Count one more, and return how many that makes in this window."""
        connection = self._connection()
        (count,) = connection.execute(COUNT, (client, window)).fetchone()
        if count == 1:
            connection.execute("delete from hits where window < ?", (window - 1,))
        return count

    def _connection(self) -> sqlite3.Connection:
        # A connection belongs to one thread of one process; a fork must open its own.
        if getattr(self._own, "process", None) != os.getpid():
            connection = sqlite3.connect(self._path, timeout=1, isolation_level=None)
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = off")
            connection.execute(TABLE)
            self._own.connection, self._own.process = connection, os.getpid()
        return self._own.connection


def install(app: Flask) -> None:
    """Refuse with 429 and Retry-After whoever asks too often."""
    settings: Settings = app.extensions["settings"]
    app.extensions["throttle"] = Counter(settings.data / "throttle.sqlite3")
    app.before_request(_refuse_haste)


def counted_address() -> str:
    """The client address to count by; "" for this machine itself while that is spared."""
    settings: Settings = current_app.extensions["settings"]
    address = request.remote_addr or ""
    return "" if settings.spare_loopback and _is_loopback(address) else address


def _refuse_haste() -> None:
    settings: Settings = current_app.extensions["settings"]
    group, limit = _group(request.path, settings)
    address = counted_address()
    if not limit or not address:
        return
    now = time.time()
    if _count(f"{group} {address}", int(now // WINDOW_SECONDS)) > limit:
        abort(429, retry_after=int(WINDOW_SECONDS - now % WINDOW_SECONDS) + 1)


def _group(path: str, settings: Settings) -> tuple[str, int]:
    if path.startswith("/api/"):
        return "api", settings.api_per_minute
    if path.startswith("/find"):  # /find/none writes down what was asked
        return "find", settings.find_per_minute
    return "", 0


def _count(client: str, window: int) -> int:
    key = current_app.config["SECRET_KEY"].encode()
    digest = hmac.new(key, client.encode(), hashlib.sha256).hexdigest()[:32]
    try:
        return current_app.extensions["throttle"].count(digest, window)
    except sqlite3.Error:
        return 0


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
