"""The front page offers every way in."""

from catalog.services.shelf import Card
from catalog.web.citizen.home import by_theme
from tests.pages import Pages


def card(slug: str, theme: str) -> Card:
    return Card("bundle", slug, slug, slug, "", "life", theme, "", "", ())


def test_one_large_search_box_and_examples_to_try(pages: Pages) -> None:
    page = pages.get("/")
    assert page.h1 == "您想办什么事？"
    assert len(page.select("form.search--big input[name=q]")) == 1
    assert "/find?q=" in page.links()[4]


def test_every_bundle_and_licence_has_a_door(pages: Pages) -> None:
    links = pages.get("/").links()
    assert len([link for link in links if link.startswith("/b/")]) == 40
    assert len([link for link in links if link.startswith("/l/")]) == 16


def test_it_says_that_samples_are_not_confirmed(pages: Pages) -> None:
    assert "还没有经过岐山县核实" in pages.get("/").text


def test_themes_follow_the_course_of_a_life() -> None:
    cards = [card("shenhou", "退休养老"), card("x", "新主题"), card("xinshenger", "出生婚育")]
    assert [theme for theme, _ in by_theme(cards)] == ["出生婚育", "退休养老", "新主题"]


def test_large_print_opens_only_what_a_life_brings(pages: Pages) -> None:
    pages.client.set_cookie("elder", "1")
    page = pages.get("/")
    assert [fold.attrs["id"] for fold in page.select("details.block-fold")] == [
        "business",
        "industries",
        "departments",
    ]
