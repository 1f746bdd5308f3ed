"""Verifying: what a scanned code stands for, and whether it still holds."""

import re
from dataclasses import dataclass
from hmac import compare_digest

from sqlmodel import Session

from catalog.adapters import signatures
from catalog.core.answers import BadAnswers
from catalog.core.difference import Change, differences
from catalog.core.guide import Guide
from catalog.core.printed import Print
from catalog.models import Live, PrintRecord
from catalog.services.browsing import Withdrawn, withdrawn
from catalog.services.printing import PURPOSE
from catalog.services.reopening import print_of, reopen, seen_through
from catalog.services.shelf import shelf

SERIAL = re.compile(r"QS-\d{8}-\d{6}")


@dataclass(frozen=True)
class Verification:
    """``state`` is one of:

    current (the edition printed is live) · same (a newer one, nothing changed for these
    answers) · changed (``changes`` lists what) · asked_anew (the questions are others now) ·
    withdrawn (no longer published) · purged (ours, but the ledger no longer keeps it) ·
    forged. ``print`` and ``guide`` are None for the last two; ``now`` is today's guide;
    ``gone`` says why it was withdrawn, where that was written down.
    """

    state: str
    serial: str = ""
    print: Print | None = None
    guide: Guide | None = None
    now: Guide | None = None
    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()
    gone: Withdrawn | None = None


def verify(session: Session, key: str, token: str) -> Verification:
    """What the token of a print stands for; never raises for whatever was scanned."""
    serial = token.partition(".")[0]
    record = session.get(PrintRecord, serial) if SERIAL.fullmatch(serial) else None
    if record is None:
        signed = signatures.read(key, token, PURPOSE)
        return Verification("purged", signed) if signed else Verification("forged")
    # Held against the ledger, so that prints outlive a change of the key.
    if not compare_digest(record.token.encode(), token.encode()):
        return Verification("forged")
    return _held_against_today(session, record)


def _held_against_today(session: Session, record: PrintRecord) -> Verification:
    made = print_of(record)
    guide = reopen(session, made)
    live = session.get(Live, (made.entry_kind, made.slug))
    if live and live.edition_id == made.edition_id:
        return Verification("current", made.serial, made, guide, guide)
    edition = shelf(session).edition(made.entry_kind, made.slug)
    if edition is None:
        gone = withdrawn(session, made.entry_kind, made.slug)
        return Verification("withdrawn", made.serial, made, guide, gone=gone)
    try:
        now = seen_through(session, made, edition)
    except BadAnswers as bad:
        reasons = tuple(problem.text for problem in bad.problems)
        return Verification("asked_anew", made.serial, made, guide, reasons=reasons)
    changes = differences(guide, now)
    state = "changed" if changes else "same"
    return Verification(state, made.serial, made, guide, now, changes)
