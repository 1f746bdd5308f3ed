"""Taking over: an upper level's entry becomes ours to edit, and later changes of theirs show.

The upper level's catalogue comes as the JSON of ``flask catalogue export``. Reading it changes
nothing of ours; taking an entry over makes a change like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, select

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.composition.likeness import substantial
from catalog.core.composition.needs import needs
from catalog.core.composition.pieces import Choice, choices
from catalog.core.document import ShapeError, dump, load
from catalog.core.permission import Account
from catalog.core.rows import EntryRow, MaterialRow
from catalog.models import DRAFTS, UpperCatalogue, Upstream
from catalog.services import auditing, composing

Content = dict[str, Any]

NOT_ONE = "这不是目录导出的文件：里面没有一件事或一业一证。请用“导出整个目录”得到的 JSON。"


class NotACatalogue(ValueError):
    """The file is no export of a catalogue, in words."""


class Unknown(LookupError):
    """No such upper catalogue or entry."""


@dataclass(frozen=True)
class Upper:
    """An upper level's catalogue as lists show it."""

    id: int
    name: str
    revision: int
    loaded_at: str
    bundles: int
    licences: int


@dataclass(frozen=True)
class Offered:
    """An entry an upper level offers; ``ours`` is what we made of it, "" for nothing yet."""

    kind: str
    slug: str
    title: str
    items: int
    ours: str = ""


@dataclass(frozen=True)
class Followed:
    """One of our entries and what its upper level changed since it was taken or looked at.

    ``changes`` says something else (``mine`` is what was, ``theirs`` what is); ``cosmetic``
    counts places where only punctuation, spaces or widths differ. ``gone``: they dropped it.
    """

    kind: str
    slug: str
    title: str
    upper: str
    revision: int
    seen_at: str
    newest: int
    changes: tuple[Choice, ...]
    cosmetic: int
    gone: bool

    @property
    def flagged(self) -> bool:
        """Whether somebody should look."""
        return bool(self.changes) or self.gone


def learn(session: Session, user: Account, name: str, packed: Any) -> int:
    """Keep an upper level's export as its newest; its id. Raises NotACatalogue."""
    name = name.strip()
    rows = _checked(packed)
    held = session.exec(select(UpperCatalogue).where(UpperCatalogue.name == name)).first()
    upper = held or UpperCatalogue(name=name, revision=0, loaded_by=user.id, loaded_at="")
    upper.rows, upper.revision = rows, int(packed.get("revision") or 0)
    upper.loaded_by, upper.loaded_at = user.id, auditing.now()
    session.add(upper)
    session.flush()
    assert upper.id is not None
    id, words = upper.id, f"{name} 修订号 {upper.revision}"
    auditing.note(session, user, "learn_upper", f"upper/{id}", words)
    session.commit()
    return id


def uppers(session: Session) -> list[Upper]:
    """Upper levels whose catalogues are here, by name."""
    found = session.exec(select(UpperCatalogue).order_by(UpperCatalogue.name))
    return [
        Upper(
            each.id or 0,
            each.name,
            each.revision,
            each.loaded_at,
            len(each.rows.get("bundle", ())),
            len(each.rows.get("licence", ())),
        )
        for each in found
    ]


def offered(session: Session, upper_id: int) -> tuple[str, list[Offered]]:
    """(name of the upper level, its entries by title); raises Unknown."""
    upper = _upper(session, upper_id)
    ours = {
        (each.kind, each.upper_slug): each.slug
        for each in _taken(session)
        if each.upper_id == upper_id
    }
    found = [
        Offered(kind, row["id"], row["title"], len(row["items"]), ours.get((kind, row["id"]), ""))
        for kind in composing.KINDS
        for row in upper.rows.get(kind, ())
    ]
    return upper.name, sorted(found, key=lambda each: (each.kind, each.title))


def take(session: Session, user: Account, upper_id: int, kind: str, slug: str, own: str) -> int:
    """Make the upper level's entry ours, under the id ``own``, in a new change; its id.

    Items, materials, questions and departments we do not have come with it; those we have
    stay ours. Raises Unknown, and composing.Taken where the id is in use.
    """
    upper = _upper(session, upper_id)
    content = _entry(upper, kind, slug)
    theirs = _catalogue(upper)
    row: EntryRow = load(EntryRow, content)
    note = f"接自{upper.name}“{row.title}”（{kind}/{slug}，修订号 {upper.revision}）"
    ours = replace(row, id=own, maintainer_notes=(*row.maintainer_notes, note))
    if session.get(DRAFTS[kind], own):
        raise composing.Taken(own)
    session.merge(
        Upstream(
            kind=kind,
            slug=own,
            upper_id=upper_id,
            upper_slug=slug,
            revision=upper.revision,
            content=content,
            seen_by=user.id,
            seen_at=auditing.now(),
        )
    )
    more = list(_missing(session, row, theirs))
    return composing.start(session, user, kind, ours, source="copy", more=more)


def followed(session: Session) -> list[Followed]:
    """Our entries that were taken over, those to look at first."""
    found = [_follow(session, each) for each in _taken(session)]
    return sorted(found, key=lambda each: (not each.flagged, each.title))


def follow(session: Session, kind: str, slug: str) -> Followed:
    """One of them; raises Unknown."""
    held = session.get(Upstream, (kind, slug))
    if held is None:
        raise Unknown(f"{kind}/{slug}")
    return _follow(session, held)


def looked(session: Session, user: Account, kind: str, slug: str, revision: int) -> None:
    """Somebody has seen what the upper level changed up to ``revision``; from now on only
    what comes later counts. Raises Unknown."""
    held = session.get(Upstream, (kind, slug))
    if held is None:
        raise Unknown(f"{kind}/{slug}")
    upper = _upper(session, held.upper_id)
    if upper.revision == revision:
        held.content = _find(upper, kind, held.upper_slug) or held.content
        held.revision, held.seen_by, held.seen_at = revision, user.id, auditing.now()
        session.add(held)
        words = f"{upper.name} 修订号 {revision}"
        auditing.note(session, user, "look_upper", f"{kind}/{slug}", words)
    session.commit()


def _taken(session: Session) -> list[Upstream]:
    """What was taken over and is still there: live, or in a change that can be edited."""
    here = {
        (each.kind, each.slug)
        for kind in composing.KINDS
        for each in composing.all_entries(session, kind)
    }
    return [each for each in session.exec(select(Upstream)) if (each.kind, each.slug) in here]


def _follow(session: Session, held: Upstream) -> Followed:
    upper = _upper(session, held.upper_id)
    newest = _find(upper, held.kind, held.upper_slug)
    names = _names(upper)
    changes = substantial(held.kind, held.content, newest, names) if newest else ()
    every = choices(held.kind, {}, held.content, newest, names) if newest else ()
    return Followed(
        kind=held.kind,
        slug=held.slug,
        title=held.content["title"],
        upper=upper.name,
        revision=held.revision,
        seen_at=held.seen_at,
        newest=upper.revision,
        changes=changes,
        cosmetic=len(every) - len(changes),
        gone=newest is None,
    )


def _checked(packed: Any) -> dict[str, list[Content]]:
    rows = packed.get("rows") if isinstance(packed, dict) else None
    if not isinstance(rows, dict) or not any(rows.get(kind) for kind in composing.KINDS):
        raise NotACatalogue(NOT_ONE)
    try:
        kept = {
            noun: [dump(load(shape, row)) for row in rows.get(noun, ())]
            for noun, shape in NOUNS.items()
        }
    except (ShapeError, TypeError, AttributeError) as fault:
        raise NotACatalogue(f"文件里有看不懂的内容：{fault}") from fault
    return {noun: kept[noun] for noun in NOUNS if kept[noun]}


def _upper(session: Session, upper_id: int) -> UpperCatalogue:
    upper = session.get(UpperCatalogue, upper_id)
    if upper is None:
        raise Unknown(str(upper_id))
    return upper


def _find(upper: UpperCatalogue, kind: str, slug: str) -> Content | None:
    return next((row for row in upper.rows.get(kind, ()) if row["id"] == slug), None)


def _entry(upper: UpperCatalogue, kind: str, slug: str) -> Content:
    found = _find(upper, kind, slug) if kind in composing.KINDS else None
    if found is None:
        raise Unknown(f"{kind}/{slug}")
    return found


def _catalogue(upper: UpperCatalogue) -> Catalogue:
    held: dict[str, dict[str, Any]] = {}
    for noun, rows in upper.rows.items():
        loaded: list[Any] = [load(NOUNS[noun], row) for row in rows]
        held[noun] = {key_of(noun, row): row for row in loaded}
    return Catalogue(**held)


def _missing(session: Session, entry: EntryRow, theirs: Catalogue) -> Iterator[tuple[str, Content]]:
    """Rows the entry needs that we do not have, as (noun, content)."""
    keys = needs(entry, theirs)
    coming = {key for key in keys if session.get(DRAFTS[key[0]], key[1]) is None}
    for noun, slug in keys:
        if (noun, slug) not in coming:
            continue
        row = getattr(theirs, noun)[slug]
        if isinstance(row, MaterialRow):
            row = _ours_only(session, row, coming)
        yield noun, dump(row)


def _ours_only(session: Session, row: MaterialRow, coming: set[tuple[str, str]]) -> MaterialRow:
    """A material without the makers and heirs that are not here."""

    def here(noun: str, slug: str) -> bool:
        return (noun, slug) in coming or session.get(DRAFTS[noun], slug) is not None

    made = {item: whose for item, whose in row.produced_by.items() if here("item", item)}
    merged = tuple(slug for slug in row.merged_into if here("material", slug))
    return replace(row, produced_by=made, merged_into=merged)


def _names(upper: UpperCatalogue) -> Any:
    found = {
        (noun, row["id"]): row.get("name") or row.get("text")
        for noun in ("item", "material", "question", "department")
        for row in upper.rows.get(noun, ())
    }
    return lambda noun, slug: found.get((noun, slug)) or slug
