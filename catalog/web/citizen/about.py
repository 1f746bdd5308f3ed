"""What this is, where its values come from, and what it does not keep."""

from flask import render_template

from catalog.web.citizen import blueprint


@blueprint.get("/about")
def about() -> str:
    """The page behind every provenance mark."""
    return render_template("citizen/about.html")
