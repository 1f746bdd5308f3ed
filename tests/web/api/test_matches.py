"""/api/v1/match: a citizen's words to the right entry, and honest otherwise."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.services.finding import Finder
from catalog.services.shelf import shelf
from catalog.web.api.shapes import MatchesShape, SuggestionsShape
from catalog.web.parameters import CONTROL
from tests.workflow import House


def ask(client: FlaskClient, words: str, **more: str) -> MatchesShape:
    answer = client.get("/api/v1/match", query_string={"q": words, **more})
    assert answer.status_code == 200, answer.text
    return MatchesShape.model_validate(answer.json, strict=True)


def test_the_right_bundle_with_a_reason_and_an_address(client: FlaskClient) -> None:
    first = ask(client, "我想开个药店").matches[0]
    assert (first.url, bool(first.reasons)) == ("/b/yaodian", True)


def test_the_number_of_matches_can_be_chosen(client: FlaskClient) -> None:
    assert len(ask(client, "开店", limit="2").matches) == 2


def test_what_is_not_ours_names_whose_it_is(client: FlaskClient) -> None:
    found = ask(client, "想办一本护照出国旅游")
    assert found.outcome == "redirect"
    assert found.redirect
    assert "出入境" in found.redirect.title + found.redirect.office


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "长" * 10_000,
        "👶🏻🍼",
        "\x00\x07\x1b[31m",
        "<script>alert(1)</script>",
        "'; DROP TABLE edition; --",
        "%F0%9F",
        "\u202e\u200b",
        "١٢٣",
    ],
)
def test_whatever_is_typed_gets_an_answer(client: FlaskClient, words: str) -> None:
    found = ask(client, words)
    assert found.query == CONTROL.sub("", words)
    assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=a&q=b",
        "q=a&limit=0",
        "q=a&limit=99",
        "q=a&limit=ten",
        "q=a&x=1",
        "q=a&limit=1&limit=2",
    ],
)
def test_wrong_parameters_are_a_problem_in_words(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/match?{query}")
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    assert "参数" in answer.json["detail"]


def test_suggestions_while_typing(client: FlaskClient) -> None:
    answer = client.get("/api/v1/suggest", query_string={"q": "药店"})
    found = SuggestionsShape.model_validate(answer.json, strict=True)
    assert any("药" in words for words in found.suggestions)


def test_the_revision_is_that_of_the_catalogue_that_was_searched(
    own_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, house = own_app.test_client(), House(own_app.extensions["engine"])
    before = ask(client, "企业上市").revision
    monkeypatch.setattr(Finder, "_wish", lambda *_: None)  # the new index is not ready yet
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每证10元")
    published = house.publish(change).revision
    assert ask(client, "企业上市").revision == before < published
    with house.reading() as session:
        own_app.extensions["finder"].matcher(shelf(session), wait=True)
    assert ask(client, "企业上市").revision == published
