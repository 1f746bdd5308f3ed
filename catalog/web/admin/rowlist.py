"""The list of one noun: found by words and filters, or the rows of the change in hand."""

from urllib.parse import urlencode

from flask import g, render_template, request, session, url_for
from werkzeug.wrappers import Response

from catalog.services import listing_rows
from catalog.services.changing import open_changes
from catalog.services.listing_rows import RowLine, Wanted
from catalog.web.admin.asking import kept, page_number
from catalog.web.admin.desk import Desk
from catalog.web.database import reading

Answer = str | Response | tuple[str, int]


def rows_page(desk: Desk) -> Answer:
    """The list: 50 rows, found by words and filters, or the rows of the change in hand."""
    given = {name: request.args.get(name, "").strip()[:100] for name in ("words", "view")}
    fields = {each.field: request.args.get(each.field, "")[:120] for each in desk.narrowings}
    added: tuple[RowLine, ...] = ()
    if given["view"] == "change" and g.change:
        found = listing_rows.in_change(reading(), desk.noun, g.change, page_number())
    else:
        exact = tuple((name, value) for name, value in fields.items() if value)
        wanted = Wanted(given["words"], exact)
        found = listing_rows.listed(reading(), desk.noun, wanted, page_number(), g.change)
        if g.change and found.page == 1:
            added = listing_rows.added(reading(), desk.noun, wanted, g.change)
    session[f"at-{desk.plural}"] = urlencode(kept(given | fields | {"page": _page_asked()}))[:500]
    return render_template(
        desk.list_template,
        desk=desk,
        found=found,
        added=added,
        given=given | fields,
        kept=kept(given | fields),
        change=_change(),
        elsewhere=[] if g.change else listing_rows.in_open_changes(reading(), desk.noun),
        mine=listing_rows.count_in_change(reading(), desk.noun, g.change),
    )


def _change() -> tuple[int, str] | None:
    return next((each for each in open_changes(reading()) if each[0] == g.change), None)


def _page_asked() -> str:
    return str(page_number()) if page_number() > 1 else ""


def list_address(desk: Desk) -> str:
    """The list as it was last looked at."""
    at = session.get(f"at-{desk.plural}", "")
    return url_for(f"admin.{desk.plural}") + (f"?{at}" if at else "")
