"""What comes with a request, without the characters no keyboard types.

HTML cannot show control characters and PostgreSQL cannot keep a NUL, so they are taken out of
every parameter and form field before anybody reads one, and no address holds one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Request, abort, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.datastructures.structures import iter_multi_items

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Parameters(ImmutableMultiDict[str, Any]):
    """Names and values of an address or a form, in plain text."""

    def __init__(self, given: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        pairs = iter_multi_items(given) if given is not None else ()
        super().__init__([(_plain(name), _plain(value)) for name, value in pairs])


class PlainRequest(Request):
    """A request read so."""

    parameter_storage_class = Parameters


def install(app: Flask) -> None:
    """Have every request read so."""
    app.request_class = PlainRequest
    app.before_request(_refuse_odd_addresses)


def _refuse_odd_addresses() -> None:
    if CONTROL.search(request.path):
        abort(404)


def _plain(value: Any) -> Any:
    return CONTROL.sub("", value) if isinstance(value, str) else value
