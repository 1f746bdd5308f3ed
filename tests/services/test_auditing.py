"""The audit log: written with the deed, filtered, never changed."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from catalog.db import open_session
from catalog.services import auditing
from catalog.services.auditing import Filter


def note(session: Session, *deeds: tuple[str, str]) -> None:
    session.info["address"] = "192.0.2.7"
    for action, object in deeds:
        auditing.note(session, None, action, object)
    session.commit()


@pytest.mark.parametrize("deed", ["UPDATE audit_line SET action = 'x'", "DELETE FROM audit_line"])
def test_the_database_itself_refuses_to_change_a_line(engine: Engine, deed: str) -> None:
    with open_session(engine, write=True) as session:
        note(session, ("save", "change/1"))
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text(deed))
    with open_session(engine) as session:
        assert [line.action for line in auditing.whole_log(session, Filter())] == ["save"]


def test_a_deed_undone_leaves_no_line(engine: Engine) -> None:
    with open_session(engine, write=True) as session:
        auditing.note(session, None, "save", "change/1")
        session.flush()
    with open_session(engine) as session:
        assert auditing.log_page(session, Filter()).total == 0


def test_filters_and_pages(engine: Engine) -> None:
    with open_session(engine, write=True) as session:
        note(session, *((("save", "publish")[n % 2], f"change/{n}") for n in range(120)))
    with open_session(engine) as session:
        page = auditing.log_page(session, Filter(action="save"), 2)
        assert (page.total, page.pages, len(page.lines)) == (60, 2, 10)
        assert {line.action for line in page.lines} == {"save"}
        assert auditing.log_page(session, Filter(), 99).page == 3
        assert auditing.log_page(session, Filter(object="change/7")).total == 1
        assert auditing.log_page(session, Filter(since="2099-01-01")).total == 0
        assert auditing.log_page(session, Filter(until=auditing.now()[:10])).total == 120
        assert auditing.log_page(session, Filter(user="谁")).total == 0
        assert auditing.actions(session) == ("publish", "save")
