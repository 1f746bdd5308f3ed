"""Publishing: freeze drafts into editions, refuse what lint finds, bump the revision."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, update
from sqlmodel import Session, col, func, select

from catalog.core.lint import Finding
from catalog.models import EditionRecord, Live, Revision, Withdrawal
from catalog.services.drafting import draft_catalogue
from catalog.services.freezing import Document, Key, digest_of, documents, findings_of


class LintRefused(ValueError):
    """Publishing was refused; ``findings`` say what to mend. Nothing was changed."""

    def __init__(self, findings: list[Finding]):
        super().__init__("；".join(f"{f.noun} {f.id}：{f.text}" for f in findings[:5]))
        self.findings = findings


@dataclass(frozen=True)
class Publication:
    """What a publication did: the revision it made, the entries it renewed and took off."""

    revision: int
    published: tuple[str, ...]
    unchanged: int
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class LiveRecord:
    """A live edition without its body."""

    edition_id: int
    number: int
    title: str
    digest: str
    published_on: str


def publish(session: Session, today: date) -> Publication:
    """Publish every draft that differs from its live edition, as one revision.

    Raises LintRefused while anything is wrong. Without a difference nothing is
    written and the revision stays.
    """
    publication = publish_drafts(session, today)
    session.commit()
    return publication


def publish_drafts(session: Session, today: date) -> Publication:
    """``publish`` for callers that have more to write in the same transaction.

    An entry that is live and has no draft any more is taken off.
    """
    catalogue = draft_catalogue(session)
    if findings := findings_of(catalogue):
        raise LintRefused(findings)
    fresh = [(document, digest_of(document.body)) for document in documents(catalogue)]
    held = {(document.kind, document.slug) for document, _ in fresh}
    gone = [key for key in live_digests(session) if key not in held]
    return publish_documents(session, today, fresh, gone)


def publish_documents(
    session: Session, today: date, fresh: Iterable[tuple[Document, str]], gone: Collection[Key]
) -> Publication:
    """Make editions of those documents (with their digests) that differ from what is live, and
    take ``gone`` off, as one revision. No commit; nothing is checked here."""
    live = live_digests(session)
    fresh = list(fresh)
    renewed = [each for each in fresh if not _is_live(each, live)]
    number = revision(session)
    if renewed or gone:
        number += 1
        _add(session, renewed, number, today)
        _take_off(session, gone)
        _bump(session, number)
    unchanged = len(live.keys() - {(each.kind, each.slug) for each, _ in renewed}) - len(gone)
    published = tuple(f"{document.kind}/{document.slug}" for document, _ in renewed)
    withdrawn = tuple(f"{kind}/{slug}" for kind, slug in gone)
    return Publication(number, published, unchanged, withdrawn)


def revision(session: Session) -> int:
    """The catalogue revision; 0 while nothing was ever published."""
    row = session.get(Revision, 1)
    return row.number if row else 0


def live_digests(session: Session) -> dict[Key, LiveRecord]:
    """Every live edition by (kind, slug), without the bodies."""
    record = EditionRecord
    columns = (record.id, record.number, record.title, record.digest, record.published_on)
    query = select(record.kind, record.slug, *columns).join(  # type: ignore[call-overload]
        Live, Live.edition_id == record.id
    )
    return {(row[0], row[1]): LiveRecord(*row[2:]) for row in session.exec(query)}


def _is_live(fresh: tuple[Document, str], live: dict[Key, LiveRecord]) -> bool:
    document, digest = fresh
    record = live.get((document.kind, document.slug))
    return record is not None and record.digest == digest


def _add(session: Session, renewed: list[tuple[Document, str]], revision: int, today: date) -> None:
    """New editions, and the pointers and tombstones that follow from them."""
    if not renewed:
        return
    numbers = _last_numbers(session)
    rows = [
        {
            "kind": document.kind,
            "slug": document.slug,
            "number": numbers.get((document.kind, document.slug), 0) + 1,
            "title": document.title,
            "digest": digest,
            "published_on": today.isoformat(),
            "revision": revision,
            "body": document.body,
            "source": document.source,
        }
        for document, digest in renewed
    ]
    session.execute(insert(EditionRecord), rows)
    _point(session, revision)
    back = {(row["kind"], row["slug"]) for row in rows}
    for stone in session.exec(select(Withdrawal)).all():
        if (stone.kind, stone.slug) in back:
            session.delete(stone)


def _point(session: Session, revision: int) -> None:
    """Let the pointers lead to the editions of this revision."""
    record = EditionRecord
    fresh = select(record.kind, record.slug, record.id).where(record.revision == revision)
    found = [
        {"kind": kind, "slug": slug, "edition_id": id} for kind, slug, id in session.exec(fresh)
    ]
    known = set(session.exec(select(Live.kind, Live.slug)).all())
    old = [row for row in found if (row["kind"], row["slug"]) in known]
    new = [row for row in found if (row["kind"], row["slug"]) not in known]
    if old:
        session.execute(update(Live), old)
    if new:
        session.execute(insert(Live), new)


def _last_numbers(session: Session) -> dict[Key, int]:
    """The highest number each entry ever had; a withdrawn one goes on counting."""
    record = EditionRecord
    query = select(record.kind, record.slug, func.max(col(record.number)))
    found = session.exec(query.group_by(col(record.kind), col(record.slug)))
    return {(kind, slug): number for kind, slug, number in found}


def _take_off(session: Session, gone: Collection[Key]) -> None:
    for key in gone:
        session.delete(session.get(Live, key))


def _bump(session: Session, number: int) -> None:
    row = session.get(Revision, 1) or Revision()
    row.number = number
    session.flush()
    live = live_digests(session)
    stamps = sorted(f"{kind}/{slug} {r.digest} {stamp(r)}" for (kind, slug), r in live.items())
    row.digest = hashlib.sha256("\n".join(stamps).encode()).hexdigest()
    session.add(row)
    session.flush()


def stamp(record: LiveRecord) -> str:
    """What an edition shows of its publication, and its body does not hold."""
    return f"{record.number} {record.published_on}"
