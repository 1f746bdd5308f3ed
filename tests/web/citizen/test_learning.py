"""What a citizen did not find is counted for the administrators, and the page does not wait."""

from flask import Flask
from sqlmodel import select

from catalog.db import open_session
from catalog.models import Asked
from tests.pages import Pages


def counted(app: Flask) -> list[tuple[str, int, int]]:
    with open_session(app.extensions["engine"]) as session:
        return [(row.text, row.missed, row.rejected) for row in session.exec(select(Asked))]


def test_a_rejection_is_counted_without_numbers(own_app: Flask) -> None:
    Pages(own_app).get("/find/none?q=打13800138000问养蜂补贴")
    assert counted(own_app) == [("打〔电话〕问养蜂补贴", 0, 1)]


def test_looking_at_the_page_without_words_counts_nothing(own_app: Flask) -> None:
    Pages(own_app).get("/find/none")
    assert counted(own_app) == []


def test_what_finds_nothing_is_counted(own_app: Flask) -> None:
    Pages(own_app).get("/find?q=做饭放多少盐")
    assert counted(own_app) == [("做饭放多少盐", 1, 0)]
