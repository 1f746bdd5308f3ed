"""Listing changes: fifty at a time, and those that wait for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from catalog.core.paging import page_within, pages_of
from catalog.core.workflow import OPEN, STATES
from catalog.models import Change, ChangeRow
from catalog.services import titling

PAGE = 50
SOURCES = {
    "form": "手工修改",
    "import": "表格导入",
    "copy": "复制",
    "confirm": "核实",
    "rollback": "退回旧版",
    "withdraw": "下线",
    "undo": "撤销",
}


@dataclass(frozen=True)
class Filter:
    """What to list: ``state`` is a state, "open" (neither published nor dropped) or ""."""

    state: str = "open"
    words: str = ""


@dataclass(frozen=True)
class ChangeLine:
    """A change in a list."""

    id: int
    title: str
    state: str
    source: str
    author: str
    rows: int
    created_at: str
    submitted_at: str
    publish_on: str

    @property
    def words(self) -> str:
        """起草中, 待审核 …"""
        return STATES[self.state]

    @property
    def source_words(self) -> str:
        """手工修改, 表格导入 …"""
        return SOURCES.get(self.source, self.source)


@dataclass(frozen=True)
class ChangePage:
    """One page of changes, the newest first."""

    changes: tuple[ChangeLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE)


def changes_page(session: Session, wanted: Filter, page: int = 1) -> ChangePage:
    """Fifty changes that match, the newest first."""
    query = select(Change)
    if wanted.state == "open":
        query = query.where(col(Change.state).in_(OPEN))
    elif wanted.state:
        query = query.where(Change.state == wanted.state)
    if wanted.words:
        query = query.where(col(Change.title).contains(wanted.words, autoescape=True))
    total = session.exec(select(func.count()).select_from(query.subquery())).one()
    page = page_within(page, total, PAGE)
    found = query.order_by(col(Change.id).desc()).offset((page - 1) * PAGE).limit(PAGE)
    return ChangePage(lines(session, session.exec(found).all()), total, page)


def waiting_for(session: Session, state: str) -> tuple[ChangeLine, ...]:
    """Changes in one state, the longest waiting first."""
    found = select(Change).where(Change.state == state)
    order = (col(Change.submitted_at), col(Change.id))
    return lines(session, session.exec(found.order_by(*order)).all())


def lines(session: Session, changes: Sequence[Change]) -> tuple[ChangeLine, ...]:
    """Changes as lists show them."""
    ids = [each.id for each in changes]
    counted = (
        select(ChangeRow.change_id, func.count())
        .where(col(ChangeRow.change_id).in_(ids))
        .group_by(col(ChangeRow.change_id))
    )
    rows = dict(session.exec(counted).all())
    names = titling.people(session)
    return tuple(
        ChangeLine(
            id=each.id or 0,
            title=each.title,
            state=each.state,
            source=each.source,
            author=names.get(each.created_by, ""),
            rows=rows.get(each.id or 0, 0),
            created_at=each.created_at,
            submitted_at=each.submitted_at,
            publish_on=each.publish_on,
        )
        for each in changes
    )
