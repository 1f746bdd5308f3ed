"""The session of a request."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from catalog.web.database import reading, writing


def test_a_request_reads_with_one_session(app: Flask) -> None:
    with app.test_request_context():
        assert reading() is reading()


def test_two_requests_have_two(app: Flask) -> None:
    with app.test_request_context():
        first = reading()
    with app.test_request_context():
        assert reading() is not first


def test_reading_cannot_write(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(DBAPIError):
        reading().execute(text("CREATE TABLE x (y INTEGER)"))


def test_writing_is_rolled_back_unless_a_service_commits(own_app: Flask) -> None:
    with own_app.test_request_context():
        with writing() as session:
            session.execute(text("CREATE TABLE x (y INTEGER)"))
        with pytest.raises(DBAPIError):
            reading().execute(text("SELECT * FROM x"))
