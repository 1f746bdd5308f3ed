"""An administrator at the pages of composing, sending forms as a browser would."""

from typing import Any

from flask import Flask

from tests.pages import Page, Pages
from tests.signing import signed_in
from tests.web.admin.forms import filled


class Bench:
    """One administrator and one entry in one change."""

    def __init__(self, app: Flask, change: int, path: str, *roles: str) -> None:
        self.pages = Pages(app)
        self.pages.client = signed_in(app, *(roles or ("admin",)))
        self.change, self.path = change, path

    def open(self, view: str, status: int = 200, more: str = "") -> Page:
        """One of the entry's pages."""
        return self.pages.get(f"{self.path}/{view}?change={self.change}{more}", status)

    def send(self, page: Page, form: str, status: int = 303, **fields: Any) -> Page:
        """Send a form of the page with some fields replaced (None leaves one out; ``__`` in a
        name stands for ``-``); follows the redirect, and reads the page that comes."""
        data = filled(page, form)
        for name, value in fields.items():
            values = value if isinstance(value, list) else [] if value is None else [value]
            data.setlist(name.replace("__", "-"), values)
        action = str(page.select(form)[0].attrs.get("action") or page.url).split("#")[0]
        response = self.pages.client.post(action, data=data)
        assert response.status_code == status, f"{action}: {response.status}"
        if status == 303:
            return self.pages.get(response.headers["Location"].split("#")[0])
        return self.pages.read(action, response)


MEMBERS = "#members-form"
QUESTION = "#question-form"
FORM = "form.form--piece"
