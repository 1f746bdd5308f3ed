"""Upper levels at the screen: read their export, take one over, see the flag, look, go on."""

import copy
import io
import json
from typing import Any

import pytest

from catalog.services import packing
from tests.pages import Page
from tests.web.admin.office import Office


@pytest.fixture
def packed(office: Office) -> dict[str, Any]:
    with office.house.reading() as session:
        bundles = copy.deepcopy(packing.pack(session)["rows"]["bundle"])
    kept = {row["id"]: row for row in bundles}
    city = kept["canyin"] | {"id": "city-canyin"}
    return {"revision": 7, "rows": {"bundle": [city, kept["yaodian"]]}}


def upload(office: Office, data: bytes, status: int = 303) -> Page:
    form = {"name": "宝鸡市", "file": (io.BytesIO(data), "市目录.json")}
    response = office.admin.client.post("/admin/upstream", data=form)
    assert response.status_code == status, response.text[:500]
    if status != 303:
        return office.admin.read("/admin/upstream", response)
    return office.admin.get(response.headers["Location"])


def test_from_their_file_to_our_entry_and_their_later_change(
    office: Office, packed: dict[str, Any]
) -> None:
    page = upload(office, json.dumps(packed).encode())
    assert page.h1 == "宝鸡市"
    form = {"take": "bundle city-canyin", "own-bundle-city-canyin": "xian-canyin"}
    page = office.send(office.admin, page.url, **form)
    assert "接过来了" in page.text
    assert "没有" in office.admin.get("/admin/upstream").texts("tbody td")[-1]

    canyin = next(row for row in packed["rows"]["bundle"] if row["id"] == "city-canyin")
    canyin["summary"] = "先到市里问清。"
    canyin["title"] += "。"
    upload(office, json.dumps(packed | {"revision": 8}).encode("utf-8-sig"))
    assert "要看 1 处" in office.admin.get("/admin/upstream").text.replace("要看1", "要看 1")
    page = office.admin.get("/admin/bundles/xian-canyin/upstream")
    assert page.texts("ins") == ["先到市里问清。"]
    assert "另有 1 处只是标点、空格不同" in page.text
    page = office.send(office.admin, "/admin/bundles/xian-canyin/upstream", revision="8")
    assert "要看" not in page.texts("tbody td")[-1]


def test_an_id_we_have_is_refused_with_a_way_on(office: Office, packed: dict[str, Any]) -> None:
    page = upload(office, json.dumps(packed).encode())
    page = office.send(office.admin, page.url, take="bundle yaodian")
    assert "换一个编号" in page.text


@pytest.mark.parametrize("data", [b"", b"not json", b"\xff\xfe", b"[]", b'{"rows": {"bundle": 1}}'])
def test_what_is_no_export_is_refused_at_the_field(office: Office, data: bytes) -> None:
    page = upload(office, data, 422)
    assert page.texts("#file-fault")
    assert page.select("#name")[0].attrs["value"] == "宝鸡市"


@pytest.mark.parametrize(("size", "status"), [(31, 422), (33, 413)])
def test_a_catalogue_may_be_large_but_not_endless(office: Office, size: int, status: int) -> None:
    length = {"CONTENT_LENGTH": str(size * 1_048_576)}
    response = office.admin.client.post("/admin/upstream", data={}, environ_overrides=length)
    assert response.status_code == status
