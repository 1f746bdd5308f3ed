"""For whoever runs the house: is it alive, can it serve, what does it do all day."""

import os
from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy.exc import SQLAlchemyError

from catalog.services import publishing
from catalog.web.database import reading
from catalog.web.requestlog import elapsed
from catalog.web.security import csrf

blueprint = Blueprint("ops", __name__)
csrf.exempt(blueprint)

# Anybody may invent a method; each would be a series for ever.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """Requests counted by route (never by address), added up over workers under gunicorn."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("route", "method")
        self.requests = Counter(
            "catalog_requests", "Requests", (*labels, "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "catalog_request_seconds",
            "Time to answer",
            labels,
            buckets=SECONDS,
            registry=self.registry,
        )

    def text(self) -> bytes:
        """What Prometheus reads: of all workers when they share a folder, else of this process."""
        registry = self.registry
        if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)
        return generate_latest(registry)


def install(app: Flask) -> None:
    """Count and time every request."""
    metrics = app.extensions["metrics"] = Metrics()

    @app.after_request
    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in METHODS else "other"
        metrics.requests.labels(route, method, response.status_code).inc()
        metrics.seconds.labels(route, method).observe(elapsed())
        return response


@blueprint.get("/healthz")
def healthz() -> Any:
    """This process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> Any:
    """The database answers and holds a published catalogue; else 503 with which it is."""
    try:
        revision = publishing.revision(reading())
    except SQLAlchemyError:
        current_app.logger.warning("readyz: the database does not answer")
        return jsonify(status="database unavailable"), 503
    if not revision:
        return jsonify(status="nothing published yet"), 503
    return jsonify(status="ok", revision=revision)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Figures for Prometheus; holds no personal data."""
    text = current_app.extensions["metrics"].text()
    return Response(text, content_type=CONTENT_TYPE_LATEST)
