"""Signed-in browsers for tests, without going through the sign-in page, and forms sent by them.

clerk = signed_in(app, "staff", point="qs-town-1")
clerk.get("/window")
submit(clerk, "/account/password", old="…")     # with the page's token against forged forms
"""

import re
import time

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session, select
from werkzeug.test import TestResponse

from catalog.db import open_session
from catalog.models import User
from catalog.web.auth import sitting


def signed_in(app: Flask, *roles: str, point: str = "qs-center") -> FlaskClient:
    """A browser in which somebody with these roles, of this service point, is signed in."""
    with open_session(app.extensions["engine"], write=True) as session:
        user = a_user(session, *roles, point=point)
        held = sitting.opened(user.id or 0, user.session_version, int(time.time()))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[sitting.KEY] = held
    return client


def submit(client: FlaskClient, to: str, page: str | None = None, **data: object) -> TestResponse:
    """Open ``page`` (default: ``to``) and send the form there, like a browser, with its token."""
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', client.get(page or to).text)
    assert found, f"no form on {page or to}"
    return client.post(to, data={"csrf_token": found.group(1)} | data)


def a_user(session: Session, *roles: str, point: str = "qs-center") -> User:
    """The user of these roles and this point, made the first time; has no password."""
    name = "-".join((*roles, point)).lower()[:40]
    user = session.exec(select(User).where(User.name == name)).first()
    if user is None:
        words = "示例" + "".join(roles)
        user = User(name=name, display_name=words, point=point, created_on="2026-06-01")
        user.roles = list(roles)
        session.add(user)
        session.commit()
    session.refresh(user)
    return user
