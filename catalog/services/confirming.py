"""Confirming: values nobody has verified yet, and values verified too long ago.

A confirmation is a proposed row like any other: it goes into a change and is reviewed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from catalog.core.document import load
from catalog.core.edition import Provenance
from catalog.core.permission import Account
from catalog.core.rowlabels import PROVEN
from catalog.core.rows import EntryRow, ItemRow
from catalog.core.rowwords import Names, as_is, row_words
from catalog.core.workflow import OPEN
from catalog.models import DRAFTS, Change, ChangeRow, EditionRecord, Item
from catalog.services.changing import proposed, save_row
from catalog.services.proposing import opened
from catalog.services.releasing import Refused

PAGE = 50
NOUNS = ("item", "bundle", "licence")
TITLE = "核实样例字段"


@dataclass(frozen=True)
class Filter:
    """``state`` is sample (never confirmed) or stale (confirmed, or published, more than
    ``months`` ago); ``words`` are part of a name or an id."""

    state: str = "sample"
    department: str = ""
    field: str = ""
    words: str = ""
    months: int = 12


@dataclass(frozen=True)
class Value:
    """One value to confirm. ``since``: the day it was confirmed, or first published;
    ``change``: an open change that has a row of this noun and id already, 0 for none."""

    noun: str
    id: str
    name: str
    department: str
    field: str
    level: str
    note: str
    since: str
    change: int = 0

    @property
    def label(self) -> str:
        """承诺时限, 收费 …"""
        return PROVEN.get(self.field, self.field)


@dataclass(frozen=True)
class ValuePage:
    """One page of values, oldest first; ``counts`` by field over everything that fits."""

    values: tuple[Value, ...]
    total: int
    page: int
    counts: dict[str, int]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True)
class Confirmation:
    """What an administrator says about a value: ``level`` law or official, ``source`` where
    it can be read, ``name`` who confirmed it, ``on`` the ISO day."""

    level: str
    source: str
    name: str
    on: str


def values_page(session: Session, wanted: Filter, today: date, page: int = 1) -> ValuePage:
    """Fifty values to confirm, the oldest first."""
    values = list(_fitting(session, wanted, today))
    counts: dict[str, int] = {}
    for each in values:
        counts[each.field] = counts.get(each.field, 0) + 1
    if wanted.field:
        values = [each for each in values if each.field == wanted.field]
    values.sort(key=lambda each: (each.since, each.department, each.id))
    page = min(max(page, 1), max(1, -(-len(values) // PAGE)))
    shown = values[(page - 1) * PAGE : page * PAGE]
    return ValuePage(tuple(_with_changes(session, shown)), len(values), page, counts)


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
    row: Any = load(ItemRow if noun == "item" else EntryRow, content)
    limit = None if noun == "item" else row.package_limit
    source = row.provenance.get(field) if noun == "item" else limit and limit.provenance
    if source is None or (noun != "item" and field != "package_limit"):
        raise LookupError(f"{noun}/{slug} {field}")
    where = "requirements" if field == "materials" else field
    name = row.name if noun == "item" else row.title
    return Shown(name, row_words(noun, row, names).get(where, ()), source)


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
    confirmed = _with_provenance(content, noun, field, proven)
    change_id = change_id or opened(session, user, TITLE, "confirm", "")
    save_row(session, user, change_id, noun, confirmed, version)
    return change_id


def counts(session: Session, today: date) -> tuple[int, int]:
    """(values never confirmed, values confirmed too long ago)."""
    sample = sum(1 for _ in _fitting(session, Filter(), today))
    return sample, sum(1 for _ in _fitting(session, Filter(state="stale"), today))


def months_before(day: date, months: int) -> str:
    """The ISO day that many months earlier; the 28th at the latest, which every month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28)).isoformat()


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


def _with_provenance(
    content: dict[str, Any], noun: str, field: str, proven: dict[str, str]
) -> dict[str, Any]:
    if noun != "item":
        limit = content.get("package_limit")
        if not limit or field != "package_limit":
            raise LookupError(field)
        return content | {"package_limit": limit | {"provenance": proven}}
    held = content.get("provenance", {})
    if field not in held:
        raise LookupError(field)
    return content | {"provenance": held | {field: proven}}


def _fitting(session: Session, wanted: Filter, today: date) -> Iterator[Value]:
    first = _first_days(session)
    limit = months_before(today, wanted.months)
    for value in _values(session, wanted, first):
        if wanted.words and wanted.words not in value.name and wanted.words not in value.id:
            continue
        sample = value.level not in ("law", "official")
        if sample if wanted.state == "sample" else not sample and value.since < limit:
            yield value


def _values(session: Session, wanted: Filter, first: dict[tuple[str, str], str]) -> Iterator[Value]:
    items = select(Item.id, Item.name, Item.department, Item.content)
    if wanted.department:
        items = items.where(Item.department == wanted.department)
    for slug, name, department, content in session.exec(items):
        for field, source in content.get("provenance", {}).items():
            yield _value("item", slug, name, department, field, source, first)
    for noun in NOUNS[1:]:
        for draft in session.exec(select(DRAFTS[noun])):
            limit, lead = draft.content.get("package_limit"), draft.content.get("lead", "")
            if limit and wanted.department in ("", lead):
                source = limit.get("provenance", {})
                yield _value(noun, draft.id, draft.name, lead, "package_limit", source, first)


def _value(
    noun: str,
    slug: str,
    name: str,
    department: str,
    field: str,
    source: dict[str, str],
    first: dict[tuple[str, str], str],
) -> Value:
    since = source.get("on") or first.get((noun, slug), "")
    level, note = source.get("level", "sample"), source.get("note", "")
    return Value(noun, slug, name, department, field, level, note, since)


def _first_days(session: Session) -> dict[tuple[str, str], str]:
    record = EditionRecord
    query = select(record.kind, record.slug, func.min(col(record.published_on)))
    found = session.exec(query.group_by(col(record.kind), col(record.slug)))
    return {(kind, slug): day for kind, slug, day in found}


def _with_changes(session: Session, values: list[Value]) -> Iterator[Value]:
    """The values with the newest open change that has a row of theirs."""
    ids = {each.id for each in values}
    query = (
        select(ChangeRow.noun, ChangeRow.row_id, func.max(col(ChangeRow.change_id)))
        .join(Change, col(Change.id) == col(ChangeRow.change_id))
        .where(col(Change.state).in_(OPEN), col(ChangeRow.row_id).in_(ids))
        .group_by(col(ChangeRow.noun), col(ChangeRow.row_id))
    )
    held = {(noun, slug): change for noun, slug, change in session.exec(query)}
    for each in values:
        change = held.get((each.noun, each.id), 0)
        yield Value(**{**each.__dict__, "change": change})
