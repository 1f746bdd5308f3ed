"""What every response carries, and what every request must respect."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.web.security import QUERY_BYTES
from tests.pages import Pages


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/api/v1/nothing"])
def test_every_response_carries_the_safety_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("host", ['a"><script>', "evil.example/x", "a b", "名字"])
def test_a_host_that_cannot_be_one_is_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host.encode().decode("latin-1")}).status_code == 400


@pytest.mark.parametrize("host", ["hall.example:8000", "127.0.0.1", "[::1]:8000", "localhost"])
def test_a_host_is_let_through(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_an_endless_query_gets_a_page_that_asks_for_less(pages: Pages) -> None:
    page = pages.get("/find?q=" + "x" * QUERY_BYTES, status=414)
    assert page.h1 == "写得太长了"


def test_ten_thousand_chinese_characters_are_let_through(pages: Pages) -> None:
    assert pages.get("/find?q=" + "%E6%B1%89" * 10_000).response.status_code == 200


def test_a_body_too_large_is_refused(own_app: Flask) -> None:
    own_app.add_url_rule("/form", view_func=read_form, methods=["POST"])
    own_app.config["WTF_CSRF_ENABLED"] = False
    response = own_app.test_client().post("/form", data={"text": "x" * 2_000_000})
    assert response.status_code == 413


def test_a_form_from_elsewhere_is_refused(own_app: Flask) -> None:
    own_app.add_url_rule("/form", view_func=read_form, methods=["POST"])
    response = own_app.test_client().post("/form", data={"text": "x"})
    assert response.status_code == 400
    assert "表单已经过期" in response.text


@pytest.mark.parametrize(("base", "secure"), [("http://hall/", False), ("https://hall/", True)])
def test_cookies_are_secure_exactly_on_tls(own_app: Flask, base: str, secure: bool) -> None:
    own_app.add_url_rule("/keep", view_func=keep_something)
    cookie = own_app.test_client().get("/keep", base_url=base).headers["Set-Cookie"]
    assert ("Secure" in cookie) is secure
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def read_form() -> str:
    from flask import request

    return request.form["text"][:1]


def keep_something() -> str:
    from flask import session

    session["seen"] = True
    return "kept"
