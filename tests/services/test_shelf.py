"""The published catalogue in memory: parsed once, whatever number it is published under."""

from sqlmodel import Session

from catalog.db import open_session
from catalog.models import Revision
from catalog.services.shelf import shelf
from tests.workflow import House


def test_what_was_worked_out_is_kept(seeded: Session) -> None:
    assert shelf(seeded) is shelf(seeded)


def test_the_same_content_under_another_number_is_worked_out_once(house: House) -> None:
    with house.reading() as session:
        before = shelf(session).revision
    with open_session(house.engine, write=True) as session:
        session.get_one(Revision, 1).number += 1
        session.commit()
    with house.reading() as session:
        assert shelf(session).revision == before + 1
        assert shelf(session).cards is shelf(session).cards
