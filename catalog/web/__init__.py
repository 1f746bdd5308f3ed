"""HTTP: what the house answers to."""

from flask import Flask

from catalog.web import (
    admin,
    api,
    auth,
    citizen,
    database,
    errors,
    ops,
    punctual,
    requestlog,
    security,
    throttle,
    window,
)


def install(app: Flask) -> None:
    """Hang the web on the application. Order matters: what comes first sees a request first."""
    requestlog.install(app)
    security.install(app)
    throttle.install(app)
    database.install(app)
    errors.install(app)
    ops.install(app)
    punctual.install(app)
    for part in (citizen, auth, window, admin, api, ops):
        app.register_blueprint(part.blueprint)
