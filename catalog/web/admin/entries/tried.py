"""The answers somebody tries an entry with, kept in their own session while they work."""

from collections.abc import Iterable

from flask import session

from catalog.services.composing import Piece

KEY = "tried"
MOST = 60
"""Answers kept; a cookie holds four kilobytes."""

Pairs = tuple[tuple[str, str], ...]


def tried(piece: Piece) -> Pairs:
    """What was answered for this entry; nothing once another one was tried."""
    kept = session.get(KEY)
    if not kept or kept[0] != _name(piece):
        return ()
    return tuple((str(key), str(value)) for key, value in kept[1])


def keep_tried(piece: Piece, pairs: Iterable[tuple[str, str]]) -> None:
    """Remember these answers instead of those there were."""
    session[KEY] = [_name(piece), [list(pair) for pair in pairs if pair[1]][:MOST]]


def _name(piece: Piece) -> str:
    return f"{piece.kind}/{piece.row.id}"
