"""The title of a change: its authors may write another while it is a draft."""

from flask import abort, flash, redirect, url_for

from catalog.services import renaming
from catalog.services.releasing import Refused
from catalog.services.reviewing import StaleChange, UnknownChange
from catalog.web.admin import blueprint
from catalog.web.admin.asking import number_sent, person, sent
from catalog.web.admin.changes import Answer, change_page
from catalog.web.auth import requires
from catalog.web.database import writing


@blueprint.post("/changes/<int:id>/title")
@requires("catalogue_edit")
def rename_change(id: int) -> Answer:
    """Rename; what was typed is kept where it cannot be taken."""
    try:
        with writing() as session:
            renaming.rename(session, person(), id, number_sent("version"), sent("title"))
    except (Refused, StaleChange) as refused:
        return change_page(id, refused)
    except UnknownChange:
        abort(404)
    flash("名称已改好。")
    return redirect(url_for("admin.change", id=id), 303)
