"""Merging materials in a change, and taking a merge apart; previewing_merges shows it first."""

from collections.abc import Iterable

from sqlmodel import Session

from catalog.core.catalogue import NOUNS
from catalog.core.document import dump, load
from catalog.core.materialmerge import Merged, MergeRefused, Row, merge, part
from catalog.core.permission import Account
from catalog.core.workflow import EDITABLE
from catalog.models import DRAFTS, Change, MaterialMerge
from catalog.services import auditing, changing, titling


def save(session: Session, user: Account, change_id: int, gone: str, kept: str) -> int:
    """Merge in a change; the merge's id. Raises MergeRefused and ClosedChange."""
    catalogue = changing.catalogue_of(session, change_id)
    made = merge(catalogue, gone, kept, is_fresh(session, gone))
    dropped = [("material", gone)] if made.fresh else []
    changing.save_rows(session, user, change_id, _contents(made.rows), dropped)
    kept_row = _record(user, change_id, gone, kept, made)
    session.add(kept_row)
    told = f"并入{titling.titled(session, 'material', kept, change_id)}，变更 {change_id}"
    auditing.note(session, user, "merge", f"material/{gone}", told)
    session.commit()
    return kept_row.id or 0


def save_parting(session: Session, user: Account, change_id: int, merge_id: int) -> None:
    """Take a merge apart in a change. Raises LookupError, MergeRefused and ClosedChange."""
    record = merge_of(session, merge_id, change_id)
    catalogue = changing.catalogue_of(session, change_id)
    parted = part(catalogue, record.gone, record.kept, before_of(record))
    changing.save_rows(session, user, change_id, _contents(parted.rows))
    record.parted_in = change_id
    session.add(record)
    told = f"从{titling.titled(session, 'material', record.kept, change_id)}拆出"
    auditing.note(session, user, "part", f"material/{record.gone}", told)
    session.commit()


def is_fresh(session: Session, gone: str) -> bool:
    """Whether the material is not live yet."""
    return session.get(DRAFTS["material"], gone) is None


def merge_of(session: Session, merge_id: int, change_id: int | None) -> MaterialMerge:
    """The merge, to take apart in this change. Raises LookupError and MergeRefused."""
    record = session.get(MaterialMerge, merge_id)
    if record is None:
        raise LookupError(merge_id)
    made_in = session.get_one(Change, record.change_id)
    if made_in.state in EDITABLE and change_id != made_in.id:
        raise MergeRefused(f"这次合并还没有发布，要在它自己的变更 {made_in.id} 里拆开")
    return record


def before_of(record: MaterialMerge) -> list[Row]:
    """The rows as they were before the merge."""
    return [(noun, load(NOUNS[noun], content)) for noun, content in record.before]


def _contents(rows: Iterable[Row]) -> list[tuple[str, dict[str, object]]]:
    return [(noun, dump(row)) for noun, row in rows]


def _record(user: Account, change_id: int, gone: str, kept: str, made: Merged) -> MaterialMerge:
    before = [[noun, dump(row)] for noun, row in made.before]
    return MaterialMerge(
        gone=gone,
        kept=kept,
        fresh=made.fresh,
        change_id=change_id,
        before=before,
        merged_by=user.id,
        merged_at=auditing.now(),
    )
