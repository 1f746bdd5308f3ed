"""A house that starts with an empty catalogue: every first page stands and says so."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.services import seeding
from tests.conftest import copied, make_app
from tests.pages import Pages
from tests.signing import signed_in
from tests.web.admin.forms import Editor
from tests.workbooks import item_sheet, workbook

CITIZEN = ("/", "/find", "/find?q=开药店", "/find/none?q=开药店", "/points", "/about")
WINDOW = ("/window", "/window?q=开药店", "/window/batch", "/window/prints")
ADMIN = (
    *(f"/admin{place}" for place in ("", "/changes", "/imports", "/bundles", "/licences")),
    *(f"/admin/{place}" for place in ("items", "materials", "materials/unmatched", "codes")),
    *(f"/admin/{place}" for place in ("departments", "points", "unconfirmed", "scenarios")),
    *(f"/admin/{place}" for place in ("ledger", "asked", "bundles/new", "items/new")),
)


@pytest.fixture(params=["begun empty", "never published"])
def bare(request: pytest.FixtureRequest, tmp_path: Path, empty_file: Path) -> Iterator[Flask]:
    """Begun as CATALOG_SEED=none does, and with tables alone."""
    app = make_app(tmp_path, copied(empty_file, tmp_path))
    if request.param == "begun empty":
        begin(app)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def begun(tmp_path: Path, empty_file: Path) -> Iterator[Flask]:
    """Begun as CATALOG_SEED=none does."""
    app = make_app(tmp_path, copied(empty_file, tmp_path))
    begin(app)
    yield app
    app.extensions["engine"].dispose()


def begin(app: Flask) -> None:
    with open_session(app.extensions["engine"], write=True) as session:
        seeding.begin_empty(session)


def test_every_first_page_stands(bare: Flask) -> None:
    for path in CITIZEN:
        Pages(bare).get(path)
    for role, paths in (("staff", WINDOW), ("admin", ADMIN), ("reviewer", ("/admin/reviews",))):
        pages = Pages(bare)
        pages.client = signed_in(bare, role)
        for path in paths:
            pages.get(path)


def test_visitors_are_told_and_sent_to_people(bare: Flask) -> None:
    home = Pages(bare).get("/")
    assert "目录正在编" in home.text
    assert not home.select(".tries")
    assert "现在还没有发布可以查的事" in Pages(bare).get("/find?q=开药店").text
    assert "还没有发布服务点" in Pages(bare).get("/points").text
    answer = bare.test_client().get("/api/v1/match?q=开药店").get_json()
    assert (answer["outcome"], answer["matches"]) == ("none", [])


def test_an_empty_catalogue_is_a_published_one(begun: Flask) -> None:
    answer = begun.test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()["revision"]) == (200, 1)


def test_the_front_page_shows_what_to_do_first(begun: Flask) -> None:
    editor = Editor(begun)
    assert "从空目录开始" in editor.open("/admin").text
    types = editor.open("/admin/items/new").select("[name=type] option")
    assert len(types) > 3


def test_a_new_row_is_in_the_list_before_it_is_live(begun: Flask) -> None:
    editor = Editor(begun)
    saved = editor.send(
        editor.open("/admin/departments/new"), name="岐山县公安局", aliases="公安局"
    )
    assert "岐山县公安局" in " ".join(saved.texts("tbody th"))
    assert editor.open("/admin/departments?words=公安").texts("tbody th")
    assert not editor.open("/admin/departments?words=税务").texts("tbody th")
    later = Editor(begun, "admin", "reviewer").open("/admin/departments")
    assert "里的 1 条" in later.text


def test_a_clerk_without_a_service_point_is_explained(begun: Flask) -> None:
    pages = Pages(begun)
    pages.client = signed_in(begun, "keeper", point="")
    assert "现在还没有服务点" in pages.get("/admin/users/new").text
    assert "至少要两个人" in pages.get("/admin/users").text


def test_an_empty_file_and_an_empty_sheet_say_what_is_missing(begun: Flask) -> None:
    begun.config["WTF_CSRF_ENABLED"] = False
    editor = Editor(begun)

    def upload(data: bytes) -> str:
        sent = editor.client.post("/admin/imports", data={"file": (BytesIO(data), "清单.xlsx")})
        return sent.text if sent.status_code == 422 else editor.open(sent.headers["Location"]).text

    assert "是空的（0 字节）" in upload(b"")
    assert "没有读到一行事项" in upload(workbook(空表=[["备注"]]))


def test_names_of_papers_are_cleared_one_after_the_other(begun: Flask) -> None:
    begun.config["WTF_CSRF_ENABLED"] = False
    editor = Editor(begun)
    hall = {"name": "岐山县公安局", "aliases": "公安局"}
    editor.send(editor.open("/admin/departments/new"), **hall)
    publish(begun, 1)
    rest = ("行政备案", "公安局", "3个工作日", "即办")
    seal = ("S1", "公章刻制备案", *rest, "身份证", "")
    trade = ("S2", "特种行业备案", *rest, "居民身份证", "")
    file = (BytesIO(item_sheet(seal, trade)), "清单.xlsx")
    run = editor.client.post("/admin/imports", data={"file": file}).headers["Location"]
    assert "没对上的叫法 2 个" in editor.open(run).text
    editor.client.post(f"{run}/apply")

    change = editor.open("/admin/changes/2")
    broken = [row for row in change.texts("tbody tr") if "还不能生成" in row]
    assert "公章刻制备案" in broken[0]
    assert "/admin/materials/unmatched?change=2" in change.links()
    form = {"change": "2", "name": "身份证", "do": "create", "supply": "self"}
    editor.client.post("/admin/materials/unmatched", data=form)
    assert editor.open("/admin/materials/unmatched").texts(".near .chip") == ["身份证"]


def publish(app: Flask, change: int) -> None:
    """Hand a change in as an administrator, let it go live as a reviewer."""
    for role, step in (("admin", "submit"), ("reviewer", "approve")):
        who = Editor(app, role)
        page = who.open(f"/admin/changes/{change}")
        who.send(page, do="", form=f'form[action="/admin/changes/{change}/{step}"]')
