"""One-time links in a browser."""

import json
from pathlib import Path

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.services import inviting
from catalog.web.auth import sitting
from tests.conftest import make_app
from tests.pages import Pages
from tests.signing import submit

SECRET = "周原上的青铜器刻着字"
FIRST = {"display_name": "赵岐", "name": "zhao", "password": SECRET, "again": SECRET}


@pytest.fixture
def link(own_app: Flask) -> str:
    """The first keeper's link."""
    with open_session(own_app.extensions["engine"], write=True) as session:
        return f"/welcome/{inviting.invite_first_keeper(session, sitting.now())}"


def test_the_first_keeper_sets_a_password_and_signs_in(own_app: Flask, link: str) -> None:
    pages = Pages(own_app)
    assert pages.get(link).h1 == "第一位系统管理员"
    assert submit(pages.client, link, **FIRST).location == "/sign-in"
    assert "密码设好了，请登录。" in pages.get("/sign-in").text
    response = submit(pages.client, "/sign-in", name="zhao", password=SECRET)
    assert response.location == "/admin/users"


def test_looking_at_a_link_does_not_use_it_up(own_app: Flask, link: str) -> None:
    pages = Pages(own_app)
    assert pages.get(link).h1 == pages.get(link).h1 == "第一位系统管理员"


def test_a_used_link_says_so(own_app: Flask, link: str) -> None:
    pages = Pages(own_app)
    submit(pages.client, link, **FIRST)
    assert pages.get(link, status=404).h1 == "链接已失效"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": "赵 岐"}, "登录名用 2–40 个"),
        ({"password": "1234567890", "again": "1234567890"}, "容易被猜到"),
        ({"name": "周原上的青铜器刻着字"}, "登录名或常见的密码"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    own_app: Flask, link: str, wrong: dict[str, str], words: str
) -> None:
    pages = Pages(own_app)
    response = submit(pages.client, link, **FIRST | wrong)
    page = pages.read(link, response)
    assert response.status_code == 422
    assert words in page.text
    assert page.select('input[name="display_name"]')[0].attrs["value"] == "赵岐"


def test_the_log_does_not_hold_the_link(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Its own application: a logger keeps the stream it was made with.
    app = make_app(tmp_path, tmp_path / "catalog.sqlite3")
    assert app.test_client().get(link).status_code == 200
    app.extensions["engine"].dispose()
    line = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert line["path"] == "/welcome/<token>"


def test_the_page_of_a_link_is_kept_nowhere(own_app: Flask, link: str) -> None:
    headers = own_app.test_client().get(link).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
