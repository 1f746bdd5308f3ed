"""One line of JSON per request, and errors, without anything a citizen typed.

A line names the path, never the query string; a path that is no address of ours is not named
either, since it may be something typed. Of an error we keep its kind and where it happened,
not its message, which may quote the input.
"""

import sys
import time
import traceback
import uuid
from types import TracebackType

import structlog
from flask import Flask, Response, current_app, g, request

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


def install(app: Flask) -> None:
    """Number each request (also sent as X-Request-Id) and log it when it is answered."""
    app.extensions["log"] = _logger()
    app.before_request(_begin)
    app.after_request(_note)
    app.log_exception = _note_error  # type: ignore[method-assign, assignment]


def request_number() -> str:
    """The number under which this request stands in the log."""
    return g.get("request_number", "")


def elapsed() -> float:
    """Seconds since this request began."""
    return time.perf_counter() - g.began


def _logger() -> structlog.typing.FilteringBoundLogger:
    return structlog.wrap_logger(
        structlog.WriteLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _begin() -> None:
    g.request_number = uuid.uuid4().hex[:12]
    g.began = time.perf_counter()


def _note(response: Response) -> Response:
    response.headers["X-Request-Id"] = request_number()
    current_app.extensions["log"].info(
        "request",
        id=request_number(),
        method=request.method,
        path=_path(),
        status=response.status_code,
        ms=round(elapsed() * 1000, 1),
    )
    return response


def _note_error(error: ExcInfo) -> None:
    kinds = [type(link).__name__ for link in _chain(error[1])]
    places = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error[2])]
    current_app.extensions["log"].error(
        "error", id=request_number(), path=_path(), kinds=kinds, places=places
    )


def _path() -> str:
    if not request.url_rule:
        return "(none of ours)"
    # A token opens something by itself, so that the log must not hold it.
    return request.url_rule.rule if "token" in (request.view_args or {}) else request.path


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain
