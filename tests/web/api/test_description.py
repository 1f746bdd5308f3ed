"""/openapi.json, and what happens when somebody tries everything it describes."""

from typing import Any

import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def test_whatever_the_description_allows_is_no_fault_of_ours(app: Flask) -> None:
    """Generated requests for every operation: no 500, and answers shaped as described."""
    described = schemathesis.openapi.from_wsgi("/openapi.json", app)
    for operation in described.get_all_operations():
        _fuzz(operation.ok())


def test_the_contract_is_described(client: FlaskClient) -> None:
    paths = client.get("/openapi.json").json["paths"]
    kinds = ("bundles", "licences", "items")
    wanted = {f"/api/v1/{kind}/{{slug}}/checklist" for kind in kinds} | {"/api/v1/match"}
    assert wanted <= set(paths)
    assert all(path.startswith("/api/v1/") for path in paths)


def _fuzz(operation: Any) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def run(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    run()
