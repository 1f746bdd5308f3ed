"""Code mappings: what other systems write, and what it means here."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.core.intake.codes import COMMON, SCHEMES, Meaning
from catalog.services import mapping_codes, queueing_codes
from catalog.services.mapping_codes import MappingRefused
from catalog.web.admin import blueprint
from catalog.web.admin.asking import given, number_sent, person, sent
from catalog.web.auth import requires
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


@blueprint.get("/codes/mappings")
@requires("import")
def code_mappings() -> Answer:
    """One code table: its mappings per source, and a line to add."""
    return _page()


@blueprint.get("/codes/unmapped")
@requires("import")
def unmapped_codes() -> Answer:
    """Codes of imported workbooks that mean nothing yet."""
    return _queue()


@blueprint.post("/codes/mappings")
@requires("import")
def map_code() -> Answer:
    """Keep one mapping; ``sure`` is a button that names the value itself."""
    value = request.form.get("sure", sent("value")).strip()
    mapping = Meaning(sent("scheme"), sent("source") or COMMON, sent("raw"), value)
    queued = sent("from") == "unmapped"
    try:
        with writing() as session:
            mapping_codes.save(session, person(), mapping, number_sent("version"))
    except MappingRefused as refused:
        return (_queue if queued else _page)(f"{refused}。")
    flash(_done(mapping))
    if queued:
        return redirect(url_for("admin.unmapped_codes"), 303)
    return redirect(url_for("admin.code_mappings", scheme=mapping.scheme), 303)


def _done(mapping: Meaning) -> str:
    names = dict(mapping_codes.values(reading(), mapping.scheme))
    what = f"对到“{names.get(mapping.value, mapping.value)}”" if mapping.value else "不再对照"
    return f"已保存：“{mapping.raw}”{what}。"


def _queue(fault: str = "") -> Answer:
    session = reading()
    found = queueing_codes.unmapped(session)
    values = {each.scheme: mapping_codes.values(session, each.scheme) for each in found}
    page = render_template(
        "admin/codes/unmapped.html", found=found, values=values, common=COMMON, fault=fault
    )
    return (page, 422) if fault else page


def _page(fault: str = "") -> Answer:
    session = reading()
    scheme = sent("scheme") or given("scheme")["scheme"]
    scheme = scheme if scheme in SCHEMES else "item_types"
    page = render_template(
        "admin/codes/mappings.html",
        scheme=scheme,
        schemes=SCHEMES,
        lines=mapping_codes.listed(session, scheme),
        values=mapping_codes.values(session, scheme),
        sources=mapping_codes.sources(session),
        waiting=len(queueing_codes.unmapped(session)),
        common=COMMON,
        fault=fault,
        form=request.form,
    )
    return (page, 422) if fault else page
