"""Every address of the house, and what each role gets there. A new route needs a row."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from catalog.core.permission import ALLOWED, allows
from catalog.core.permission import ROLES as SIGNED_IN
from catalog.core.workflow import STEPS
from catalog.db import open_session
from tests.conftest import copied, make_app
from tests.pages import Pages
from tests.signing import a_user, signed_in

ROLES = ("anonymous", *SIGNED_IN)
EVERYBODY = dict.fromkeys(ROLES, 200)


def only(action: str, status: int = 200, stranger: int = 302) -> dict[str, int]:
    """Who may do ``action`` gets ``status``, others 403, and who is not signed in is sent to."""
    may = {role: status if allows([role], action) else 403 for role in SIGNED_IN}
    return {"anonymous": stranger} | may


ENTRY = "<any(bundle,licence,item):kind>"
IMPORT_STEPS = ("apply", "undo", "drop", "again")
VALUED = "<any(item,bundle,licence,point):noun>"
COMPOSED = "<any(bundles,licences):nouns>"

# Nouns with row forms: (address, a row of it, what an empty form of that row comes to).
ROWS = {
    "departments": ("<string:id>", "scjg", 422),
    "questions": ("<string:id>", "agent", 422),
    "redirects": ("<string:id>", "passport", 422),
    "rewrites": ("<path:id>", "dialect/孩子", 422),
    "phrases": ("<path:id>", "bundle/yaodian", 409),
    "points": ("<string:id>", "qs-town-1", 422),
    "materials": ("<string:id>", "idcard", 422),
    "codes": ("<path:id>", "item_types/X", 422),
    "items": ("<string:id>", "food_license", 422),
}


def row_routes() -> Iterator[tuple[str, tuple[str, dict[str, int]]]]:
    """The list, a new row, one row and its removal, of every noun with row forms."""
    for plural, (rule, slug, empty) in ROWS.items():
        front = f"/admin/{plural}"
        yield front, (front, only("catalogue_edit"))
        if plural != "phrases":
            yield f"{front}/new", (f"{front}/new", only("catalogue_edit"))
            yield f"POST {front}/new", (f"{front}/new", only("catalogue_edit", 422))
        yield f"{front}/{rule}", (f"{front}/{slug}", only("catalogue_edit"))
        yield f"POST {front}/{rule}", (f"{front}/{slug}", only("catalogue_edit", empty))
        gone = f"{front}/{slug}/remove"
        yield f"POST {front}/{rule}/remove", (gone, only("catalogue_edit", 303))


NAMED = "<any(item,material,department,point,bundle,licence):noun>"

# rule, or POST rule -> (an example of it, {role: status}). Posted forms are empty.
ROUTES = {
    "/": ("/", EVERYBODY),
    "/about": ("/about", EVERYBODY),
    "/find": ("/find?q=开药店", EVERYBODY),
    "/find/none": ("/find/none?q=开药店", EVERYBODY),
    "/b/<slug>": ("/b/yaodian", EVERYBODY),
    "/l/<slug>": ("/l/yaopin-lingshou", EVERYBODY),
    "/i/<slug>": ("/i/food_license", EVERYBODY),
    "/points": ("/points", EVERYBODY),
    "/departments/<id>": ("/departments/scjg", EVERYBODY),
    "/elder": ("/elder?on=1&next=/points", dict.fromkeys(ROLES, 303)),
    "/sign-in": ("/sign-in", dict.fromkeys(ROLES, 303) | {"anonymous": 200}),
    "POST /sign-in": ("/sign-in", dict.fromkeys(ROLES, 303) | {"anonymous": 422}),
    "POST /sign-out": ("/sign-out", dict.fromkeys(ROLES, 303)),
    "/welcome/<token>": ("/welcome/none-such", dict.fromkeys(ROLES, 404)),
    "POST /welcome/<token>": ("/welcome/none-such", dict.fromkeys(ROLES, 404)),
    "/account": ("/account", only("account")),
    "/account/password": ("/account/password", only("account")),
    "POST /account/password": ("/account/password", only("account", 422)),
    "/admin/users": ("/admin/users", only("users")),
    "/admin/users/new": ("/admin/users/new", only("users")),
    "POST /admin/users/new": ("/admin/users/new", only("users", 422)),
    "/admin/users/<int:id>": ("/admin/users/1", only("users")),
    "POST /admin/users/<int:id>": ("/admin/users/1", only("users", 422)),
    "POST /admin/users/<int:id>/reset": ("/admin/users/1/reset", only("users")),
    "POST /admin/users/<int:id>/disable": ("/admin/users/1/disable", only("users", 303)),
    "POST /admin/users/<int:id>/enable": ("/admin/users/1/enable", only("users", 303)),
    "/admin": ("/admin", only("catalogue_read")),
    "/admin/changes": ("/admin/changes", only("catalogue_read")),
    "POST /admin/changes": ("/admin/changes", only("catalogue_edit", 303)),
    "/admin/changes/<int:id>": ("/admin/changes/999", only("catalogue_read", 404)),
    f"POST /admin/changes/<int:id>/<any({','.join(STEPS)}):step>": (
        "/admin/changes/999/submit",
        only("catalogue_edit", 404),
    ),
    "POST /admin/changes/<int:id>/title": (
        "/admin/changes/999/title",
        only("catalogue_edit", 404),
    ),
    "POST /admin/changes/<int:id>/comments": (
        "/admin/changes/999/comments",
        only("catalogue_read", 404),
    ),
    "/admin/changes/<int:id>/rows/<noun>/<path:row_id>": (
        "/admin/changes/999/rows/item/food_license",
        only("catalogue_read", 404),
    ),
    "POST /admin/changes/<int:id>/rows/<noun>/<path:row_id>": (
        "/admin/changes/999/rows/item/food_license",
        only("catalogue_edit", 404),
    ),
    **dict(row_routes()),
    f"/admin/names/{NAMED}": ("/admin/names/material?q=证", only("catalogue_edit")),
    "/admin/materials/<string:id>/merge": (
        "/admin/materials/premise_proof/merge?into=dev_site",
        only("catalogue_edit"),
    ),
    "POST /admin/materials/<string:id>/merge": (
        "/admin/materials/premise_proof/merge",
        only("catalogue_edit", 303),
    ),
    "/admin/materials/merges": ("/admin/materials/merges", only("catalogue_edit")),
    "/admin/materials/merges/<int:number>": (
        "/admin/materials/merges/999",
        only("catalogue_edit", 404),
    ),
    "POST /admin/materials/merges/<int:number>": (
        "/admin/materials/merges/999",
        only("catalogue_edit", 404),
    ),
    "/admin/materials/twins": ("/admin/materials/twins", only("catalogue_edit")),
    "/admin/materials/unmatched": ("/admin/materials/unmatched", only("catalogue_edit")),
    "/admin/materials/unmatched/many": ("/admin/materials/unmatched/many", only("catalogue_edit")),
    "POST /admin/materials/unmatched/many": (
        "/admin/materials/unmatched/many",
        only("catalogue_edit", 422),
    ),
    "POST /admin/materials/unmatched": ("/admin/materials/unmatched", only("catalogue_edit", 303)),
    "/admin/asked": ("/admin/asked", only("catalogue_edit")),
    "/admin/asked/labelled": ("/admin/asked/labelled", only("catalogue_edit")),
    "POST /admin/asked/labelled": ("/admin/asked/labelled", only("catalogue_edit", 422)),
    "/admin/asked/one": ("/admin/asked/one?text=没有", only("catalogue_edit", 404)),
    "POST /admin/asked/one": ("/admin/asked/one", only("catalogue_edit", 404)),
    "/admin/reviews": ("/admin/reviews", only("review")),
    "/admin/audit": ("/admin/audit", only("audit")),
    "/admin/audit.csv": ("/admin/audit.csv", only("audit")),
    f"/admin/editions/{ENTRY}/<slug>": ("/admin/editions/bundle/yaodian", only("catalogue_read")),
    f"POST /admin/editions/{ENTRY}/<slug>/roll-back": (
        "/admin/editions/bundle/yaodian/roll-back",
        only("catalogue_edit", 404),
    ),
    f"POST /admin/editions/{ENTRY}/<slug>/withdraw": (
        "/admin/editions/bundle/yaodian/withdraw",
        only("catalogue_edit", 409),
    ),
    "/admin/scenarios": ("/admin/scenarios", only("catalogue_read")),
    f"/admin/scenarios/{ENTRY}/<slug>": (
        "/admin/scenarios/bundle/yaodian",
        only("catalogue_read"),
    ),
    f"POST /admin/scenarios/{ENTRY}/<slug>": (
        "/admin/scenarios/bundle/yaodian",
        only("catalogue_edit", 422),
    ),
    "POST /admin/scenarios/<int:id>": ("/admin/scenarios/999", only("catalogue_edit", 404)),
    f"POST /admin/scenarios/{ENTRY}/<slug>/intents": (
        "/admin/scenarios/bundle/yaodian/intents",
        only("catalogue_edit", 422),
    ),
    "/admin/ledger": ("/admin/ledger", only("catalogue_read")),
    "POST /admin/ledger": ("/admin/ledger", only("catalogue_read", 422)),
    "POST /admin/ledger/<int:id>": ("/admin/ledger/999", only("catalogue_read", 404)),
    "/admin/unconfirmed": ("/admin/unconfirmed", only("catalogue_read")),
    f"/admin/unconfirmed/{VALUED}/<id>/<field>": (
        "/admin/unconfirmed/item/audit_ent/fee",
        only("catalogue_edit"),
    ),
    f"POST /admin/unconfirmed/{VALUED}/<id>/<field>": (
        "/admin/unconfirmed/item/audit_ent/fee",
        only("catalogue_edit", 422),
    ),
    "/admin/imports": ("/admin/imports", only("import")),
    "POST /admin/imports": ("/admin/imports", only("import", 422)),
    "/admin/imports/<int:id>": ("/admin/imports/999", only("import", 404)),
    f"POST /admin/imports/<int:id>/<any({','.join(IMPORT_STEPS)}):step>": (
        "/admin/imports/999/apply",
        only("import", 404),
    ),
    "/admin/imports/<int:id>/annotated.xlsx": (
        "/admin/imports/999/annotated.xlsx",
        only("import", 404),
    ),
    "/admin/imports/template.xlsx": ("/admin/imports/template.xlsx", only("import")),
    "/admin/imports/items.xlsx": ("/admin/imports/items.xlsx", only("import")),
    "/admin/codes/mappings": ("/admin/codes/mappings", only("import")),
    "/admin/codes/unmapped": ("/admin/codes/unmapped", only("import")),
    "POST /admin/codes/mappings": ("/admin/codes/mappings", only("import", 422)),
    f"/admin/{COMPOSED}": ("/admin/bundles", only("catalogue_read")),
    f"/admin/{COMPOSED}/new": ("/admin/bundles/new", only("catalogue_edit")),
    f"POST /admin/{COMPOSED}/new": ("/admin/bundles/new", only("catalogue_edit", 422)),
    f"/admin/{COMPOSED}/<slug>": ("/admin/bundles/yaodian", only("catalogue_read")),
    f"POST /admin/{COMPOSED}/<slug>/begin": (
        "/admin/bundles/none-such/begin",
        only("catalogue_edit", 404),
    ),
    **{
        f"/admin/{COMPOSED}/<slug>/{view}": (
            f"/admin/bundles/yaodian/{re.sub('<.+>', 'food_license', view)}?change=999",
            only("catalogue_read", 404),
        )
        for view in (
            "items",
            "items/<item>",
            "questions",
            "questions/<question>",
            "facts",
            "waivers",
            "words",
            "saves",
            "preview",
            "try",
            "upstream",
        )
    },
    **{
        f"POST /admin/{COMPOSED}/<slug>/{view}": (
            f"/admin/bundles/yaodian/{re.sub('<.+>', '1', view)}?change=999",
            only("catalogue_edit", 404),
        )
        for view in (
            "items",
            "items/<item>",
            "questions",
            "questions/new",
            "questions/<question>",
            "facts",
            "waivers",
            "words",
            "redirects",
            "settle",
            "saves/<int:number>",
            "upstream",
        )
    },
    "/admin/upstream": ("/admin/upstream", only("catalogue_edit")),
    "POST /admin/upstream": ("/admin/upstream", only("catalogue_edit", 422)),
    "/admin/upstream/<int:id>": ("/admin/upstream/999", only("catalogue_edit", 404)),
    "POST /admin/upstream/<int:id>": ("/admin/upstream/999", only("catalogue_edit", 404)),
    "/window": ("/window", only("window")),
    "/window/<any(b, l, i):letter>/<slug>": ("/window/b/yaodian", only("window")),
    "/window/<any(b, l, i):letter>/<slug>/handover": (
        "/window/b/yaodian/handover",
        only("window"),
    ),
    "POST /window/<any(b, l, i):letter>/<slug>/print": (
        "/window/b/yaodian/print",
        only("window", 303),
    ),
    "/window/batch": ("/window/batch", only("window")),
    "POST /window/batch": ("/window/batch", only("window", 422)),
    "/window/prints": ("/window/prints", only("print_ledger")),
    "/window/prints.csv": ("/window/prints.csv", only("print_ledger")),
    "/window/prints/<serial>": ("/window/prints/none-such", only("print_ledger", 404)),
    "/window/prints/<serial>.pdf": ("/window/prints/none-such.pdf", only("print_ledger", 404)),
    "/v/<token>": ("/v/none-such", dict.fromkeys(ROLES, 404)),
    "/api/v1/match": ("/api/v1/match?q=开药店", EVERYBODY),
    "/api/v1/suggest": ("/api/v1/suggest?q=开", EVERYBODY),
    "/api/v1/bundles/<slug>/checklist": ("/api/v1/bundles/yaodian/checklist", EVERYBODY),
    "/api/v1/licences/<slug>/checklist": ("/api/v1/licences/yaopin-lingshou/checklist", EVERYBODY),
    "/api/v1/items/<slug>/checklist": ("/api/v1/items/food_license/checklist", EVERYBODY),
    "/api/v1/bundles": ("/api/v1/bundles", EVERYBODY),
    "/api/v1/licences": ("/api/v1/licences", EVERYBODY),
    "/api/v1/items": ("/api/v1/items", EVERYBODY),
    "/openapi.json": ("/openapi.json", EVERYBODY),
    "/healthz": ("/healthz", EVERYBODY),
    "/readyz": ("/readyz", EVERYBODY),
    "/metrics": ("/metrics", EVERYBODY),
    "/static/<path:filename>": ("/static/css/tokens.css", EVERYBODY),
}
CASES = [
    pytest.param(row, example, role, status, id=f"{row} as {role}")
    for row, (example, statuses) in ROUTES.items()
    for role, status in statuses.items()
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path) -> Iterator[Flask]:
    """An application with one user, that believes every form; tests here write to it."""
    folder = tmp_path_factory.mktemp("routes")
    app = make_app(folder, copied(seeded_file, folder))
    app.config["WTF_CSRF_ENABLED"] = False
    with open_session(app.extensions["engine"], write=True) as session:
        assert a_user(session, "staff", point="qs-town-1").id == 1
    yield app
    app.extensions["engine"].dispose()


def rows_of(app: Flask) -> set[str]:
    """The rows an application's addresses call for."""
    return {
        rule.rule if method == "GET" else f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def browser(app: Flask, role: str) -> FlaskClient:
    return app.test_client() if role == "anonymous" else signed_in(app, role)


def test_every_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    assert rows_of(app) - set(ROUTES) == set()
    assert set(ROUTES) - rows_of(app) == set()


def test_a_route_without_a_row_is_noticed(own_app: Flask) -> None:
    own_app.add_url_rule("/new", view_func=lambda: "x", endpoint="new", methods=["GET", "POST"])
    assert rows_of(own_app) - set(ROUTES) >= {"/new", "POST /new"}


@pytest.mark.parametrize("row", ROUTES)
def test_a_row_names_every_role(row: str) -> None:
    assert set(ROUTES[row][1]) == set(ROLES)


@pytest.mark.parametrize(("row", "example", "role", "status"), CASES)
def test_each_role_gets_what_the_table_says(
    house: Flask, row: str, example: str, role: str, status: int
) -> None:
    pages = Pages(house)
    pages.client = browser(house, role)
    with pages.client.open(example, method="POST" if row.startswith("POST ") else "GET") as got:
        assert got.status_code == status
        assert all(value.isascii() for value in got.headers.values())  # a server refuses others
        if got.mimetype == "text/html" and status not in (302, 303):
            pages.read(example, got)


def test_a_role_is_known_to_every_action() -> None:
    assert set().union(*ALLOWED.values()) == set(SIGNED_IN)
