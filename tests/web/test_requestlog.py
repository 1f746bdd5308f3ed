"""The request log holds nothing that a citizen typed."""

import json
from pathlib import Path

import pytest
from flask import request

from tests.conftest import make_app

TYPED = "我叫王建国，身份证丢了"


@pytest.fixture
def lines(tmp_path: Path, empty_file: Path, capsys: pytest.CaptureFixture):
    """Asks for a path and gives what the log says about it."""

    def ask(path: str) -> list[dict]:
        app = make_app(tmp_path, empty_file)  # here: a logger keeps the stream it was made with
        app.config["PROPAGATE_EXCEPTIONS"] = False
        app.add_url_rule("/break", view_func=breaks)
        app.test_client().get(path, query_string={"q": TYPED})
        written = capsys.readouterr().err
        assert "王建国" not in written
        return [json.loads(line) for line in written.splitlines()]

    return ask


def breaks() -> str:
    try:
        raise KeyError(request.args["q"])
    except KeyError as error:
        raise ValueError(request.args["q"]) from error


def test_a_line_names_the_path_and_not_the_query(lines) -> None:
    (line,) = lines("/healthz")
    assert (line["method"], line["path"], line["status"]) == ("GET", "/healthz", 200)
    assert line["ms"] >= 0
    assert line["id"]


def test_an_address_that_is_not_ours_is_not_named(lines) -> None:
    (line,) = lines("/我叫王建国")
    assert (line["path"], line["status"]) == ("(none of ours)", 404)


def test_an_error_tells_kind_and_place_but_not_its_message(lines) -> None:
    error, line = lines("/break")
    assert error["kinds"] == ["ValueError", "KeyError"]
    assert error["places"][-1].endswith("breaks")
    assert error["id"] == line["id"]
