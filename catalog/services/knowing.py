"""Knowing what the catalogue holds, laid out for an import to look things up."""

import re
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.adapters.code_mappings import standard_codes
from catalog.core.intake.known import Known, Master, Options
from catalog.core.intake.plan import RowPlan
from catalog.matching.pinyin import initials
from catalog.models import DRAFTS
from catalog.services import mapping_codes

LOOKED_UP = ("item", "department", "material", "code", "question")
LETTERS = 24
_NOT_LETTERS = re.compile("[^a-z0-9]+")


def known_for(session: Session, options: Options) -> Known:
    """Master rows and code tables for one import."""
    rows = {noun: _masters(session, noun) for noun in LOOKED_UP}
    had = {master.content["scheme"] for master in rows["code"].values()}
    standard = [row for row in standard_codes() if row["scheme"] not in had]
    return Known(rows, mapping_codes.tables(session, options.source), identify, standard)


def identify(name: str) -> str:
    """Letters for an id: the pinyin initials of a name."""
    return _NOT_LETTERS.sub("", initials(name).lower())[:LETTERS]


def touched_by(session: Session, rows: list[RowPlan]) -> list[dict[str, Any]]:
    """Bundles and licences that mention an item whose public fields would change."""
    changed = {row.id: row.name for row in rows if row.outcome == "changed" and row.public()}
    found = []
    for kind in ("bundle", "licence"):
        for slug, master in _masters(session, kind).items():
            names = sorted({changed[item] for item in _items(master.content) if item in changed})
            if names:
                title = master.content["title"]
                found.append({"kind": kind, "slug": slug, "title": title, "items": names})
    return found


def _masters(session: Session, noun: str) -> dict[str, Master]:
    table = DRAFTS[noun]
    columns = select(col(table.id), col(table.version), col(table.content)).order_by(col(table.id))
    return {slug: Master(version, content) for slug, version, content in session.execute(columns)}


def _items(entry: dict[str, Any]) -> list[str]:
    """Items an entry names: its members and what options bring in."""
    found = [member["item"] for member in entry.get("items", ())]
    for ask in entry.get("questions", ()):
        for effects in ask.get("effects", {}).values():
            found += [
                effect[key] for effect in effects for key in ("item", "with") if effect.get(key)
            ]
    return found
