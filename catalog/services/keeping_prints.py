"""Keeping the print ledger: looking things up, taking them along, letting old ones go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, func, or_
from sqlmodel import Session, col, select

from catalog.core.paging import page_within, pages_of
from catalog.core.paper import STATES
from catalog.core.printed import Print
from catalog.models import PrintRecord
from catalog.services.reopening import print_of

PAGE = 50
KEEP_DAYS = 3 * 365
"""How long prints are kept unless the house says otherwise."""
HEADINGS = (
    "序列号",
    "日期",
    "时间",
    "纸张",
    "幅面",
    "事",
    "编号",
    "版",
    "服务点",
    "经办人",
    "回答",
    "收件情况",
)


@dataclass(frozen=True)
class Search:
    """What to look for; empty fields do not narrow. ``words`` are a serial or part of a title."""

    words: str = ""
    kind: str = ""
    clerk: str = ""
    point: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Found:
    """One page of prints, newest first, and how many there are in all."""

    prints: tuple[Print, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return pages_of(self.total, PAGE)


def search(session: Session, wanted: Search, page: int = 1) -> Found:
    """One page of the prints that fit; a page beyond the last is the last."""
    total = session.exec(select(func.count()).select_from(PrintRecord).where(*_fits(wanted))).one()
    page = page_within(page, total, PAGE)
    rows = session.exec(_newest_first(wanted).offset((page - 1) * PAGE).limit(PAGE))
    return Found(tuple(print_of(row) for row in rows), total, page)


def export(session: Session, wanted: Search) -> Iterator[tuple[str, ...]]:
    """Headings, then a row per print that fits, newest first."""
    yield HEADINGS
    for record in session.exec(_newest_first(wanted)).yield_per(500):
        yield _row(print_of(record))


def often(session: Session, point: str, limit: int) -> list[tuple[str, str]]:
    """(kind, slug) of the entries this service point prints most, the most frequent first."""
    times = func.count().label("times")
    counted = (
        select(PrintRecord.entry_kind, PrintRecord.slug, times)
        .where(PrintRecord.point == point)
        .group_by(PrintRecord.entry_kind, PrintRecord.slug)
        .order_by(times.desc(), PrintRecord.slug)
        .limit(limit)
    )
    return [(kind, slug) for kind, slug, _ in session.exec(counted)]


def purge(session: Session, today: date, days: int = KEEP_DAYS) -> int:
    """Delete prints older than ``days``; returns how many. Raises ValueError below one day.

    A paper whose row is gone still proves genuine by its signature, but can no longer be
    reopened; its page says so.
    """
    if days < 1:
        raise ValueError("prints of today must be kept")
    oldest = (today - timedelta(days=days)).isoformat()
    gone = session.exec(delete(PrintRecord).where(col(PrintRecord.day) < oldest)).rowcount
    session.commit()
    return gone


def _newest_first(wanted: Search):  # type: ignore[no-untyped-def]
    return select(PrintRecord).where(*_fits(wanted)).order_by(col(PrintRecord.serial).desc())


def _fits(wanted: Search) -> list[Any]:
    found: list[Any] = []
    if wanted.words:
        like = (
            "%" + wanted.words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        )
        columns = (PrintRecord.serial, PrintRecord.title, PrintRecord.slug)
        found.append(or_(*(col(each).ilike(like, escape="\\") for each in columns)))
    if wanted.clerk:
        found.append(col(PrintRecord.clerk_name).contains(wanted.clerk, autoescape=True))
    for name in ("kind", "point"):
        if value := getattr(wanted, name):
            found.append(getattr(PrintRecord, name) == value)
    if wanted.since:
        found.append(col(PrintRecord.day) >= wanted.since.isoformat())
    if wanted.until:
        found.append(col(PrintRecord.day) <= wanted.until.isoformat())
    return found


def _row(made: Print) -> tuple[str, ...]:
    answers = "；".join(f"{key}={value}" for key, value in made.answers)
    counted = dict.fromkeys(STATES, 0)
    for mark in made.marks.marks:
        counted[mark.state] += 1
    marks = "；".join(f"{STATES[state]}{n}" for state, n in counted.items() if n)
    paper = "80毫米" if made.slip else "A4"
    return (
        made.serial,
        made.day.isoformat(),
        made.time,
        made.paper,
        paper,
        made.title,
        made.slug,
        str(made.number),
        made.point_name,
        made.clerk_name,
        answers,
        marks,
    )
