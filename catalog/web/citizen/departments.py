"""What one department handles."""

from flask import abort, render_template

from catalog.services import browsing
from catalog.web.citizen import blueprint
from catalog.web.database import reading


@blueprint.get("/departments/<id>")
def department(id: str) -> str:
    """A department's items, and the bundles it leads or takes part in."""
    found = browsing.department(reading(), id)
    if found is None:
        abort(404)
    return render_template("citizen/department.html", department=found)
