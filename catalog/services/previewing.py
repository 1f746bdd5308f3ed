"""Previewing: an entry that is not published, seen through any answers, by the same rules."""

import re
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from catalog.core.answers import BadAnswers, read_situation
from catalog.core.edition import Edition
from catalog.core.freeze import freeze_entry
from catalog.core.guide import Guide, build_guide
from catalog.core.lint import lint_edition, lint_rows
from catalog.core.situation import Situation, empty_situation
from catalog.services import auditing
from catalog.services.composing import Piece
from catalog.services.guiding import CALENDAR
from catalog.services.shelf import shelf

Pairs = tuple[tuple[str, str], ...]

QUOTED_ID = re.compile(r"“([a-z0-9_-]+)”")


@dataclass(frozen=True)
class Preview:
    """What an entry would look like. ``findings`` is what keeps it from being published, in
    words; ``guide`` is None while its rows do not fit together."""

    guide: Guide | None
    findings: tuple[str, ...]


def preview(
    session: Session, piece: Piece, pairs: Pairs = (), start: date | None = None
) -> Preview:
    """The entry seen through these answers; answers it does not know (any more) are dropped."""
    broken = [
        finding.text
        for finding in lint_rows(piece.catalogue)
        if (finding.noun, finding.id) == (piece.kind, piece.row.id)
    ]
    try:
        edition = freeze_entry(piece.kind, piece.row, piece.catalogue)
        guide = _guide(session, edition, pairs, start or auditing.today())
    except (KeyError, ValueError, RecursionError):
        return Preview(None, _named(broken, piece))
    if not broken:
        broken = [finding.text for finding in lint_edition(edition)]
    if not piece.row.items:
        broken = ["还没有事项：先加进来", *broken]
    return Preview(guide, _named(broken, piece))


def known(edition: Edition, pairs: Pairs) -> Situation:
    """The situation of those answers that the edition knows."""
    kept: list[tuple[str, str]] = []
    for pair in pairs:
        try:
            read_situation(edition, [*kept, pair])
        except BadAnswers:
            continue
        kept.append(pair)
    return read_situation(edition, kept) if kept else empty_situation(edition)


def _guide(session: Session, edition: Edition, pairs: Pairs, start: date) -> Guide:
    return build_guide(edition, known(edition, pairs), shelf(session).network, start, CALENDAR)


def _named(texts: list[str], piece: Piece) -> tuple[str, ...]:
    """Findings speak of ids; people know names."""
    catalogue = piece.catalogue

    def named(match: re.Match[str]) -> str:
        slug = match.group(1)
        if slug in catalogue.item:
            return f"“{catalogue.item[slug].name}”"
        if slug in catalogue.question:
            return f"“{catalogue.question[slug].text.rstrip('？?')}”"
        return f"“{catalogue.material[slug].name}”" if slug in catalogue.material else match[0]

    found = [QUOTED_ID.sub(named, text) for text in texts]
    found = [re.sub(r"“([^”]+)”说了看情况办", r"“\1”选了“看情况办”", text) for text in found]
    return tuple(dict.fromkeys(found))
