"""What the house tells whoever runs it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import make_app


@pytest.fixture
def empty_house(tmp_path: Path, empty_file: Path) -> FlaskClient:
    """Tables, but nothing published."""
    return make_app(tmp_path, empty_file).test_client()


@pytest.fixture
def no_database(tmp_path: Path) -> FlaskClient:
    """A database address that leads nowhere."""
    return make_app(tmp_path, tmp_path / "missing" / "catalog.sqlite3").test_client()


def test_a_seeded_house_is_ready_and_tells_its_revision(client: FlaskClient) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.get_json()["revision"] >= 1


def test_an_empty_house_is_not_ready(empty_house: FlaskClient) -> None:
    response = empty_house.get("/readyz")
    assert response.status_code == 503
    assert response.get_json() == {"status": "nothing published yet"}


def test_without_a_database_it_lives_but_is_not_ready(no_database: FlaskClient) -> None:
    assert no_database.get("/healthz").status_code == 200
    response = no_database.get("/readyz")
    assert response.status_code == 503
    assert response.get_json() == {"status": "database unavailable"}


def test_requests_are_counted_by_route_and_never_by_what_was_typed(own_app: Flask) -> None:
    client = own_app.test_client()
    client.get("/healthz")
    client.get("/healthz")
    client.get("/我叫王建国")
    client.open("/healthz", method="INVENTED")
    text = client.get("/metrics").text
    counted = 'catalog_requests_total{method="GET",route="/healthz",status="200"} 2.0'
    assert counted in text
    assert 'route="none"' in text
    assert "王建国" not in text
    assert "INVENTED" not in text
