"""Undoing an import: the whole of it, as one step."""

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.core.workflow import EDITABLE, STATES
from catalog.models import Change, ImportRun
from catalog.services import auditing, marking_absent, reverting, reviewing
from catalog.services.importing import ImportRefused


def undo_import(session: Session, user: Account, run_id: int) -> int | None:
    """Take an applied import back, with the marks it set. While its change is not published the
    change is discarded (None); afterwards a change with the inverse is made, to be reviewed:
    its id.

    Raises ImportRefused, and releasing.Refused when others changed the same rows since.
    """
    run = session.get(ImportRun, run_id)
    if run is None or run.state != "applied":
        raise ImportRefused("这次导入没有可撤销的变更")
    change = session.get(Change, run.change_id) if run.change_id else None
    if change and change.state not in (*EDITABLE, "live"):
        raise ImportRefused(f"变更{STATES[change.state]}，先撤回送审再撤销导入")
    run.state = "undone"
    marking_absent.unmark(session, run)
    auditing.note(session, user, "import_undo", f"import/{run_id}", run.file_name)
    if change is None:
        session.commit()
        return None
    assert change.id is not None
    if change.state == "live":
        return reverting.undo(session, user, change.id)  # commits
    reviewing.discard(session, user, change.id, change.version)  # commits
    return None
