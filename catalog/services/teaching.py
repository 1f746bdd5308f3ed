"""Teaching the search a wording from the counter: tried out first, then saved in a change.

The trial builds the search twice, as it is and with the wording, and asks both: the wording
itself, the golden intents, and the phrases of every entry the wording comes near to. Those
phrases are left out of the search while they are asked (held out), so that they measure
something.
"""

from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from catalog.core.permission import Account
from catalog.matching.entry import Catalogue, Entry, Phrase
from catalog.matching.finder import Matcher
from catalog.matching.outcome import Outcome
from catalog.models import Asked, GoldenIntent
from catalog.services import auditing, changing, keeping_rows
from catalog.services.changing import Content
from catalog.services.finding import catalogue_of
from catalog.services.proposing import opened
from catalog.services.shelf import KINDS, Shelf, shelf

NEIGHBOURS = 4
HELD_OUT = 8
"""How many phrases of the target and of each neighbour are held out and asked."""
LOOKED_AT = 20


class Unteachable(ValueError):
    """The wording cannot be learned so; the text says why."""


@dataclass(frozen=True)
class Target:
    """What the wording is to lead to: an entry (kind, slug), or a redirect (kind redirect)."""

    kind: str
    slug: str

    @property
    def noun(self) -> str:
        """The noun whose row gets the wording."""
        return "phrase" if self.kind in KINDS else "redirect"

    @property
    def row_id(self) -> str:
        """The id of that row."""
        return f"{self.kind}/{self.slug}" if self.kind in KINDS else self.slug


@dataclass(frozen=True)
class RankChange:
    """Where the right place for some words stood and where it would stand: 1 is first, 0 not
    found. ``about`` is wording, golden or phrase."""

    about: str
    text: str
    expected: str
    before: int
    after: int

    @property
    def better(self) -> bool:
        """Whether it moves up."""
        return (self.after or 99) < (self.before or 99)

    @property
    def worse(self) -> bool:
        """Whether it moves down."""
        return (self.after or 99) > (self.before or 99)


@dataclass(frozen=True)
class Trial:
    """What learning would change. ``asked`` counts what was tried, by kind."""

    target: Target
    name: str
    changes: tuple[RankChange, ...]
    asked: dict[str, int]
    before: Outcome
    after: Outcome

    @property
    def worse(self) -> int:
        """How many known words would be found worse."""
        return sum(each.worse for each in self.changes)

    @property
    def better(self) -> int:
        """How many would be found better."""
        return sum(each.better for each in self.changes)


def trial(session: Session, matcher: Matcher, text: str, target: Target) -> Trial:
    """Try a wording out; nothing is written. ``matcher`` searches what is live. Raises
    Unteachable."""
    kept = shelf(session)
    now = catalogue_of(kept)
    name = _name(now, target)
    _check(text)
    held, probes = _held_out(now, matcher, text, target)
    old, new = Matcher.build(held), Matcher.build(taught(held, text, target))
    probes = [("wording", text, target), *_golden(session, kept), *probes]
    changes = [_change(now, old, new, *probe) for probe in probes]
    asked = {about: sum(probe[0] == about for probe in probes) for about, _, _ in probes}
    moved = tuple(each for each in changes if each.about == "wording" or each.before != each.after)
    return Trial(target, name, moved, asked, old.match(text), new.match(text))


def teach(
    session: Session, user: Account, change: int | str, text: str, said: str, target: Target
) -> int:
    """Put a wording, written as ``said``, into the row of its target in a change, or a new one
    of that title; the change's id. Raises Unteachable, ClosedChange and LookupError."""
    _check(said)
    asked = session.get(Asked, text)
    if asked is None:
        raise LookupError(text)
    if isinstance(change, str):
        change = opened(session, user, change, "form", "来自没找到的话")
    content = _row(session, target, change)
    place = "asks" if target.noun == "phrase" else "phrases"
    if said in content.get(place, ()):
        raise Unteachable("它已经有这个说法了")
    content = content | {place: [*content.get(place, ()), said]}
    changing.save_rows(session, user, change, [(target.noun, content)])
    asked.state = "learned"
    session.add(asked)
    auditing.note(session, user, "teach", f"{target.noun}/{target.row_id}", said)
    session.commit()
    return change


def decoys(session: Session) -> list[tuple[str, str]]:
    """(id, title) of the redirects that stand for what is no business of a hall."""
    rows = keeping_rows.contents(session, "redirect")
    return [(slug, row["title"]) for slug, row in rows.items() if row.get("kind") == "far"]


def taught(catalogue: Catalogue, text: str, target: Target) -> Catalogue:
    """The search's catalogue with the wording in it."""
    entries = tuple(
        replace(each, phrases=(*each.phrases, Phrase(text, "ask"))) if _is(each, target) else each
        for each in catalogue.entries
    )
    redirects = tuple(
        replace(each, phrases=(*each.phrases, text))
        if target.noun == "redirect" and each.id == target.slug
        else each
        for each in catalogue.redirects
    )
    return replace(catalogue, entries=entries, redirects=redirects)


def _check(text: str) -> None:
    if not text.strip():
        raise Unteachable("写上要学的说法")
    if "〔" in text:
        raise Unteachable("这句话里有个人信息的遮挡，请改写成不带个人信息的说法，再加进去")


def _row(session: Session, target: Target, change: int) -> Content:
    held = keeping_rows.held(session, target.noun, target.row_id, change)
    if held.content and not held.deleted:
        return held.content
    if target.noun == "redirect":
        raise LookupError(target.slug)
    if not keeping_rows.held(session, target.kind, target.slug, change).content:
        raise LookupError(target.row_id)
    return {"id": target.row_id}


def _name(catalogue: Catalogue, target: Target) -> str:
    if target.noun == "redirect":
        found = [each.title for each in catalogue.redirects if each.id == target.slug]
    else:
        found = [each.title for each in catalogue.entries if _is(each, target)]
    if not found:
        raise Unteachable("还没有发布的条目不能试，先发布它，或到它的说法里直接加")
    return found[0]


def _is(entry: Entry, target: Target) -> bool:
    return (entry.kind, entry.slug) == (target.kind, target.slug)


def _golden(session: Session, kept: Shelf) -> list[tuple[str, str, Target]]:
    rows = session.exec(select(GoldenIntent).order_by(col(GoldenIntent.text)))
    return [
        ("golden", each.text, Target(each.kind, each.slug))
        for each in rows
        if (each.kind, each.slug) in kept.bodies
    ]


def _held_out(
    catalogue: Catalogue, matcher: Matcher, text: str, target: Target
) -> tuple[Catalogue, list[tuple[str, str, Target]]]:
    """(the catalogue without some phrases of the target and its neighbours, those phrases)."""
    found = matcher.match(text, limit=NEIGHBOURS).matches[:NEIGHBOURS]
    near = {(target.kind, target.slug), *((str(each.kind), each.slug) for each in found)}
    probes, entries = [], []
    for each in catalogue.entries:
        asks = [phrase for phrase in each.phrases if phrase.role == "ask"]
        near_by = (each.kind, each.slug) in near and len(asks) > HELD_OUT
        taken = set(asks[:: -(-len(asks) // HELD_OUT)]) if near_by else set()
        probes += [("phrase", p.text, Target(each.kind, each.slug)) for p in asks if p in taken]
        phrases = tuple(phrase for phrase in each.phrases if phrase not in taken)
        entries.append(replace(each, phrases=phrases))
    return replace(catalogue, entries=tuple(entries)), probes


def _change(
    catalogue: Catalogue, old: Matcher, new: Matcher, about: str, text: str, target: Target
) -> RankChange:
    ranks = (_rank(each.match(text, limit=LOOKED_AT), target) for each in (old, new))
    return RankChange(about, text, _name(catalogue, target), *ranks)


def _rank(outcome: Outcome, target: Target) -> int:
    if target.noun == "redirect":
        found = outcome.redirect
        return int(bool(found and found.id == target.slug))
    for number, match in enumerate(outcome.matches, 1):
        if (match.kind, match.slug) == (target.kind, target.slug):
            return number
    return 0
