"""Code mappings: what other systems write, and what it means here."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.intake.codes import COMMON, SCHEMES, Meaning
from catalog.services import mapping_codes
from catalog.services.mapping_codes import MappingRefused
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, number_sent, person, sent
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


@blueprint.get("/code-mappings")
@requires("import")
def code_mappings() -> Answer:
    """One code table: its mappings per source, and a line to add."""
    return _page()


@blueprint.post("/code-mappings")
@requires("import")
def map_code() -> Answer:
    """Keep one mapping."""
    mapping = Meaning(sent("scheme"), sent("source") or COMMON, sent("raw"), sent("value"))
    try:
        with writing() as session:
            mapping_codes.save(session, person(), mapping, number_sent("version"))
    except MappingRefused as refused:
        return _page(str(refused))
    flash(
        f"已保存：“{mapping.raw}”{'对到“' + mapping.value + '”' if mapping.value else '不再对照'}。"
    )
    return redirect(url_for("admin.code_mappings", scheme=mapping.scheme), 303)


def _page(fault: str = "") -> Answer:
    session = reading()
    scheme = sent("scheme") or given("scheme")["scheme"]
    scheme = scheme if scheme in SCHEMES else "item_types"
    page = render_template(
        "admin/imports/code_mappings.html",
        scheme=scheme,
        schemes=SCHEMES,
        lines=mapping_codes.listed(session, scheme),
        values=mapping_codes.values(session, scheme),
        sources=mapping_codes.sources(session),
        common=COMMON,
        fault=fault,
        form=request.form,
    )
    return (page, 422) if fault else page
