"""Proposing an import: the kept report becomes one change, inside the database."""

from typing import Any

from sqlalchemy import JSON, Integer, Select, String, and_, func, insert, literal, select
from sqlmodel import Session, col

from catalog.core.permission import Account
from catalog.models import (
    DRAFTS,
    ChangeAuthor,
    ChangeRow,
    ImportRow,
    ImportRun,
    UnmatchedMaterial,
    User,
)
from catalog.services import auditing
from catalog.services.proposing import opened

PROPOSED = ("new", "changed")
EXAMPLES = 20
COLUMNS = (
    "change_id", "noun", "row_id", "base_version", "base", "content", "deleted", "reason",
    "instead", "version", "changed_by", "changed_at",
)  # fmt: skip


class StaleReport(ValueError):
    """Master rows have changed since the dry run."""


def propose_import(session: Session, run: ImportRun) -> int:
    """A change with every new and changed row of the report; its id. No commit.

    Raises StaleReport when a row no longer stands as the dry run saw it. Material names the
    dictionary lacks join the queue.
    """
    assert run.id is not None
    user = _account(session, run.created_by)
    reason = f"从“{run.file_name}”导入"
    change_id = opened(session, user, f"导入 {run.file_name}", "import", reason)
    nouns = session.execute(
        select(col(ImportRow.noun)).where(*_wanted(run.id)).distinct()
    ).scalars()
    count = sum(_copy(session, run.id, noun, change_id, user) for noun in sorted(nouns))
    session.merge(ChangeAuthor(change_id=change_id, user_id=user.id))
    auditing.note(session, user, "propose", f"change/{change_id}", f"{count} 行")
    _queue(session, run.unmatched, _created(session, run.id))
    session.flush()
    return change_id


def _wanted(run_id: int) -> tuple[Any, ...]:
    return (
        col(ImportRow.run_id) == run_id,
        col(ImportRow.outcome).in_(PROPOSED),
        col(ImportRow.noun) != "paper",
    )


def _copy(session: Session, run_id: int, noun: str, change_id: int, user: Account) -> int:
    """Rows of one noun, each with the master row it starts from; how many."""
    table = DRAFTS[noun]
    master = and_(col(table.id) == col(ImportRow.row_id))
    where = (*_wanted(run_id), col(ImportRow.noun) == noun)
    total = session.execute(select(func.count()).select_from(ImportRow).where(*where)).scalar_one()
    new = _proposed(change_id, user, literal({}, JSON()))
    new = new.outerjoin(table, master).where(col(table.id).is_(None))
    changed = _proposed(change_id, user, col(table.content)).join(table, master)
    changed = changed.where(col(table.version) == col(ImportRow.base_version))
    for outcome, rows in (("new", new), ("changed", changed)):
        rows = rows.where(*where, col(ImportRow.outcome) == outcome)
        session.execute(insert(ChangeRow).from_select(COLUMNS, rows))
    here = (col(ChangeRow.change_id) == change_id, col(ChangeRow.noun) == noun)
    copied = session.execute(select(func.count()).select_from(ChangeRow).where(*here)).scalar_one()
    if copied != total:
        raise StaleReport(noun)
    return total


def _proposed(change_id: int, user: Account, base: Any) -> Select[Any]:
    """Rows of an import as rows of the change, in the order of COLUMNS."""
    return select(
        literal(change_id, Integer()),
        ImportRow.noun,  # type: ignore[call-overload]
        ImportRow.row_id,
        ImportRow.base_version,
        base,
        ImportRow.content,
        literal(False),
        literal("", String()),
        literal("", String()),
        literal(1, Integer()),
        literal(user.id, Integer()),
        literal(auditing.now(), String()),
    )


def _created(session: Session, run_id: int) -> dict[str, str]:
    """Names of materials the import itself makes, and their ids."""
    columns = select(ImportRow.name, ImportRow.row_id)  # type: ignore[call-overload]
    rows = session.execute(columns.where(*_wanted(run_id), col(ImportRow.noun) == "material"))
    return {row.name: row.row_id for row in rows}


def _queue(session: Session, unmatched: dict[str, list[str]], created: dict[str, str]) -> None:
    today = auditing.now()[:10]
    for name, items in unmatched.items():
        row = session.get(UnmatchedMaterial, name[:300])
        if row is None:
            row = UnmatchedMaterial(name=name[:300], first_on=today, last_on=today, version=0)
        if name in created:
            row.state, row.material = "created", created[name]
        elif row.state != "dropped":
            row.state, row.material = "open", ""
        row.examples = list(dict.fromkeys([*items[:EXAMPLES], *row.examples]))[:EXAMPLES]
        row.count, row.last_on, row.version = max(row.count, len(items)), today, row.version + 1
        session.add(row)


def _account(session: Session, user_id: int) -> Account:
    user = session.get_one(User, user_id)
    return Account(user_id, user.name, user.display_name, tuple(user.roles), user.point)
