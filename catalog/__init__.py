"""A one-window hall's catalogue (一窗目录): the web application."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from catalog.config import Settings

MEGABYTE = 1024 * 1024


def create_app(settings: "Settings | None" = None) -> "Flask":
    """The application, wired for ``settings`` (default: what the environment says).

    Touches neither network nor database, so a server may build it once and fork.
    """
    # Here, not above: whoever imports the rules (catalog.core) must not load the web with them.
    from flask import Flask
    from werkzeug.middleware.proxy_fix import ProxyFix

    from catalog import cli, config, db, web
    from catalog.services.finding import Finder

    settings = settings or config.Settings.from_env()
    app = Flask(__name__, template_folder=str(config.ROOT / "templates"))
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TESTING=settings.testing,
        MAX_CONTENT_LENGTH=MEGABYTE,
        WTF_I18N_ENABLED=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["settings"] = settings
    app.extensions["engine"] = db.make_engine(settings.database_url)
    app.extensions["finder"] = Finder(None if settings.testing else settings.data / "index")
    if proxies := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )
    web.install(app)
    cli.install(app)
    return app
