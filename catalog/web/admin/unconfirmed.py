"""待确认: values nobody has verified, or verified too long ago; confirming one."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.rowlabels import PROVEN
from catalog.services import confirming, listing_values
from catalog.services.changing import ClosedChange, StaleSave, open_changes
from catalog.services.confirming import Confirmation
from catalog.services.listing_values import Filter
from catalog.services.naming import names_in
from catalog.services.releasing import Refused
from catalog.services.shelf import shelf
from catalog.web.admin import blueprint
from catalog.web.admin.asking import (
    given,
    kept,
    number_sent,
    page_number,
    person,
    sent,
    stale_months,
    today,
)
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
VALUE = "/unconfirmed/<any(item,bundle,licence,point):noun>/<id>/<field>"
FIELDS = ("state", "department", "field", "words", "months", "change")


@blueprint.get("/unconfirmed")
@requires("catalogue_read")
def unconfirmed() -> str:
    """Values to confirm, the oldest first."""
    asked = given(*FIELDS)
    months = int(asked["months"]) if asked["months"].isdecimal() else 0
    wanted = Filter(
        "stale" if asked["state"] == "stale" else "sample",
        asked["department"],
        asked["field"],
        asked["words"],
        min(months, 600) or stale_months(),
    )
    return render_template(
        "admin/unconfirmed/list.html",
        found=listing_values.values_page(reading(), wanted, today(), page_number()),
        wanted=wanted,
        given=asked,
        kept=kept(asked),
        fields=PROVEN,
        departments=shelf(reading()).network.departments,
    )


@blueprint.get(VALUE)
@requires("catalogue_edit")
def value(noun: str, id: str, field: str) -> Answer:
    """The form that confirms one value."""
    return _page(noun, id, field)


@blueprint.post(VALUE)
@requires("catalogue_edit")
def confirm_value(noun: str, id: str, field: str) -> Answer:
    """Put the confirmation into a change."""
    said = Confirmation(sent("level"), sent("source"), sent("name"), sent("on"))
    try:
        with writing() as session:
            change = number_sent("change")
            change = confirming.confirm(session, person(), change, noun, id, field, said)
    except (Refused, ClosedChange) as refused:
        return _page(noun, id, field, refused)
    except StaleSave:
        return _page(noun, id, field, ClosedChange("有人刚改过这一行，请看一眼再确认"))
    except LookupError:
        abort(404)
    flash(f"已放进变更 {change}，审核发布后生效。接着确认下一个。")
    return redirect(url_for("admin.unconfirmed", change=change), 303)


def _page(noun: str, id: str, field: str, fault: Exception | None = None) -> Answer:
    session, change = reading(), request.values.get("change", 0, type=int)
    changes = open_changes(session)
    held = change if change in dict(changes) else 0
    try:
        shown = confirming.show(session, held, noun, id, field, names_in(session, held))
    except LookupError:
        abort(404)
    page = render_template(
        "admin/unconfirmed/value.html",
        noun=noun,
        id=id,
        field=field,
        label=PROVEN.get(field, field),
        name=shown.name,
        words=shown.words,
        source=shown.source,
        changes=changes,
        change=held,
        reasons=getattr(fault, "reasons", (str(fault),)) if fault else (),
        form=request.form,
        today=today().isoformat(),
        user_name=person().display_name,
    )
    return (page, 422) if fault else page
