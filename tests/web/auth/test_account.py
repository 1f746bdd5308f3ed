"""Changing one's own password."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.adapters import passwords
from catalog.core.lockout import FREE_OF_NAME
from catalog.db import open_session
from tests.pages import Pages
from tests.signing import a_user, signed_in, submit

OLD, NEW = "周原上的青铜器刻着字", "臊子面要薄筋光煎稀汪"


@pytest.fixture
def house(own_app: Flask) -> Flask:
    """A house in which the clerk has a password."""
    with open_session(own_app.extensions["engine"], write=True) as session:
        user = a_user(session, "staff")
        user.password = passwords.hashed(OLD)
        session.add(user)
        session.commit()
    return own_app


def change(client: FlaskClient, old: str = OLD, password: str = NEW, again: str = NEW):
    return submit(client, "/account/password", old=old, password=password, again=again)


def test_a_new_password_keeps_this_browser_in_and_puts_the_others_out(house: Flask) -> None:
    here, elsewhere = signed_in(house, "staff"), signed_in(house, "staff")
    assert change(here).location == "/account"
    assert "密码改好了" in here.get("/account").text
    assert elsewhere.get("/account").status_code == 302
    stranger = house.test_client()
    name = "staff-qs-center"
    assert submit(stranger, "/sign-in", name=name, password=OLD).status_code == 422
    assert submit(stranger, "/sign-in", name=name, password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"old": "wrong"}, "现在的密码不对。"),
        ({"password": "short", "again": "short"}, "至少 10 个字"),
        ({"again": "another"}, "两次输入的密码不一样。"),
        ({"password": "staff-qs-center1", "again": "staff-qs-center1"}, "登录名"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    house: Flask, wrong: dict[str, str], words: str
) -> None:
    pages = Pages(house)
    pages.client = signed_in(house, "staff")
    response = change(pages.client, **wrong)
    assert response.status_code == 422
    assert words in pages.read("/account/password", response).text
    assert change(pages.client).status_code == 303


def test_the_old_password_cannot_be_guessed_at_from_an_open_screen(house: Flask) -> None:
    client = signed_in(house, "staff")
    for _ in range(FREE_OF_NAME):
        change(client, old="wrong")
    response = change(client)
    assert response.status_code == 422
    assert "次数太多" in response.text
