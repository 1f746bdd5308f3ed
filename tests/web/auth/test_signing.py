"""Signing in and out in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.adapters import passwords
from catalog.core.lockout import FREE_OF_NAME
from catalog.db import open_session
from catalog.models import User
from catalog.web.auth import sitting
from tests.conftest import copied, make_app
from tests.pages import Pages
from tests.signing import a_user, signed_in, submit

SECRET = "周原上的青铜器刻着字"
HASH = passwords.hashed(SECRET)
WRONG = "登录名或密码不对"


@pytest.fixture
def house(own_app: Flask) -> Flask:
    """A house in which wang, of 窗口, may sign in."""
    with open_session(own_app.extensions["engine"], write=True) as session:
        user = User(name="wang", display_name="王小明", created_on="2026-06-01", password=HASH)
        user.roles, user.point = ["staff"], "qs-center"
        session.add(user)
        session.commit()
    return own_app


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Put the clock of sittings so many seconds ahead."""
    start = sitting.now()
    return lambda seconds: monkeypatch.setattr(sitting, "now", lambda: start + seconds)


def sign_in(client: FlaskClient, name: str = "wang", password: str = SECRET, next: str = ""):
    to = f"/sign-in?next={next}" if next else "/sign-in"
    return submit(client, to, name=name, password=password)


def is_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def test_who_is_signed_in_is_greeted_by_name(house: Flask) -> None:
    pages = Pages(house)
    assert sign_in(pages.client).status_code == 303
    page = pages.get("/account")
    assert page.h1 == "我的账号"
    assert "王小明" in page.text
    assert "岐山县政务服务中心" in page.text


@pytest.mark.parametrize(("name", "password"), [("wang", "wrong"), ("nobody", SECRET)])
def test_a_failure_does_not_tell_which_names_exist(house: Flask, name: str, password: str) -> None:
    pages = Pages(house)
    response = sign_in(pages.client, name, password)
    page = pages.read("/sign-in", response)
    assert response.status_code == 422
    assert page.texts('[role="alert"]') == [page.texts('[role="alert"]')[0]]
    assert WRONG in page.text
    assert page.select('input[name="name"]')[0].attrs["value"] == name
    assert page.select('input[name="password"]')[0].attrs["value"] == ""


def test_an_empty_form_says_what_is_missing(house: Flask) -> None:
    page = Pages(house).read("/sign-in", sign_in(house.test_client(), "", ""))
    assert "请填登录名。" in page.text
    assert "请填密码。" in page.text


def test_the_page_wanted_is_the_page_one_gets(house: Flask) -> None:
    client = house.test_client()
    asked = client.get("/account/password?from=%E6%B8%85%E5%8D%95&x=1")
    assert asked.status_code == 302
    token_page = client.get(asked.location)
    assert token_page.status_code == 200
    response = submit(client, asked.location, name="wang", password=SECRET)
    assert response.location == "/account/password?from=%E6%B8%85%E5%8D%95&x=1"


@pytest.mark.parametrize(
    "next",
    [
        *("https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example"),
        *("javascript:alert(1)", "evil.example", "%20//evil.example", "%0d%0a//evil.example"),
    ],
)
def test_nobody_is_led_out_of_the_house(house: Flask, next: str) -> None:
    response = sign_in(house.test_client(), next=next)
    assert response.status_code == 303
    assert response.location.startswith("/")
    assert "evil" not in response.location


def test_what_was_posted_is_not_wanted_again(house: Flask) -> None:
    house.config["WTF_CSRF_ENABLED"] = False
    assert house.test_client().post("/admin/users/1/disable").location == "/sign-in"


def test_a_sign_in_form_from_elsewhere_is_refused(house: Flask) -> None:
    response = house.test_client().post("/sign-in", data={"name": "wang", "password": SECRET})
    assert response.status_code == 400


def test_signing_out_needs_the_token_too(house: Flask) -> None:
    client = signed_in(house, "staff")
    assert client.post("/sign-out").status_code == 400
    assert is_in(client)


def test_nothing_planted_before_signing_in_survives_it(house: Flask) -> None:
    client = house.test_client()
    with client.session_transaction() as cookie:
        cookie["planted"] = "x"
    client.get("/sign-in")
    with client.session_transaction() as cookie:
        before = cookie["csrf_token"]
    sign_in(client)
    with client.session_transaction() as cookie:
        assert set(cookie) == {sitting.KEY}
    client.get("/account")
    with client.session_transaction() as cookie:
        assert cookie["csrf_token"] != before


def test_a_token_from_before_signing_in_is_worth_nothing_after(house: Flask) -> None:
    client = house.test_client()
    client.get("/sign-in")
    with client.session_transaction() as cookie:
        planted = dict(cookie)
    sign_in(client)
    thief = house.test_client()
    with thief.session_transaction() as cookie:
        cookie.update(planted)
    assert not is_in(thief)


def test_a_copied_cookie_is_worth_nothing_after_signing_out(house: Flask) -> None:
    client, thief = house.test_client(), house.test_client()
    sign_in(client)
    with client.session_transaction() as cookie, thief.session_transaction() as copy:
        copy.update(cookie)
    assert is_in(thief)
    assert submit(client, "/sign-out", page="/account").location == "/"
    assert not is_in(client)
    assert not is_in(thief)


def test_a_cookie_made_up_is_worth_nothing(house: Flask) -> None:
    client = house.test_client()
    client.set_cookie(
        "session", "eyJzaXR0aW5nIjp7InVzZXIiOjF9fQ.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"
    )
    assert not is_in(client)


def test_eight_hours_without_a_request_end_a_sitting(
    house: Flask, at: Callable[[int], None]
) -> None:
    client = signed_in(house, "staff")
    at(7 * 3600)
    assert is_in(client)
    at(14 * 3600 - 7200)
    assert is_in(client)
    other = signed_in(house, "staff")
    at(8 * 3600 + 60)
    assert not is_in(other)


def test_twelve_hours_end_a_sitting_in_any_case(house: Flask, at: Callable[[int], None]) -> None:
    client = signed_in(house, "staff")
    for hours in (4, 8, 11):
        at(hours * 3600)
        assert is_in(client)
    at(12 * 3600 + 60)
    assert not is_in(client)


def test_the_disabled_are_out_with_their_next_request(house: Flask) -> None:
    client = signed_in(house, "staff")
    with open_session(house.extensions["engine"], write=True) as session:
        user = a_user(session, "staff")
        user.disabled = True
        session.add(user)
        session.commit()
    assert not is_in(client)


def test_lock_out_says_how_long_and_holds_for_every_worker(house: Flask, tmp_path: Path) -> None:
    other = make_app(tmp_path, tmp_path / "catalog.sqlite3")
    for number in range(FREE_OF_NAME):
        assert sign_in((house, other)[number % 2].test_client(), "wang", "wrong").status_code == 422
    for worker in (house, other):
        response = sign_in(worker.test_client())
        assert response.status_code == 429
        assert 0 < int(response.headers["Retry-After"]) <= 15
        assert "秒再试" in response.text
    other.extensions["engine"].dispose()


def test_the_api_answers_in_its_own_form(house: Flask) -> None:
    from catalog.web.auth import requires

    house.add_url_rule("/api/v1/secret", view_func=requires("users")(lambda: "x"))
    stranger, clerk = house.test_client(), signed_in(house, "staff")
    for client, status in ((stranger, 401), (clerk, 403)):
        response = client.get("/api/v1/secret")
        assert response.status_code == status
        assert response.content_type == "application/problem+json"


def test_a_page_for_others_says_so_in_chinese(house: Flask) -> None:
    pages = Pages(house)
    pages.client = signed_in(house, "staff")
    assert pages.get("/admin/users", status=403).h1 == "您没有这一页的权限"


def test_pages_behind_sign_in_are_not_kept_by_the_browser(house: Flask) -> None:
    clerk = signed_in(house, "staff")
    assert clerk.get("/account").headers["Cache-Control"] == "no-store"
    assert clerk.get("/points").headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in house.test_client().get("/points").headers


def test_only_who_is_signed_in_is_looked_up(house: Flask) -> None:
    assert "Set-Cookie" not in house.test_client().get("/").headers


def test_a_guard_for_an_action_nobody_defined_is_noticed_at_once() -> None:
    from flask import Blueprint

    from catalog.web.auth import guard, requires

    with pytest.raises(KeyError):
        requires("windows")
    with pytest.raises(KeyError):
        guard(Blueprint("x", __name__), "windows")


def test_a_whole_blueprint_is_guarded(tmp_path: Path, seeded_file: Path) -> None:
    from flask import Blueprint

    from catalog.web.auth import guard

    blueprint = Blueprint("desk", __name__)
    blueprint.get("/desk")(lambda: "x")
    guard(blueprint, "window")
    app = make_app(tmp_path, copied(seeded_file, tmp_path))
    app.register_blueprint(blueprint)
    assert app.test_client().get("/desk").location == "/sign-in?next=/desk"
    assert signed_in(app, "admin").get("/desk").status_code == 403
    assert signed_in(app, "staff").get("/desk").text == "x"
    app.extensions["engine"].dispose()
