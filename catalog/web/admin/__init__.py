"""The administrators' pages, under /admin: one file per noun.

Every view names the action it needs (catalog.web.auth.requires). Nothing here edits master
rows: what is saved goes into a change.
"""

from flask import Blueprint

blueprint = Blueprint("admin", __name__, url_prefix="/admin")

# Each module hangs its routes on the blueprint, so it comes after it.
from catalog.web.admin import (  # noqa: E402, F401
    asked,
    audit,
    changes,
    code_mappings,
    codes,
    departments,
    editions,
    entries,
    front,
    imports,
    items,
    ledger,
    materials,
    merges,
    names,
    phrases,
    points,
    questions,
    redirects,
    reviews,
    rewrites,
    scenarios,
    titles,
    unconfirmed,
    unmatched,
    unmatched_many,
)
from catalog.web.admin.links import install  # noqa: E402

blueprint.record_once(lambda state: install(state.app))  # type: ignore[arg-type]
