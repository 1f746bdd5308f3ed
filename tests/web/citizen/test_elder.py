"""长辈版: one tap on, one tap off, and never out of the house."""

import pytest

from catalog.web.citizen.elder import local_path
from tests.pages import Pages


def test_it_is_one_tap_away_and_comes_back_to_the_same_page(pages: Pages) -> None:
    page = pages.get("/b/yaodian?medicine=不卖药")
    toggle = str(page.select("a.toggle")[0].attrs["href"])
    response = pages.client.get(toggle)
    assert response.status_code == 303
    assert response.location.startswith("/b/yaodian?medicine=%E4%B8%8D")
    assert pages.get(response.location).select("html.elder")


def test_it_is_one_tap_away_from_error_pages_too(pages: Pages) -> None:
    assert pages.get("/nothing", status=404).select("a.toggle")


def test_it_is_remembered_without_naming_anybody(pages: Pages) -> None:
    cookie = pages.client.get("/elder?on=1&next=/").headers["Set-Cookie"]
    assert cookie.startswith("elder=1;")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_it_can_be_turned_off(pages: Pages) -> None:
    pages.client.get("/elder?on=1")
    pages.client.get("/elder?on=0")
    assert not pages.get("/").select("html.elder")


def test_caches_know_that_pages_differ(pages: Pages) -> None:
    assert "Cookie" in pages.get("/").response.headers["Vary"]


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "http:///evil.example",
        "b/yaodian",
        "",
    ],
)
def test_other_hosts_are_not_followed(address: str) -> None:
    assert local_path(address) == "/"


def test_local_addresses_are_followed() -> None:
    assert local_path("/b/yaodian?device=不卖#q-device") == "/b/yaodian?device=不卖#q-device"
