"""The published catalogue in memory: parsed once per revision, shared by all requests.

Editions never change, so they are remembered by their digest; a new publication
has another digest and is read anew. Nothing here reads drafts.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any

import sqlalchemy
from sqlmodel import Session, SQLModel, select

from catalog.core.document import load
from catalog.core.edition import Edition
from catalog.core.guide import Guide
from catalog.core.network import Network
from catalog.core.rows import RedirectRow, RewriteRow
from catalog.models import EditionRecord, Live

KINDS = ("bundle", "licence", "item")


@dataclass(frozen=True)
class Card:
    """An entry as lists and tiles show it."""

    kind: str
    slug: str
    title: str
    short: str
    summary: str
    audience: str
    theme: str
    department: str
    department_name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """One revision of the published catalogue. ``digest`` names its content."""

    revision: int
    digest: str
    bodies: dict[tuple[str, str], dict[str, Any]] = field(repr=False)
    stamps: dict[tuple[str, str], tuple[int, str]] = field(repr=False)
    _editions: dict[tuple[str, str], Edition] = field(default_factory=dict, repr=False)
    guides: dict[Any, Guide] = field(default_factory=dict, repr=False)
    """Guides of this very catalogue worked out before, kept by ``guiding``."""

    def edition(self, kind: str, slug: str) -> Edition | None:
        """The live edition of an entry, or None."""
        key = (kind, slug)
        if key not in self.bodies or kind not in KINDS:
            return None
        if key not in self._editions:
            number, day = self.stamps[key]
            self._editions[key] = replace(
                load(Edition, self.bodies[key]), number=number, published_on=day
            )
        return self._editions[key]

    @cached_property
    def cards(self) -> dict[tuple[str, str], Card]:
        """Every entry's card, in published order."""
        return {key: _card(self.bodies[key]) for key in self.bodies if key[0] in KINDS}

    @cached_property
    def network(self) -> Network:
        """The service points."""
        key = ("network", "all")
        number, day = self.stamps.get(key, (0, ""))
        return replace(load(Network, self.bodies.get(key, {})), number=number, published_on=day)

    @cached_property
    def redirects(self) -> tuple[RedirectRow, ...]:
        """What is not ours, and whose it is."""
        rows = self.bodies.get(("redirects", "all"), {"redirects": []})["redirects"]
        return tuple(load(RedirectRow, row) for row in rows)

    @cached_property
    def rewrites(self) -> tuple[RewriteRow, ...]:
        """The lexicon."""
        rows = self.bodies.get(("lexicon", "all"), {"rewrites": []})["rewrites"]
        return tuple(load(RewriteRow, row) for row in rows)


_TABLE = SQLModel.metadata.tables["revision"]
NOW = sqlalchemy.select(_TABLE.c.number, _TABLE.c.digest).where(_TABLE.c.id == 1)

_KEPT: dict[str, Shelf] = {}
_KEEP = 4
_LOCK = Lock()


def shelf(session: Session) -> Shelf:
    """The live catalogue as of this session's view of the database."""
    session.flush()
    # Asked by every request: without the mapper it takes a third of the time.
    row = session.connection().execute(NOW).one_or_none()
    if row is None:
        return Shelf(0, "", {}, {})
    found = _KEPT.get(row.digest)
    if found is None:
        with _LOCK:
            found = _KEPT.get(row.digest) or _read(session, row.number, row.digest)
            _KEPT[row.digest] = found
            for old in list(_KEPT)[:-_KEEP]:
                del _KEPT[old]
    if found.revision != row.number:  # published again unchanged: what was worked out still holds
        found = _KEPT[row.digest] = replace(found, revision=row.number)
    return found


def _read(session: Session, revision: int, digest: str) -> Shelf:
    records = session.exec(
        select(EditionRecord)
        .join(Live, Live.edition_id == EditionRecord.id)  # type: ignore[arg-type]
        .order_by(EditionRecord.id)  # type: ignore[arg-type]
    ).all()
    bodies = {(record.kind, record.slug): record.body for record in records}
    stamps = {(r.kind, r.slug): (r.number, r.published_on) for r in records}
    return Shelf(revision, digest, bodies, stamps)


def _card(body: dict[str, Any]) -> Card:
    lead = body.get("lead") or {}
    return Card(
        kind=body["kind"],
        slug=body["slug"],
        title=body["title"],
        short=body.get("short", body["title"]),
        summary=body.get("summary", ""),
        audience=body.get("audience", ""),
        theme=body.get("theme", ""),
        department=lead.get("id", ""),
        department_name=lead.get("name", ""),
        items=tuple(member["item"] for member in body.get("members", [])),
    )
