"""HTTP: what the house answers to."""

from flask import Flask

from catalog.adapters import paperterms
from catalog.web import (
    admin,
    api,
    auth,
    citizen,
    database,
    errors,
    ops,
    parameters,
    punctual,
    requestlog,
    security,
    throttle,
    window,
)


def install(app: Flask) -> None:
    """Hang the web on the application. Order matters: what comes first sees a request first."""
    app.extensions["terms"] = paperterms.load(app.extensions["settings"].data)
    requestlog.install(app)
    parameters.install(app)
    security.install(app)
    throttle.install(app)
    database.install(app)
    errors.install(app)
    ops.install(app)
    punctual.install(app)
    for part in (citizen, auth, window, admin, api, ops):
        app.register_blueprint(part.blueprint)
