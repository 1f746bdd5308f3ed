"""The public JSON interface, described at /openapi.json (contracts: docs/api.md)."""

from copy import deepcopy
from functools import cache
from typing import Any

from flask import Blueprint, Response, jsonify
from spectree import SpecTree

blueprint = Blueprint("api", __name__)

spec = SpecTree(
    "flask",
    title="One-window service catalogue",
    version="v1",
    description="From a citizen's words to bundles, licences and items, and to their checklist.",
    page_templates={},
    annotations=False,
    mode="strict",
)
"""Only describes; parameters are checked by the services, in words for the reader."""

# Each module hangs its routes on the blueprint, so it comes after it.
from catalog.web.api import checklists, entries, matches  # noqa: E402, F401


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of this interface (OpenAPI 3.1)."""
    return jsonify(_described())


@cache
def _described() -> dict[str, Any]:
    """The generated description, with errors in their own media type (RFC 9457)."""
    description = deepcopy(spec.spec)
    for methods in description["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items():
                if status >= "400" and "content" in response:
                    shape = response["content"].pop("application/json")
                    response["content"]["application/problem+json"] = shape
    return description


@blueprint.record_once
def _collect(state: object) -> None:
    spec.app = getattr(state, "app")  # noqa: B009 - BlueprintSetupState is not exported as a type
