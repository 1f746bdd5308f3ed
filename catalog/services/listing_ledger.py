"""Listing the test ledger (问题台账): what is not mended yet, the earliest due first."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.core.paging import page_within, pages_of
from catalog.core.workflow import LEDGER_NEXT, LEDGER_STATES
from catalog.models import LedgerLine
from catalog.services import titling

PAGE = 50


@dataclass(frozen=True)
class Filter:
    """What to show; "" does not narrow. ``state`` may be waiting: everything not closed."""

    state: str = "waiting"
    department: str = ""
    entry: str = ""


@dataclass(frozen=True)
class Problem:
    """One line as it is read. ``late``: past its due day and not closed."""

    id: int
    kind: str
    slug: str
    text: str
    department: str
    due_on: str
    state: str
    remark: str
    found_by: str
    found_at: str
    version: int
    late: bool
    next: tuple[str, ...]

    @property
    def words(self) -> str:
        """待整改, 整改中, 待复测 or 销号."""
        return LEDGER_STATES[self.state]


@dataclass(frozen=True)
class ProblemPage:
    """One page of the ledger: due first."""

    problems: tuple[Problem, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total, PAGE)


def problems_page(session: Session, wanted: Filter, today: date, page: int = 1) -> ProblemPage:
    """Fifty lines that match, the earliest due first."""
    total = session.exec(_matching(select(func.count(col(LedgerLine.id))), wanted)).one()
    page = page_within(page, total, PAGE)
    order = (col(LedgerLine.due_on) == "", col(LedgerLine.due_on), col(LedgerLine.id))
    found = _matching(select(LedgerLine), wanted).order_by(*order)
    names = titling.people(session)
    lines = session.exec(found.offset((page - 1) * PAGE).limit(PAGE))
    return ProblemPage(tuple(_problem(each, names, today) for each in lines), total, page)


def waiting(session: Session) -> int:
    """How many problems are not closed."""
    return session.exec(_matching(select(func.count(col(LedgerLine.id))), Filter())).one()


def _matching(query: SelectOfScalar, wanted: Filter) -> SelectOfScalar:
    if wanted.state == "waiting":
        query = query.where(LedgerLine.state != "closed")
    elif wanted.state:
        query = query.where(LedgerLine.state == wanted.state)
    if wanted.department:
        query = query.where(LedgerLine.department == wanted.department)
    if wanted.entry:
        kind, _, slug = wanted.entry.partition("/")
        query = query.where(LedgerLine.kind == kind, LedgerLine.slug == slug)
    return query


def _problem(each: LedgerLine, names: dict[int | None, str], today: date) -> Problem:
    return Problem(
        id=each.id or 0,
        kind=each.kind,
        slug=each.slug,
        text=each.text,
        department=each.department,
        due_on=each.due_on,
        state=each.state,
        remark=each.remark,
        found_by=names.get(each.found_by, ""),
        found_at=each.found_at,
        version=each.version,
        late=each.state != "closed" and "" < each.due_on < today.isoformat(),
        next=LEDGER_NEXT[each.state],
    )
