"""Keeping the test ledger (问题台账): problems found, mended, tested again, closed."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session, col, select

from catalog.core.permission import Account
from catalog.core.workflow import LEDGER_NEXT, LEDGER_STATES, OPEN
from catalog.models import Change, ChangeRow, LedgerLine, Live
from catalog.services import auditing, titling
from catalog.services.releasing import Refused

KINDS = ("bundle", "licence", "item")


class UnknownLine(LookupError):
    """No such ledger line."""


class StaleLine(ValueError):
    """Somebody moved the line on in between."""


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
    if missing := tuple(_missing(session, kind, slug, text, due_on)):
        raise Refused(missing)
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
    auditing.note(session, user, "ledger", f"ledger/{line.id}", titling.titled(session, kind, slug))
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


def _missing(session: Session, kind: str, slug: str, text: str, due_on: str) -> Iterator[str]:
    if not text.strip():
        yield "请写明发现了什么问题"
    if not _is_known(session, kind, slug):
        yield "目录里没有这个条目，请从列表里选"
    if due_on and not _is_day(due_on):
        yield "整改期限写成 2026-11-24 这样"


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
