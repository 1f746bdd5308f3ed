"""Printing: a serial and a signed address for every paper, entered in the ledger.

Serials count per day over the whole county. A writing session is the only writer, so two
counters never get the same number; the primary key would refuse it if they did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, select

from catalog.adapters import halltime, signatures
from catalog.core.edition import Edition
from catalog.core.guide import Guide
from catalog.core.marking import rows_of
from catalog.core.network import Point
from catalog.core.paper import PAPERS, Marks, NotForThis, Terms, objection
from catalog.core.paper.deferral import with_due_days
from catalog.core.paper.terms import in_force
from catalog.core.permission import Account
from catalog.core.printed import Print, answers_of
from catalog.models import EditionRecord, Live, PrintRecord
from catalog.services.guiding import CALENDAR
from catalog.services.reopening import print_of
from catalog.services.shelf import shelf

PREFIX = "QS"
PURPOSE = "print"
"""What tokens are signed for, so that no other token of the house passes as one."""


@dataclass(frozen=True)
class Desk:
    """Where and by whom: the clerk, the address of this house as citizens reach it, the key,
    and the county's terms."""

    clerk: Account
    site: str
    key: str
    terms: tuple[Terms, ...]


UNMARKED = Marks()


@dataclass(frozen=True)
class Wish:
    """What is to be printed besides the guide."""

    kind: str
    marks: Marks = UNMARKED
    slip: bool = False


def issue(
    session: Session, desk: Desk, guide: Guide, wish: Wish, now: datetime | None = None
) -> Print:
    """Allot a serial, enter the print in the ledger and commit.

    Raises NotForThis where the paper does not exist for this guide or lacks its marks,
    KeyError for an unknown kind; then nothing is entered.
    """
    (made,) = issue_many(session, desk, [guide], wish, now)
    return made


def issue_many(
    session: Session,
    desk: Desk,
    guides: Sequence[Guide],
    wish: Wish,
    now: datetime | None = None,
) -> list[Print]:
    """``issue`` for a pile of guides: serials in a row, one commit."""
    for guide in guides:
        refuse_impossible(guide, wish)
    at = now or halltime.now()
    first = _last_number(session, at.date()) + 1
    records = [
        _record(session, desk, guide, wish, at, first + place) for place, guide in enumerate(guides)
    ]
    session.add_all(records)
    made = [print_of(record) for record in records]
    session.commit()
    return made


def refuse_impossible(guide: Guide, wish: Wish) -> None:
    """Raise NotForThis, in words, for a paper this guide cannot have."""
    if words := objection(wish.kind, guide, wish.marks):
        raise NotForThis(words)


def _last_number(session: Session, day: date) -> int:
    newest = select(func.max(PrintRecord.serial)).where(PrintRecord.day == day.isoformat())
    serial = session.exec(newest).one()
    return int(serial.rpartition("-")[2]) if serial else 0


def _record(
    session: Session, desk: Desk, guide: Guide, wish: Wish, at: datetime, number: int
) -> PrintRecord:
    edition, serial = guide.edition, f"{PREFIX}-{at:%Y%m%d}-{number:06}"
    point = _point(session, desk.clerk.point)
    days = in_force(desk.terms, at.date()).deferral_days
    return PrintRecord(
        serial=serial,
        token=signatures.sign(desk.key, serial, PURPOSE),
        kind=wish.kind,
        slip=wish.slip and PAPERS[wish.kind].slip,
        entry_kind=edition.kind,
        slug=edition.slug,
        title=edition.title,
        edition_id=_edition_id(session, edition),
        number=edition.number,
        network_id=_network_id(session),
        answers=answers_of(guide.situation),
        marks=rows_of(with_due_days(wish.marks, guide, at.date(), CALENDAR, days)),
        point=point.id if point else "",
        point_name=point.name if point else "",
        clerk=desk.clerk.id,
        clerk_name=desk.clerk.display_name,
        site=desk.site,
        day=at.date().isoformat(),
        time=f"{at:%H:%M:%S}",
    )


def _edition_id(session: Session, edition: Edition) -> int:
    """The row of the edition on the clerk's screen, which need not be the newest by now."""
    wanted = select(EditionRecord.id).where(
        EditionRecord.kind == edition.kind,
        EditionRecord.slug == edition.slug,
        EditionRecord.number == edition.number,
    )
    return session.exec(wanted).one() or 0


def _network_id(session: Session) -> int | None:
    live = session.get(Live, ("network", "all"))
    return live.edition_id if live else None


def _point(session: Session, point_id: str) -> Point | None:
    """The clerk's service point; the county centre for a clerk without one."""
    points = shelf(session).network.points
    own = next((point for point in points if point.id == point_id), None)
    return own or next((point for point in points if point.kind == "center"), None)
