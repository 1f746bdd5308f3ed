"""The keeper's pages."""

import re

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.services import keeping_users
from tests.pages import Page, Pages
from tests.signing import a_user, signed_in, submit

SECRET = "周原上的青铜器刻着字"
WANG = {"display_name": "王小明", "name": "wang", "roles": ["staff"], "point": "qs-center"}


@pytest.fixture
def pages(own_app: Flask) -> Pages:
    """A browser in which a keeper is signed in."""
    pages = Pages(own_app)
    pages.client = signed_in(own_app, "keeper", point="")
    return pages


@pytest.fixture
def wang(pages: Pages) -> str:
    """The address of 王小明's page."""
    submit(pages.client, "/admin/users/new", **WANG)
    with open_session(pages.app.extensions["engine"]) as session:
        return f"/admin/users/{keeping_users.find(session, 'wang').id}"


def link_of(page: Page) -> str:
    address = str(page.select("input#link")[0].attrs["value"])
    return re.sub(r"^http://localhost", "", address)


def test_a_user_is_added_and_gets_a_link_shown_once(pages: Pages) -> None:
    page = pages.read("/admin/users/new", submit(pages.client, "/admin/users/new", **WANG))
    assert page.h1 == "把链接交给王小明"
    clerk = Pages(pages.app)
    assert "王小明，您好" in clerk.get(link_of(page)).text
    submit(clerk.client, link_of(page), password=SECRET, again=SECRET)
    assert submit(clerk.client, "/sign-in", name="wang", password=SECRET).status_code == 303


def test_everybody_is_listed_with_state_and_point(pages: Pages, wang: str) -> None:
    rows = pages.get("/admin/users").texts("tbody tr")
    assert any("王小明" in row and "还没设密码" in row and "政务服务中心" in row for row in rows)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"display_name": ""}, "请填姓名。"),
        ({"name": "w w"}, "登录名用 2–40 个"),
        ({"roles": []}, "至少选一个角色。"),
        ({"point": ""}, "窗口人员要选所在的服务点"),
        ({"point": "nowhere"}, "没有这个服务点"),
        ({"roles": ["boss"]}, "没有“boss”这个角色"),
        ({"name": "keeper-"}, "已经有人用"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(
    pages: Pages, wrong: dict[str, object], words: str
) -> None:
    response = submit(pages.client, "/admin/users/new", **WANG | wrong)
    page = pages.read("/admin/users/new", response)
    assert response.status_code == 422
    assert words in " ".join(page.texts(".field-fault"))
    kept = {"name": "wang", "display_name": "王小明"} | wrong
    assert page.select('input[name="name"]')[0].attrs["value"] == kept["name"]
    assert page.select('input[name="display_name"]')[0].attrs["value"] == kept["display_name"]


def test_roles_and_point_are_changed(pages: Pages, wang: str) -> None:
    changed = {"display_name": "王晓明", "roles": ["staff", "reviewer"], "point": "qs-town-1"}
    assert submit(pages.client, wang, version="1", **changed).location == "/admin/users"
    page = pages.get(wang)
    assert page.h1 == "王晓明"
    assert len(page.select('input[name="roles"][checked]')) == 2
    assert page.select('option[value="qs-town-1"]')[0].attrs.get("selected") is not None


def test_the_second_of_two_saves_is_shown_the_first_and_chooses(pages: Pages, wang: str) -> None:
    first, second = ({"roles": [role], "point": ""} for role in ("admin", "reviewer"))
    submit(pages.client, wang, version="1", display_name="王一", **first)
    response = submit(pages.client, wang, version="1", display_name="王二", **second)
    page = pages.read(wang, response)
    assert response.status_code == 409
    assert "王一" in page.texts(".faults")[0]
    assert "管理员" in page.texts(".faults")[0]
    assert page.select('input[name="display_name"]')[0].attrs["value"] == "王二"
    newest = page.select('input[name="version"]')[0].attrs["value"]
    again = submit(pages.client, wang, version=newest, display_name="王二", **second)
    assert again.status_code == 303
    assert pages.get(wang).h1 == "王二"


def test_a_version_that_is_no_number_is_a_stale_one(pages: Pages, wang: str) -> None:
    response = submit(pages.client, wang, version="x", **{k: WANG[k] for k in WANG if k != "name"})
    assert response.status_code == 409


def test_disabling_asks_in_words_and_enabling_brings_back(pages: Pages, wang: str) -> None:
    assert "停用“王小明”" in pages.get(wang).texts("button")
    assert submit(pages.client, f"{wang}/disable", page=wang).location == "/admin/users"
    assert "启用“王小明”" in pages.get(wang).texts("button")
    submit(pages.client, f"{wang}/enable", page=wang)
    assert "停用“王小明”" in pages.get(wang).texts("button")


def test_a_reset_shows_a_new_link_and_ends_the_old_one(pages: Pages) -> None:
    added = pages.read("/admin/users/new", submit(pages.client, "/admin/users/new", **WANG))
    with open_session(pages.app.extensions["engine"]) as session:
        wang = f"/admin/users/{keeping_users.find(session, 'wang').id}"
    page = pages.read(f"{wang}/reset", submit(pages.client, f"{wang}/reset", page=wang))
    assert Pages(pages.app).get(link_of(page)).h1 == "设置密码"
    assert Pages(pages.app).get(link_of(added), status=404).h1 == "链接已失效"


def test_keepers_do_not_shut_themselves_out(pages: Pages) -> None:
    with open_session(pages.app.extensions["engine"], write=True) as session:
        own = f"/admin/users/{a_user(session, 'keeper', point='').id}"
    assert submit(pages.client, f"{own}/disable", page=own).location == own
    assert "不能停用或重置自己的账号" in pages.get(own).text
    page = pages.read(
        own, submit(pages.client, own, version="1", display_name="赵", roles=["admin"])
    )
    assert "最后一位能登录的系统管理员" in page.text


def test_a_user_nobody_knows(pages: Pages) -> None:
    pages.get("/admin/users/999", status=404)
