"""Listing values: those nobody has verified yet, and those verified too long ago."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, func, select

from catalog.core.paging import page_within, pages_of
from catalog.core.proven import Source, sources
from catalog.core.rowlabels import PROVEN
from catalog.core.workflow import OPEN
from catalog.models import DRAFTS, Change, ChangeRow, EditionRecord

PAGE = 50
NOUNS = ("item", "bundle", "licence", "point")
PROVED = ("law", "official")
SHARED = {"point": ("network", "all")}
"""Noun -> the document it is published in, where it has none of its own."""


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
        return pages_of(self.total, PAGE)


def values_page(session: Session, wanted: Filter, today: date, page: int = 1) -> ValuePage:
    """Fifty values to confirm, the oldest first."""
    values = list(_fitting(session, wanted, today))
    counts = Counter(each.field for each in values)
    if wanted.field:
        values = [each for each in values if each.field == wanted.field]
    values.sort(key=lambda each: (each.since, each.department, each.id))
    page = page_within(page, len(values), PAGE)
    shown = values[(page - 1) * PAGE : page * PAGE]
    return ValuePage(tuple(_with_changes(session, shown)), len(values), page, counts)


def counts(session: Session, today: date, months: int = 12) -> tuple[int, int]:
    """(values never confirmed, values confirmed more than ``months`` ago)."""
    sample = sum(1 for _ in _fitting(session, Filter(), today))
    return sample, sum(1 for _ in _fitting(session, Filter("stale", months=months), today))


def stale(
    session: Session, noun: str, ids: Sequence[str], today: date, months: int
) -> dict[str, str]:
    """Id -> which values are to be looked at again, in words, for those of these rows that have
    any."""
    limit, found = months_before(today, months), dict[str, list[str]]()
    for value in _values(session, "", (noun,), ids):
        if value.level in PROVED and value.since < limit:
            found.setdefault(value.id, []).append(value.label)
    return {slug: f"该复核了：{'、'.join(labels)}" for slug, labels in found.items()}


def months_before(day: date, months: int) -> str:
    """The ISO day that many months earlier; the 28th at the latest, which every month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28)).isoformat()


def _fitting(session: Session, wanted: Filter, today: date) -> Iterator[Value]:
    limit = months_before(today, wanted.months)
    for value in _values(session, wanted.department):
        if wanted.words and wanted.words not in value.name and wanted.words not in value.id:
            continue
        sample = value.level not in PROVED
        if sample if wanted.state == "sample" else not sample and value.since < limit:
            yield value


def _values(
    session: Session,
    department: str,
    nouns: Sequence[str] = NOUNS,
    ids: Sequence[str] | None = None,
) -> Iterator[Value]:
    first = _first_days(session)
    for noun in nouns:
        table = DRAFTS[noun]
        query = select(table.id, table.name, table.content)
        query = query if ids is None else query.where(col(table.id).in_(ids))
        for slug, name, content in session.exec(query):
            whose = str(content.get("department" if noun == "item" else "lead", ""))
            if department not in ("", whose):
                continue
            for field, source in sources(noun, dict(content)).items():
                since = source.get("on") or first.get(SHARED.get(noun, (noun, slug)), "")
                yield _value(noun, slug, name, whose, field, source, since)


def _value(
    noun: str, slug: str, name: str, department: str, field: str, source: Source, since: str
) -> Value:
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
        yield replace(each, change=change)
