"""/api/v1/{bundles|licences|items}/<slug>/checklist: the contract other programs rely on."""

import pytest
from flask.testing import FlaskClient

from catalog.web.api.shapes import ChecklistShape

PHARMACY = "/api/v1/bundles/yaodian/checklist"
LENSES = "三类(如隐形眼镜、一次性注射器)"


def test_every_entry_answers_in_the_described_shape(client: FlaskClient) -> None:
    for kind in ("bundles", "licences", "items"):
        for card in client.get(f"/api/v1/{kind}").json["entries"]:
            answer = client.get(f"/api/v1/{kind}/{card['slug']}/checklist")
            ChecklistShape.model_validate(answer.json, strict=True)


def test_answers_choose_items_and_papers(client: FlaskClient) -> None:
    found = client.get(PHARMACY, query_string={"device": LENSES}).json
    statuses = {item["slug"]: item["status"] for item in found["items"]}
    assert (statuses["device3"], statuses["device2"]) == ("included", "excluded")
    line = next(each for each in found["materials"] if each["material"] == "dev_sys")
    assert (line["holder"], line["status"], line["handling"]) == ("E", "needed", "bring")
    assert line["because"] == ["因为您选了“三类（如隐形眼镜、一次性注射器）”"]


def test_several_answers_repeat_the_parameter(client: FlaskClient) -> None:
    answers = [("device", LENSES), ("device", "二类需备案的(如助听器、雾化器)")]
    found = client.get(PHARMACY, query_string=answers).json
    included = {item["slug"] for item in found["items"] if item["status"] == "included"}
    assert {"device2", "device3", "ent_survey"} <= included


def test_optional_items_come_with_with(client: FlaskClient) -> None:
    found = client.get(PHARMACY, query_string={"with": "signboard"}).json
    assert {"slug": "signboard"}.items() <= next(
        item
        for item in found["items"]
        if item["status"] == "included" and item["slug"] == "signboard"
    ).items()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour=红", "没有“colour”这个问题"),
        ("device=也许", "没有“也许”这个选项"),
        ("medicine=不卖药&medicine=仅乙类非处方药", "只能选一项"),
        ("with=nothing", "自愿加办"),
        ("with=drug_license", "自愿加办"),
        ("without=drug_license", "裁去"),
        ("<script>=1", "没有“<script>”这个问题"),
    ],
)
def test_what_the_entry_does_not_have_is_a_problem_in_words(
    client: FlaskClient, query: str, said: str
) -> None:
    answer = client.get(f"{PHARMACY}?{query}")
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    assert said in answer.json["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/bundles/nothing/checklist",
        "/api/v1/items/two_subsidy/checklist",
        "/api/v1/bundles/%00/checklist",
        "/api/v1/licences/yaodian/checklist",
        "/api/v1/nothing",
    ],
)
def test_what_is_not_published_is_not_found(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json["status"]) == (404, 404)
