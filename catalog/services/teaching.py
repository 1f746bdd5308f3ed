"""Teaching the search a wording from the counter: tried out first, then saved in a change.

The trial builds the search twice, as it is and with the wording, and asks both: the wording
itself, the golden intents, the labelled words (services/labelling.py), and phrases of the
entries the wording comes near to.
"""

from collections import Counter
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from catalog.core.permission import Account
from catalog.matching.entry import Catalogue, Redirect
from catalog.matching.finder import Matcher
from catalog.matching.trial import Probe, RankChange, Target, compared, held_out, taught
from catalog.models import Asked, GoldenIntent
from catalog.services import auditing, changing, keeping_rows, labelling, learning
from catalog.services.changing import Content
from catalog.services.finding import catalogue_of
from catalog.services.proposing import opened
from catalog.services.shelf import shelf

NEIGHBOURS = 4


class Unteachable(ValueError):
    """The wording cannot be learned so; the text says why."""


@dataclass(frozen=True)
class Trial:
    """What learning would change: ranks that move, and the wording's own. ``asked`` counts what
    was tried, by kind."""

    target: Target
    name: str
    changes: tuple[RankChange, ...]
    asked: dict[str, int]

    @property
    def worse(self) -> int:
        """How many known words would be found worse."""
        return sum(each.worse for each in self.changes)

    @property
    def better(self) -> int:
        """How many would be found better."""
        return sum(each.better for each in self.changes)


def trial(
    session: Session, matcher: Matcher, text: str, target: Target, change_id: int = 0
) -> Trial:
    """Try a wording out; nothing is written. ``matcher`` searches what is live; a redirect may
    also be one the change brings. Raises Unteachable."""
    now = _with_proposed(session, catalogue_of(shelf(session)), target, change_id)
    name = _name(now, target)
    _check(text)
    found = matcher.match(text, limit=NEIGHBOURS).matches[:NEIGHBOURS]
    near = [target, *(Target(each.kind, each.slug) for each in found)]
    held, phrases = held_out(now, near)
    probes = [Probe("wording", text, (target,)), *_known(session), *phrases]
    old, new = Matcher.build(held), Matcher.build(taught(held, text, target))
    changes = compared(now, old, new, probes)
    moved = tuple(
        each for each in changes if each.probe.about == "wording" or each.before != each.after
    )
    return Trial(target, name, moved, dict(Counter(each.probe.about for each in changes)))


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
    learning.learned(session, asked, change, f"{target.noun}/{target.row_id}")
    auditing.note(session, user, "teach", f"{target.noun}/{target.row_id}", said)
    session.commit()
    return change


def decoys(session: Session, change_id: int = 0) -> list[tuple[str, str]]:
    """(id, title) of the redirects that stand for what is no business of a hall."""
    rows = keeping_rows.contents(session, "redirect", change_id)
    return [(slug, row["title"]) for slug, row in rows.items() if row.get("kind") == "far"]


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


def _with_proposed(
    session: Session, catalogue: Catalogue, target: Target, change_id: int
) -> Catalogue:
    known = {each.id for each in catalogue.redirects}
    if target.noun != "redirect" or target.slug in known:
        return catalogue
    row = keeping_rows.held(session, "redirect", target.slug, change_id).content
    if not row:
        return catalogue
    fresh = Redirect(**row | {"phrases": tuple(row.get("phrases", ()))})
    return replace(catalogue, redirects=(*catalogue.redirects, fresh))


def _name(catalogue: Catalogue, target: Target) -> str:
    found = [each.title for each in catalogue.redirects if Target("redirect", each.id) == target]
    found += [each.title for each in catalogue.entries if Target(each.kind, each.slug) == target]
    if not found:
        raise Unteachable("还没有发布的条目不能试，先发布它，或到它的说法里直接加")
    return found[0]


def _known(session: Session) -> list[Probe]:
    """Golden intents, and labelled words that are not among them."""
    golden = session.exec(select(GoldenIntent).order_by(col(GoldenIntent.text))).all()
    probes = [Probe("golden", each.text, (Target(each.kind, each.slug),)) for each in golden]
    had = {each.text for each in golden}
    for text, accept in labelling.rows(session).items():
        right = tuple(Target(*each.partition(":")[::2]) for each in accept)
        probes += [Probe("labelled", text, right)] if text not in had else []
    return probes
