"""What an entry says of itself, and the rules of a combined licence."""

from dataclasses import replace
from typing import Any

from catalog.core.edition import Limit, PackageLimit, Provenance
from catalog.core.rows import CompositeRow, EntryRow
from catalog.services import listing_entries
from catalog.services.composing import Piece
from catalog.web.admin import blueprint
from catalog.web.admin.entries.desk import ENTRY, Answer, address, as_seen, keep, opened, show
from catalog.web.admin.entries.forms import FactsForm, LicenceForm
from catalog.web.auth import requires
from catalog.web.database import reading

TEXTS = ("title", "short", "summary", "theme", "audience", "lead")
LISTS = (
    "applicants",
    "names",
    "preconditions",
    "cautions",
    "channels",
    "forms",
    "results",
    "notes",
    "appears_in",
    "maintainer_notes",
)
RULES = ("document", "when_fewer", "validity_rule", "change_rule", "trim_hint")


@blueprint.route(ENTRY + "/facts", methods=["GET"])
@requires("catalogue_read")
def entry_facts(nouns: str, slug: str) -> Answer:
    """The facts in a form."""
    piece = opened(nouns, slug)
    return _page(piece, _form(piece), 200)


@blueprint.post(ENTRY + "/facts")
@requires("catalogue_edit")
def entry_save_facts(nouns: str, slug: str) -> Answer:
    """Save the facts."""
    piece = as_seen(opened(nouns, slug))
    form = _form(piece)
    if not form.validate_on_submit():
        return _page(piece, form, 422)
    return keep(piece, _row(piece.row, form), address(piece, "facts"), "基本信息已保存。")


def _page(piece: Piece, form: FactsForm, status: int) -> Answer:
    themes = {
        each.theme for each in listing_entries.all_entries(reading(), piece.kind) if each.theme
    }
    return show("facts", piece, status, form=form, themes=sorted(themes))


def _form(piece: Piece) -> FactsForm:
    row = piece.row
    held: dict[str, Any] = {name: getattr(row, name) for name in (*TEXTS, *LISTS)}
    held |= {"version": str(piece.version)} | _limit_held(row.package_limit)
    if row.composite:
        held |= {name: getattr(row.composite, name) for name in (*RULES, "min_components", "rules")}
    form = LicenceForm(data=held) if row.composite else FactsForm(data=held)
    departments = sorted(piece.catalogue.department.values(), key=lambda each: each.name)
    form.lead.choices = {"": "还没定"} | {each.id: each.name for each in departments}
    if row.lead and row.lead not in piece.catalogue.department:
        form.lead.choices[row.lead] = f"{row.lead}（已没有这个部门）"
    return form


def _limit_held(held: PackageLimit | None) -> dict[str, str]:
    if held is None:
        return {}
    limit = held.limit
    return {
        "limit_text": held.text,
        "limit_value": f"{limit.value:g}" if limit else "",
        "limit_unit": limit.unit if limit else "working_day",
        "limit_excludes": held.excludes,
        "limit_level": held.provenance.level,
        "limit_note": held.provenance.note,
    }


def _row(row: EntryRow, form: FactsForm) -> EntryRow:
    held: dict[str, Any] = {name: (form[name].data or "").strip() for name in TEXTS}
    held |= {name: tuple(form[name].data or ()) for name in LISTS}
    if set(held["applicants"]) == set(row.applicants):
        held["applicants"] = row.applicants  # boxes have no order of their own
    held["package_limit"] = _limit(row.package_limit, form)
    held["composite"] = _composite(row.composite, form)
    return replace(row, **held)


def _limit(held: PackageLimit | None, form: FactsForm) -> PackageLimit | None:
    text, value = (form.limit_text.data or "").strip(), (form.limit_value.data or "").strip()
    unit = form.limit_unit.data
    if not text and not value:
        return None
    limit = None
    if value or unit == "immediate":
        said = held.limit.text if held and held.limit else ""
        number = 0 if unit == "immediate" else float(value)
        limit = Limit(int(number) if number == int(number) else number, unit, said)
    was = held.provenance if held else Provenance()
    source = replace(was, level=form.limit_level.data, note=(form.limit_note.data or "").strip())
    return PackageLimit(text, limit, (form.limit_excludes.data or "").strip(), source)


def _composite(held: CompositeRow | None, form: FactsForm) -> CompositeRow | None:
    if held is None or not isinstance(form, LicenceForm):
        return held
    said: dict[str, Any] = {name: (form[name].data or "").strip() for name in RULES}
    said["rules"] = tuple(form.rules.data or ())
    return replace(held, **said, min_components=form.min_components.data)
