"""Pages as a test sees them: each page opened here is also held to the rules for every page."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from flask import Flask
from justhtml import JustHTML
from justhtml.dom import Element
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

UNLABELLED = {"hidden", "submit", "button", "reset", "image"}


def text_of(node: Element) -> str:
    """The words in an element, with runs of white space as one blank."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Element) -> list[str]:
    if node.name == "#text":
        return [node.data or ""]
    return [text for child in node.children or () for text in _texts(child)]


@dataclass
class Page:
    """One parsed page: ``page.h1``, ``page.text``, ``page.select("li.needed")``."""

    url: str
    response: TestResponse
    document: JustHTML = field(repr=False)

    @cached_property
    def text(self) -> str:
        """All words of the body."""
        return text_of(self.select("body")[0])

    @property
    def h1(self) -> str:
        """The words of the main heading."""
        return text_of(self.select("h1")[0])

    def select(self, css: str) -> list[Element]:
        """The elements a CSS selector finds, in order."""
        return self.document.query(css)

    def texts(self, css: str) -> list[str]:
        """The words of each element a CSS selector finds."""
        return [text_of(element) for element in self.select(css)]

    def links(self) -> list[str]:
        """Where the page's links lead, as written."""
        return [str(a.attrs["href"]) for a in self.select("a[href]")]


class Pages:
    """Opens pages of an application; like a browser, keeps cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def get(self, url: str, status: int = 200, **kwargs: object) -> Page:
        """Open an address; fails where its page breaks a rule for every page."""
        response = self.client.get(url, **kwargs)  # type: ignore[arg-type]
        assert response.status_code == status, f"{url}: {response.status}"
        return self.read(url, response)

    def read(self, url: str, response: TestResponse) -> Page:
        """The page of a response you have; fails where it breaks a rule for every page."""
        document = JustHTML(response.text, sanitize=False, collect_errors=True)
        page = Page(url, response, document)
        wrong = [word for check in CHECKS for word in check(page)] + self._dead_links(page)
        assert not wrong, f"{url}:\n  " + "\n  ".join(wrong)
        return page

    def _dead_links(self, page: Page) -> list[str]:
        named = [(e, e.attrs[a]) for a in ("href", "src", "action") for e in page.select(f"[{a}]")]
        return [
            f"<{element.name}> leads nowhere: {target}"
            for element, target in named
            if not self._leads_somewhere(page, element, str(target or ""))
        ]

    def _leads_somewhere(self, page: Page, element: Element, target: str) -> bool:
        if target.startswith("#"):
            return target == "#" or bool(page.select(f'[id="{target[1:]}"]'))
        parts = urlsplit(urljoin(page.url, target))
        if parts.scheme or parts.netloc or target.startswith(("mailto:", "tel:", "data:")):
            return True
        method = str(element.attrs.get("method") or "GET").upper()
        try:
            endpoint, values = self.app.url_map.bind("localhost").match(parts.path, method)
        except RequestRedirect:
            return True
        except HTTPException:
            return False
        return endpoint != "static" or self._static_exists(values["filename"])

    def _static_exists(self, name: str) -> bool:
        return (Path(str(self.app.static_folder)) / name).is_file()


def parses(page: Page) -> list[str]:
    """The page is HTML5 without parse errors."""
    return [f"HTML: {e.code} in line {e.line}" for e in page.document.errors]


def speaks_chinese(page: Page) -> list[str]:
    """Screen readers are told the language."""
    lang = page.select("html")[0].attrs.get("lang")
    return [] if lang == "zh-CN" else [f"lang is {lang}"]


def has_one_heading(page: Page) -> list[str]:
    """One h1, and the title begins with it."""
    headings, titles = page.texts("h1"), page.texts("title")
    if len(headings) != 1:
        return [f"{len(headings)} h1: {headings}"]
    if len(titles) != 1 or not titles[0].startswith(headings[0]):
        return [f"title {titles} does not begin with h1 {headings[0]!r}"]
    return []


def has_unique_ids(page: Page) -> list[str]:
    """No id twice."""
    ids = [str(e.attrs["id"]) for e in page.select("[id]")]
    return [f"id twice: {i}" for i in sorted({i for i in ids if ids.count(i) > 1})]


def labels_controls(page: Page) -> list[str]:
    """Every control of a form has words of its own."""
    labelled = {e.attrs["for"] for e in page.select("label[for]") if text_of(e)}
    return [
        f"no label: <{e.name} name={e.attrs.get('name')}>"
        for e in page.select("input, select, textarea")
        if e.attrs.get("type") not in UNLABELLED
        and e.attrs.get("id") not in labelled
        and not _is_named(e)
        and not _inside_label(e)
    ] + [f"no words: <button {e.attrs}>" for e in page.select("button") if not _has_words(e)]


def names_pictures(page: Page) -> list[str]:
    """Every picture says what it shows, or that it shows nothing (alt="" or aria-hidden)."""
    return [f"img without alt: {e.attrs}" for e in page.select("img") if "alt" not in e.attrs] + [
        f"svg without a name: {e.attrs}"
        for e in page.select("svg")
        if e.attrs.get("aria-hidden") != "true"
        and not (e.attrs.get("role") == "img" and (_is_named(e) or _svg_title(e)))
    ]


def keeps_policy(page: Page) -> list[str]:
    """Nothing inline that the Content-Security-Policy would block, and the policy is there."""
    wrong = [f"inline {e.name}" for e in page.select("style, script:not([src])")]
    for element in page.select("*"):
        names = [n for n in element.attrs if n == "style" or n.startswith("on")]
        wrong += [f"inline {n} on <{element.name}>" for n in names]
    if "default-src 'self'" not in page.response.headers.get("Content-Security-Policy", ""):
        wrong.append("no Content-Security-Policy")
    return wrong


CHECKS = (
    parses,
    speaks_chinese,
    has_one_heading,
    has_unique_ids,
    labels_controls,
    names_pictures,
    keeps_policy,
)


def _is_named(element: Element) -> bool:
    return bool(element.attrs.get("aria-label") or element.attrs.get("aria-labelledby"))


def _has_words(element: Element) -> bool:
    return bool(text_of(element)) or _is_named(element)


def _inside_label(element: Element) -> bool:
    parent = element.parent
    while parent is not None and parent.name != "label":
        parent = parent.parent
    return parent is not None and bool(text_of(parent))


def _svg_title(element: Element) -> bool:
    return any(child.name == "title" and text_of(child) for child in element.children or ())
