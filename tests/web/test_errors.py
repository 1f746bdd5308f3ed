"""Every error says in its own form how to go on."""

from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from catalog.web.errors import FOR_PROGRAMS, WORDS, Problem
from tests.conftest import make_app
from tests.pages import Pages


@pytest.fixture
def failing(tmp_path: Path, empty_file: Path) -> Flask:
    """An application with addresses that fail in every way."""
    app = make_app(tmp_path, empty_file)
    app.config["PROPAGATE_EXCEPTIONS"] = False  # answer as in service
    app.add_url_rule("/fail/<int:code>", view_func=abort, endpoint="fail")
    app.add_url_rule("/api/v1/fail/<int:code>", view_func=abort, endpoint="api_fail")
    for path in ("/problem", "/api/v1/problem"):
        app.add_url_rule(path, view_func=problem, endpoint=path)
    for path in ("/break", "/api/v1/break"):
        app.add_url_rule(path, view_func=breaks, endpoint=path)
    return app


def problem() -> str:
    raise Problem(400, "没有“面积”这个问题。", question="size")


def breaks() -> str:
    raise ValueError("我叫王建国")


@pytest.mark.parametrize("status", [400, 404, 405, 413, 414, 429, 500, 503])
def test_a_page_says_what_happened_and_offers_the_search(failing: Flask, status: int) -> None:
    page = Pages(failing).get(f"/fail/{status}", status=status)
    assert page.h1 == WORDS[status].title
    assert WORDS[status].detail in page.text
    assert page.select('form[action="/find"] input[name="q"]')
    assert "/" in page.links()


@pytest.mark.parametrize("status", [400, 404, 405, 413, 414, 429, 500, 503])
def test_the_api_answers_in_problem_json(failing: Flask, status: int) -> None:
    response = failing.test_client().get(f"/api/v1/fail/{status}")
    assert response.content_type == "application/problem+json"
    assert response.status_code == response.get_json()["status"] == status
    detail = response.get_json()["detail"]
    assert detail == FOR_PROGRAMS.get(status, WORDS[status].detail)


def test_a_problem_speaks_its_own_words_on_a_page(failing: Flask) -> None:
    assert "没有“面积”这个问题。" in Pages(failing).get("/problem", status=400).text


def test_a_problem_adds_its_members_to_the_json(failing: Flask) -> None:
    body = failing.test_client().get("/api/v1/problem").get_json()
    assert (body["detail"], body["question"]) == ("没有“面积”这个问题。", "size")


def test_a_broken_page_shows_a_number_and_nothing_of_the_error(failing: Flask) -> None:
    page = Pages(failing).get("/break", status=500)
    assert page.response.headers["X-Request-Id"] in page.text
    assert "王建国" not in page.response.text


def test_a_broken_api_call_shows_nothing_of_the_error(failing: Flask) -> None:
    response = failing.test_client().get("/api/v1/break")
    assert response.status_code == 500
    assert "王建国" not in response.text


def test_an_address_nobody_knows(pages: Pages) -> None:
    assert pages.get("/nothing/here", status=404).h1 == "没有找到这一页"


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    response = client.delete("/healthz")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
