"""What was asked and not found: counted and masked, never who asked."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from catalog.db import open_session
from catalog.models import Asked
from catalog.services.learning import note_missed, note_rejected, settle, wordings

TODAY, TOMORROW = date(2026, 6, 1), date(2026, 6, 2)


@pytest.fixture
def session(engine: Engine):
    with open_session(engine, write=True) as opened:
        yield opened


def test_the_same_words_are_counted_not_repeated(session: Session) -> None:
    note_missed(session, "养蜂要办啥", TODAY)
    note_missed(session, " 养蜂要办啥 ", TOMORROW)
    note_rejected(session, "养蜂要办啥", TOMORROW)
    (row,) = wordings(session, "open")
    assert (row.text, row.missed, row.rejected) == ("养蜂要办啥", 2, 1)
    assert (row.first_on, row.last_on) == ("2026-06-01", "2026-06-02")


@pytest.mark.parametrize(
    ("typed", "secret"),
    [
        ("我的身份证610323199001011234丢在外地了", "610323199001011234"),
        ("打13800138000没人接咋办", "13800138000"),
        ("我叫张三想问个事", "张三"),
    ],
)
def test_personal_data_are_masked_before_they_are_kept(
    session: Session, typed: str, secret: str
) -> None:
    note_missed(session, typed, TODAY)
    assert secret not in session.exec(select(Asked)).one().text


@pytest.mark.parametrize("typed", ["", "   ", "13800138000", "？！", "👶"])
def test_what_holds_no_words_is_not_kept(session: Session, typed: str) -> None:
    note_missed(session, typed, TODAY)
    assert wordings(session, "open") == []


def test_the_most_frequent_come_first_and_settled_ones_go(session: Session) -> None:
    note_missed(session, "养蜂", TODAY)
    note_missed(session, "养鸽子", TODAY)
    note_missed(session, "养鸽子", TODAY)
    assert [row.text for row in wordings(session, "open")] == ["养鸽子", "养蜂"]
    settle(session, "养鸽子", "learned")
    assert [row.text for row in wordings(session, "open")] == ["养蜂"]


def test_an_unknown_wording_cannot_be_settled(session: Session) -> None:
    with pytest.raises(LookupError):
        settle(session, "没问过", "dropped")
