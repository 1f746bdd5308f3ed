"""Forms as a browser would send them: read from a page, changed, sent again."""

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.pages import Page, Pages, text_of
from tests.signing import signed_in


class Editor:
    """An administrator at the row forms."""

    def __init__(self, app: Flask, *roles: str) -> None:
        self.pages = Pages(app)
        self.pages.client = signed_in(app, *(roles or ("admin",)))

    @property
    def client(self) -> FlaskClient:
        """The browser."""
        return self.pages.client

    def open(self, url: str, status: int = 200) -> Page:
        """A page, held to the rules of every page."""
        return self.pages.get(url, status)

    def send(
        self,
        page: Page,
        do: str = "save",
        status: int = 303,
        form: str = "form.row-form",
        **fields: object,
    ) -> Page:
        """Send the form of a page with some fields replaced (None leaves one out)."""
        data = filled(page, form)
        for name, value in fields.items():
            key = name.replace("__", "-")
            data.setlist(
                key, value if isinstance(value, list) else [] if value is None else [value]
            )
        data["do"] = do
        action = str(page.select(form)[0].attrs.get("action") or page.url)
        response = self.client.post(action, data=data)
        assert response.status_code == status, f"{action}: {response.status}"
        if status in (302, 303):
            return self.open(str(response.headers["Location"]).split("#")[0])
        return self.pages.read(action, response)


def filled(page: Page, form: str = "form.row-form") -> MultiDict[str, object]:
    """What a browser would send of a form nobody touched."""
    data: MultiDict[str, object] = MultiDict()
    root = page.select(form)[0]
    for each in root.query("input, textarea, select"):
        name, kind = each.attrs.get("name"), each.attrs.get("type")
        if not name:
            continue
        if each.name == "textarea":
            data.add(name, "".join(_raw(each)).removeprefix("\n"))
        elif each.name == "select":
            chosen = [o for o in each.query("option") if "selected" in o.attrs]
            option = (chosen or each.query("option"))[0]
            data.add(name, option.attrs.get("value", text_of(option)))
        elif kind not in ("checkbox", "radio") or "checked" in each.attrs:
            data.add(name, each.attrs.get("value") or "")
    return data


def _raw(node: object) -> list[str]:
    if node.name == "#text":  # type: ignore[attr-defined]
        return [node.data or ""]  # type: ignore[attr-defined]
    return [text for child in node.children or () for text in _raw(child)]  # type: ignore[attr-defined]
