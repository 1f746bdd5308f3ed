"""Administrators in front of their pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import copied, make_app
from tests.web.admin.office import Office


@pytest.fixture
def office(tmp_path: Path, seeded_file: Path) -> Iterator[Office]:
    """An office with an administrator and a reviewer over a seeded catalogue of its own."""
    app: Flask = make_app(tmp_path, copied(seeded_file, tmp_path))
    app.config["WTF_CSRF_ENABLED"] = False
    yield Office(app)
    app.extensions["engine"].dispose()
