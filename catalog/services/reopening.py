"""Reopening: the very guide that was printed, from the ledger, however long ago."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from catalog.adapters.typesetting import typeset
from catalog.core.answers import read_situation
from catalog.core.document import load
from catalog.core.edition import Edition
from catalog.core.guide import Guide, build_guide
from catalog.core.marking import marks_of
from catalog.core.network import Network
from catalog.core.paper import Issue, Terms, compose
from catalog.core.paper.terms import in_force
from catalog.core.printed import Print
from catalog.models import EditionRecord, PrintRecord
from catalog.services.guiding import CALENDAR

AS_THEY_ARE = (
    "serial",
    "token",
    "kind",
    "slip",
    "entry_kind",
    "slug",
    "title",
    "edition_id",
    "number",
    "network_id",
    "point",
    "point_name",
    "clerk",
    "clerk_name",
    "site",
    "time",
)


class UnknownPrint(LookupError):
    """No print of this serial in the ledger."""


def find(session: Session, serial: str) -> Print:
    """The print of a serial; raises UnknownPrint."""
    record = session.get(PrintRecord, serial)
    if record is None:
        raise UnknownPrint(serial)
    return print_of(record)


def reopen(session: Session, made: Print) -> Guide:
    """The guide as it was printed: its edition, its service points, its day."""
    return seen_through(session, made, printed_edition(session, made))


def seen_through(
    session: Session, made: Print, edition: Edition, network: Network | None = None
) -> Guide:
    """``edition`` with the print's answers, counted from its day over its service points.

    Raises BadAnswers where this edition no longer asks what was answered.
    """
    situation = read_situation(edition, made.answers)
    points = network or _network(session, made)
    return build_guide(edition, situation, points, made.day, CALENDAR)


def printed_edition(session: Session, made: Print) -> Edition:
    """The edition that was printed, whether it is still live or not."""
    record = session.get_one(EditionRecord, made.edition_id)
    edition = load(Edition, record.body)
    return replace(edition, number=record.number, published_on=record.published_on)


def content(session: Session, made: Print, terms: tuple[Terms, ...]) -> dict[str, Any]:
    """What stands on the paper, as plain data; the same every time."""
    network = _network(session, made)
    guide = seen_through(session, made, printed_edition(session, made), network)
    point = next((p for p in network.points if p.id == made.point), None)
    issued = Issue(
        serial=made.serial,
        address=made.entry_address,
        qr_address=made.qr_address,
        printed_on=made.day,
        terms=in_force(terms, made.day),
        point_name=made.point_name,
        clerk_name=made.clerk_name,
        point_address=point.address if point else "",
    )
    return compose(made.kind, guide, issued, made.marks)


def pdf(session: Session, made: Print, terms: tuple[Terms, ...]) -> bytes:
    """The paper as PDF, byte for byte the same as the first time.

    Raises TypesettingFailed, with words for the clerk.
    """
    return typeset(made.kind, content(session, made, terms), made.slip)


def print_of(record: PrintRecord) -> Print:
    """A ledger row as plain data."""
    return Print(
        **{name: getattr(record, name) for name in AS_THEY_ARE},
        answers=tuple((key, value) for key, value in record.answers),
        marks=marks_of(record.marks),
        day=date.fromisoformat(record.day),
    )


def _network(session: Session, made: Print) -> Network:
    record = session.get(EditionRecord, made.network_id) if made.network_id else None
    if record is None:
        return Network()
    network = load(Network, record.body)
    return replace(network, number=record.number, published_on=record.published_on)
