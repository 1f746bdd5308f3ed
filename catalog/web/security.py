"""What every response says to the browser about safety, and what every request must respect."""

import re

from flask import Flask, Response, abort, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect

# Ten thousand Chinese characters are 90,000 bytes in an address; beyond that nobody is asking.
QUERY_BYTES = 128 * 1024

HOST = re.compile(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
"""What can be the name of a host; it is written into links and codes of our pages."""

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

csrf = CSRFProtect()


class SessionCookies(SecureCookieSessionInterface):
    """Session cookies that are Secure exactly when the request came by TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """A hall may start on plain HTTP inside its own network; nothing to configure later."""
        return request.is_secure


def install(app: Flask) -> None:
    """Set headers, cookies, forgery protection and the cap on an address's length."""
    app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
    # A page stays open at a counter all day; the token ends with the session in any case.
    app.config.update(WTF_CSRF_TIME_LIMIT=None)
    app.session_interface = SessionCookies()
    csrf.init_app(app)
    app.before_request(_refuse_odd_host)
    app.before_request(_refuse_endless_query)
    app.after_request(_set_headers)


def set_cookie(response: Response, name: str, value: str, days: int) -> None:
    """Keep a harmless choice of display (never personal data) in the browser for ``days``."""
    response.set_cookie(
        name,
        value,
        max_age=days * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )


def _refuse_odd_host() -> None:
    if not HOST.fullmatch(request.host):
        abort(400)


def _refuse_endless_query() -> None:
    if len(request.query_string) > QUERY_BYTES:
        abort(414)


def _set_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
