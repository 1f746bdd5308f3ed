"""Auditing: one line per deed, written in the transaction of the deed itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.adapters import halltime
from catalog.core.paging import page_within, pages_of
from catalog.core.permission import Account
from catalog.models import AuditLine, User
from catalog.services import titling

LONGEST = 2000
PAGE = 50


@dataclass(frozen=True)
class Filter:
    """What to show of the log; "" means everything. Days are ISO dates, both included.

    ``object`` is noun/id; ``noun`` and ``named`` are what people choose instead: what kind of
    thing, and its id or some words of its name.
    """

    user: str = ""
    action: str = ""
    object: str = ""
    noun: str = ""
    named: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the log as it is read; ``who`` is a name, or 系统 for the house itself;
    ``title`` is what the object is called now."""

    at: str
    who: str
    action: str
    object: str
    detail: str
    address: str
    title: str = ""


@dataclass(frozen=True)
class LogPage:
    """One page of the log, newest first."""

    lines: tuple[Line, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE)


def now() -> str:
    """Hall time to the second: 2026-11-24T09:30:00."""
    return halltime.now().replace(tzinfo=None).isoformat(timespec="seconds")


def today() -> date:
    """The day in the hall."""
    return halltime.today()


def note(
    session: Session, user: Account | None, action: str, object: str, detail: str = ""
) -> None:
    """Add a line; no commit. Where from is ``session.info["address"]`` (catalog.web.database).

    ``detail`` holds no personal data: names of rows, reasons, counts. It is read by people.
    """
    session.add(
        AuditLine(
            at=now(),
            user_id=user.id if user else None,
            action=action,
            object=object[:150],
            detail=detail[:LONGEST],
            address=str(session.info.get("address", ""))[:64],
        )
    )


def log_page(session: Session, wanted: Filter, page: int = 1) -> LogPage:
    """Fifty lines that match, newest first."""
    total = session.exec(_matching(select(func.count(col(AuditLine.id))), wanted)).one()
    page = page_within(page, total, PAGE)
    query = _matching(select(AuditLine), wanted).order_by(col(AuditLine.id).desc())
    found = session.exec(query.offset((page - 1) * PAGE).limit(PAGE)).all()
    return LogPage(tuple(_lines(session, found)), total, page)


def whole_log(session: Session, wanted: Filter) -> Iterator[Line]:
    """Every line that matches, oldest first, for exports."""
    query = _matching(select(AuditLine), wanted).order_by(col(AuditLine.id))
    yield from _lines(session, session.exec(query.execution_options(yield_per=500)))


def history(session: Session, object: str) -> tuple[Line, ...]:
    """What was done to one object, oldest first."""
    return tuple(whole_log(session, Filter(object=object)))


def actions(session: Session) -> tuple[str, ...]:
    """Every action the log holds, for filters."""
    return tuple(session.exec(select(AuditLine.action).distinct().order_by(AuditLine.action)))


def _matching(query: SelectOfScalar, wanted: Filter) -> SelectOfScalar:
    if wanted.user:
        people = select(User.id).where(
            col(User.name).contains(wanted.user, autoescape=True)
            | col(User.display_name).contains(wanted.user, autoescape=True)
        )
        query = query.where(col(AuditLine.user_id).in_(people))
    if wanted.action:
        query = query.where(AuditLine.action == wanted.action)
    if wanted.object:
        query = query.where(AuditLine.object == wanted.object)
    if wanted.noun:
        query = query.where(col(AuditLine.object).startswith(f"{wanted.noun}/", autoescape=True))
    if wanted.named:
        query = query.where(_about(wanted.noun, wanted.named))
    if wanted.since:
        query = query.where(col(AuditLine.at) >= wanted.since)
    if wanted.until:
        query = query.where(col(AuditLine.at) <= wanted.until + "T23:59:59")
    return query


def _about(noun: str, named: str) -> Any:
    object = col(AuditLine.object)
    called = [object.in_(query) for query in titling.objects_called(noun, named)]
    return or_(object.endswith(f"/{named}", autoescape=True), *called)


def _lines(session: Session, found: Iterable[AuditLine]) -> Iterator[Line]:
    names = titling.people(session)
    titler = titling.object_titler(session)
    for each in found:
        who = names.get(each.user_id, "系统") if each.user_id else "系统"
        title = titler(each.object)
        yield Line(each.at, who, each.action, each.object, each.detail, each.address, title)
