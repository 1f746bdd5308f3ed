"""Names of rows while somebody writes one: for the pickers of row forms."""

from flask import Response, jsonify, request

from catalog.web.admin import blueprint
from catalog.web.admin.rowfields import namer
from catalog.web.admin.rowpages import chosen_change, work_on
from catalog.web.auth import requires


@blueprint.get("/names/<any(item,material,department,point,bundle,licence):noun>")
@requires("catalogue_edit")
def names(noun: str) -> Response:
    """Rows the words may mean, as the change in hand has them."""
    work_on(chosen_change())
    found = namer().near(noun, request.args.get("q", "")[:100])
    return jsonify(names=[{"id": e.id, "name": e.name, "reason": e.reason} for e in found])
