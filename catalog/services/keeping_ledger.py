"""Keeping the test ledger (问题台账): problems found, mended, tested again, closed."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.core.permission import Account
from catalog.core.workflow import LEDGER_NEXT, LEDGER_STATES, OPEN
from catalog.models import Change, ChangeRow, LedgerLine, Live, User
from catalog.services import auditing
from catalog.services.releasing import Refused

PAGE = 50
KINDS = ("bundle", "licence", "item")


class UnknownLine(LookupError):
    """No such ledger line."""


class StaleLine(ValueError):
    """Somebody moved the line on in between."""


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
        return max(1, -(-self.total // PAGE))


def problems_page(session: Session, wanted: Filter, today: date, page: int = 1) -> ProblemPage:
    """Fifty lines that match, the earliest due first."""
    total = session.exec(_matching(select(func.count(col(LedgerLine.id))), wanted)).one()
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    order = (col(LedgerLine.due_on) == "", col(LedgerLine.due_on), col(LedgerLine.id))
    found = _matching(select(LedgerLine), wanted).order_by(*order)
    names = {user.id: user.display_name for user in session.exec(select(User))}
    lines = session.exec(found.offset((page - 1) * PAGE).limit(PAGE))
    return ProblemPage(tuple(_problem(each, names, today) for each in lines), total, page)


def add(
    session: Session,
    user: Account,
    kind: str,
    slug: str,
    text: str,
    department: str = "",
    due_on: str = "",
) -> int:
    """Write a problem of an entry down; its id. Raises Refused for what is missing."""
    missing = []
    if not text.strip():
        missing.append("请写明发现了什么问题")
    if not _is_known(session, kind, slug):
        missing.append(f"目录里没有“{kind}/{slug}”")
    if due_on and not _is_day(due_on):
        missing.append("整改期限写成 2026-11-24 这样")
    if missing:
        raise Refused(tuple(missing))
    line = LedgerLine(
        kind=kind,
        slug=slug,
        text=text.strip()[:1000],
        department=department,
        due_on=due_on,
        found_by=user.id,
        found_at=auditing.now(),
    )
    session.add(line)
    session.flush()
    auditing.note(session, user, "ledger", f"ledger/{line.id}", f"{kind}/{slug}")
    session.commit()
    return line.id or 0


def coming(session: Session) -> dict[tuple[str, str], str]:
    """(kind, slug) -> title of bundles and licences that only an open change has: they are
    tested before they go live."""
    query = (
        select(ChangeRow)
        .join(Change, col(Change.id) == col(ChangeRow.change_id))
        .where(col(ChangeRow.noun).in_(KINDS[:2]), ChangeRow.base_version == 0)
        .where(col(Change.state).in_(OPEN), col(ChangeRow.deleted).is_(False))
        .order_by(col(ChangeRow.row_id))
    )
    return {(row.noun, row.row_id): str(row.content["title"]) for row in session.exec(query)}


def move(
    session: Session, user: Account, id: int, version: int, state: str, remark: str = ""
) -> None:
    """Take a line to its next state. Raises UnknownLine, StaleLine and Refused."""
    line = session.get(LedgerLine, id)
    if line is None:
        raise UnknownLine(str(id))
    if line.version != version:
        raise StaleLine("有人刚动过这一条，请看一眼最新的情况")
    if state not in LEDGER_NEXT[line.state]:
        words = LEDGER_STATES.get(state, state)
        raise Refused((f"“{LEDGER_STATES[line.state]}”不能直接变成“{words}”",))
    line.state, line.version = state, line.version + 1
    line.remark = remark.strip()[:1000] or line.remark
    if state == "closed":
        line.closed_by, line.closed_at = user.id, auditing.now()
    session.add(line)
    auditing.note(session, user, "ledger_" + state, f"ledger/{id}", remark.strip())
    session.commit()


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


def _is_known(session: Session, kind: str, slug: str) -> bool:
    if kind not in KINDS:
        return False
    return session.get(Live, (kind, slug)) is not None or (kind, slug) in coming(session)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
