"""Confirming: a value that is marked as a sample, or was verified long ago, gets its source.

A confirmation is a proposed row like any other: it goes into a change and is reviewed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from catalog.core.catalogue import NOUNS
from catalog.core.document import load
from catalog.core.edition import Provenance
from catalog.core.permission import Account
from catalog.core.proven import SHOWN_AS, confirmed, sources
from catalog.core.rowlabels import called
from catalog.core.rowwords import Names, as_is, row_words
from catalog.models import Change
from catalog.services.changing import proposed, save_row
from catalog.services.proposing import opened
from catalog.services.releasing import Refused

TITLE = "核实样例字段"


@dataclass(frozen=True)
class Confirmation:
    """What an administrator says about a value: ``level`` law or official, ``source`` where
    it can be read, ``name`` who confirmed it, ``on`` the ISO day."""

    level: str
    source: str
    name: str
    on: str


@dataclass(frozen=True)
class Shown:
    """A value to look at before confirming it: whose it is, itself in words, its source."""

    name: str
    words: tuple[str, ...]
    source: Provenance


def show(
    session: Session, change_id: int, noun: str, slug: str, field: str, names: Names = as_is
) -> Shown:
    """A value as the change (0 for none) has it; raises LookupError."""
    content, _ = proposed(session, change_id, noun, slug)
    if not content:
        raise LookupError(f"{noun}/{slug}")
    source = sources(noun, content).get(field)
    if source is None:
        raise LookupError(f"{noun}/{slug} {field}")
    row: Any = load(NOUNS[noun], content)
    told = row_words(noun, row, names)
    fields = SHOWN_AS.get(noun, {}).get(field, (field,))
    words = tuple(line for each in fields for line in told.get(each, ()))
    return Shown(called(content, slug), words, load(Provenance, source))


def confirm(
    session: Session,
    user: Account,
    change_id: int,
    noun: str,
    slug: str,
    field: str,
    said: Confirmation,
) -> int:
    """Put the confirmation into a change (0: a new one); the change's id.

    Raises Refused for what is missing, LookupError for a value that is not there, and what
    save_row raises.
    """
    _complete(said)
    if change_id and session.get(Change, change_id) is None:
        raise LookupError(f"change/{change_id}")
    content, version = proposed(session, change_id, noun, slug)
    proven = {"level": said.level, "note": said.source, "by": said.name, "on": said.on}
    row = confirmed(noun, content, field, proven)
    change_id = change_id or opened(session, user, TITLE, "confirm", "")
    save_row(session, user, change_id, noun, row, version)
    return change_id


def _complete(said: Confirmation) -> None:
    missing = []
    if said.level not in ("law", "official"):
        missing.append("请选来源是法条还是官方公开清单")
    if not said.source.strip():
        missing.append("请写明来源，例如法律名称和条款，或公开清单的名称和日期")
    if not said.name.strip():
        missing.append("请写明由谁确认")
    try:
        date.fromisoformat(said.on)
    except ValueError:
        missing.append("确认日期写成 2026-11-24 这样")
    if missing:
        raise Refused(tuple(missing))
