"""A clerk's browser in front of the seeded catalogue."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.pages import Page, Pages
from tests.signing import signed_in


class Clerk:
    """Works at the window: opens pages, prints, looks things up."""

    def __init__(self, app: Flask) -> None:
        app.config["WTF_CSRF_ENABLED"] = False
        self.app = app
        self.pages = Pages(app)
        self.pages.client = signed_in(app, "staff")

    @property
    def client(self) -> FlaskClient:
        """The browser."""
        return self.pages.client

    def get(self, url: str, status: int = 200) -> Page:
        """Open a page; it must keep every rule for pages."""
        return self.pages.get(url, status)

    def print(self, case: str, query: str = "", **form: str) -> str:
        """Ask for a print of a case; the serial it got."""
        answer = self.client.post(f"/window/{case}/print?{query}", data={"kind": "notice"} | form)
        assert answer.status_code == 303, answer.text
        return answer.location.removeprefix("/window/prints/").removesuffix(".pdf")


@pytest.fixture
def clerk(own_app: Flask) -> Clerk:
    """A clerk of the county centre, at a catalogue of the test's own."""
    return Clerk(own_app)
