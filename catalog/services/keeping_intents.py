"""Keeping intents: words that must find an entry first."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.models import GoldenIntent
from catalog.services import auditing, labelling
from catalog.services.checking import Searcher
from catalog.services.releasing import Refused

OWN_LABELS = "本目录自带的测试句子"


def add(session: Session, user: Account, kind: str, slug: str, text: str) -> None:
    """Words that must find this entry first from now on; Refused when another has them."""
    text = " ".join(text.split())[:200]
    if not text:
        raise Refused(("请写一句群众会说的话",))
    held = session.get(GoldenIntent, text)
    if held and (held.kind, held.slug) != (kind, slug):
        raise Refused((f"“{text}”已经是“{held.slug}”必中的说法，一句话只能指一件事",))
    at = auditing.now()
    session.merge(GoldenIntent(text=text, kind=kind, slug=slug, saved_by=user.id, saved_at=at))
    auditing.note(session, user, "intent", f"{kind}/{slug}", text)
    session.commit()


def adopt(
    session: Session, searcher: Searcher, rows: Iterable[Mapping[str, Any]]
) -> tuple[int, int]:
    """Keep labelled queries (services/checking.py) as golden intents: those with one right
    entry that is found first today. (kept, left aside); what others keep is left alone. All of
    them become labelled words that learning is tried on."""
    kept = aside = 0
    rows = list(rows)
    labels = [{"q": row["q"], "accept": list(row["accept"])} for row in rows]
    labelling.put(session, None, OWN_LABELS, labels)
    for row in rows:
        text = " ".join(row["q"].split())[:200]
        found = searcher.match(text).matches
        first = f"{found[0].kind}:{found[0].slug}" if found else ""
        known = session.get(GoldenIntent, text)
        if known is not None or [first] != list(row["accept"]):
            aside += 1
            continue
        kind, _, slug = first.partition(":")
        session.add(GoldenIntent(text=text, kind=kind, slug=slug, saved_at=auditing.now()))
        session.flush()
        kept += 1
    auditing.note(session, None, "intent", "catalogue/all", f"{kept} 句")
    session.commit()
    return kept, aside


def drop(session: Session, user: Account, text: str) -> None:
    """These words need no longer find their entry first."""
    held = session.get(GoldenIntent, text)
    if held:
        session.delete(held)
        auditing.note(session, user, "drop_intent", f"{held.kind}/{held.slug}", text)
    session.commit()
