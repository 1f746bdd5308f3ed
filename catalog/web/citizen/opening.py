"""Opening pages kept ready: with nothing answered and nobody signed in, an entry looks the
same to everyone until the catalogue or the day changes."""

from collections.abc import Callable

from flask import Response, request

from catalog.adapters import halltime
from catalog.services.shelf import shelf
from catalog.web.citizen.elder import COOKIE
from catalog.web.database import reading

MOST = 600
"""Pages kept by one worker: every entry in both prints, at some 50 KB each."""

_kept: dict[tuple[object, ...], str] = {}


def opening_page(make: Callable[[], str | Response]) -> str | Response:
    """The page this address opens with, made at most once for a catalogue and a day."""
    if request.query_string or set(request.cookies) - {COOKIE}:
        return make()
    key = (
        shelf(reading()).digest,
        halltime.today(),
        request.host_url,
        request.path,
        request.cookies.get(COOKIE),
    )
    if key in _kept:
        return _kept[key]
    page = make()
    if isinstance(page, str):
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = page
    return page
