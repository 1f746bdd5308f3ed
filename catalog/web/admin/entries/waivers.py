"""Waivers: papers not asked for when items are applied for together."""

from dataclasses import replace

from flask import request

from catalog.core.edition import Waiver
from catalog.core.rows import EntryRow
from catalog.web.admin import blueprint
from catalog.web.admin.asking import sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, as_seen, keep, opened, show
from catalog.web.admin.entries.sentform import lines_sent
from catalog.web.auth import requires


@blueprint.get(ENTRY + "/waivers")
@requires("catalogue_read")
def entry_waivers(nouns: str, slug: str) -> Answer:
    """The waivers, and a form for one more."""
    return show("waivers", opened(nouns, slug), faults={}, typed={})


@blueprint.post(ENTRY + "/waivers")
@requires("catalogue_edit")
def entry_edit_waivers(nouns: str, slug: str) -> Answer:
    """Add one, or take one away."""
    piece = as_seen(opened(nouns, slug))
    verb, _, place = sent("do").partition(" ")
    then = address(piece, "waivers")
    if verb == "remove":
        return keep(piece, _without(piece.row, place), then, "已去掉这条免交规则。")
    together = [m.item for m in piece.row.items if m.item in request.form.getlist("together")]
    item, rule = sent("item"), sent("rule")
    faults = _faults(together, item, rule)
    if faults:
        return show("waivers", piece, 422, faults=faults, typed=request.form)
    waiver = Waiver(tuple(together), item, rule, lines_sent("basis"))
    row = replace(piece.row, waivers=(*piece.row.waivers, waiver))
    return keep(piece, row, then, "已加上免交规则。")


def _faults(together: list[str], item: str, rule: str) -> dict[str, str]:
    faults = {}
    if not together:
        faults["together"] = "请勾选哪几项一起办时免交。"
    if not item:
        faults["item"] = "请选免交哪一项的材料。"
    if not rule:
        faults["rule"] = "请写清免交什么，群众看得懂。"
    return faults


def _without(row: EntryRow, place: str) -> EntryRow:
    kept = [each for i, each in enumerate(row.waivers) if str(i) != place]
    return replace(row, waivers=tuple(kept))
