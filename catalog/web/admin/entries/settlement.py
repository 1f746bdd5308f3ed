"""Two people saved one row: what stands, what the second wanted, and where they differ."""

import json
from dataclasses import dataclass
from typing import Any

from catalog.core.composition.pieces import Choice, choices
from catalog.services import looking_back
from catalog.services.changing import StaleSave
from catalog.services.composing import Piece
from catalog.web.database import reading


@dataclass(frozen=True)
class Settlement:
    """What the page of choosing shows; ``mine`` is kept in it as JSON, whole."""

    noun: str
    row_id: str
    version: int
    then: str
    mine: str
    choices: tuple[Choice, ...]
    who: str
    gone: bool


def settlement(piece: Piece, noun: str, stale: StaleSave, seen: int, then: str) -> Settlement:
    """The pieces in which the two versions differ, given the version the second started from."""
    row_id = piece.row.id if noun == piece.kind else str(stale.mine["id"])
    base = looking_back.started_from(reading(), piece.change, noun, row_id, seen)
    saved = looking_back.saves(reading(), piece.change, noun, row_id)
    return Settlement(
        noun=noun,
        row_id=row_id,
        version=stale.version,
        then=then,
        mine=json.dumps(stale.mine, ensure_ascii=False),
        choices=choices(noun, base, stale.mine, stale.theirs, names_of(piece)),
        who=saved[0].who if saved else "",
        gone=not stale.theirs,
    )


def names_of(piece: Piece) -> Any:
    """(noun, id) -> name, for everything the entry refers to."""

    def named(noun: str, slug: str) -> str:
        if noun == "question":
            return piece.question(slug).text
        if noun == "holder":
            return piece.catalogue.labels("holders").get(slug, slug)
        row = getattr(piece.catalogue, noun, {}).get(slug)
        return getattr(row, "name", slug) if row else slug

    return named
