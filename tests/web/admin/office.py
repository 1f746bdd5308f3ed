"""Shorthand for tests of the administrators' pages."""

from flask import Flask

from tests.pages import Page, Pages
from tests.signing import signed_in
from tests.workflow import House


class Office:
    """Two people at their screens, and the house behind them."""

    def __init__(self, app: Flask) -> None:
        self.house = House(app.extensions["engine"])
        self.citizen = Pages(app)
        self.admin, self.reviewer = Pages(app), Pages(app)
        self.admin.client = signed_in(app, "admin")
        self.reviewer.client = signed_in(app, "reviewer")

    def send(self, who: Pages, url: str, status: int = 303, **form: str) -> Page:
        """Send a form; follows the redirect, and reads the page that comes."""
        response = who.client.post(url, data=form)
        assert response.status_code == status, f"{url}: {response.status}\n{response.text[:3000]}"
        if status == 303:
            return who.get(response.headers["Location"])
        return who.read(url, response)

    def step(self, who: Pages, change: int, step: str, status: int = 303, **form: str) -> Page:
        """Press a button of a change's page."""
        version = str(self.house.version(change))
        return self.send(who, f"/admin/changes/{change}/{step}", status, version=version, **form)
