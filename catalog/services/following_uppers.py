"""Following uppers: what an upper level changed in entries of ours that were taken over from it."""

from dataclasses import dataclass

from sqlmodel import Session, select

from catalog.core.composition.likeness import substantial
from catalog.core.composition.pieces import Choice, choices
from catalog.core.permission import Account
from catalog.models import Upstream
from catalog.services import auditing, listing_entries
from catalog.services.keeping_uppers import Unknown, names_of, row_of, upper_of
from catalog.services.listing_entries import KINDS


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


def followed(session: Session) -> list[Followed]:
    """Our entries that were taken over, those to look at first."""
    found = [_follow(session, each) for each in taken(session)]
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
    upper = upper_of(session, held.upper_id)
    if upper.revision == revision:
        held.content = row_of(upper, kind, held.upper_slug) or held.content
        held.revision, held.seen_by, held.seen_at = revision, user.id, auditing.now()
        session.add(held)
        words = f"{upper.name} 修订号 {revision}"
        auditing.note(session, user, "look_upper", f"{kind}/{slug}", words)
    session.commit()


def taken(session: Session) -> list[Upstream]:
    """What was taken over and is still there: live, or in a change that can be edited."""
    here = {
        (each.kind, each.slug)
        for kind in KINDS
        for each in listing_entries.all_entries(session, kind)
    }
    return [each for each in session.exec(select(Upstream)) if (each.kind, each.slug) in here]


def _follow(session: Session, held: Upstream) -> Followed:
    upper = upper_of(session, held.upper_id)
    newest = row_of(upper, held.kind, held.upper_slug)
    names = names_of(upper)
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
