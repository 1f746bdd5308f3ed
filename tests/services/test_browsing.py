"""The published catalogue looked at from the front door."""

from sqlmodel import Session

from catalog.services import browsing


def test_the_front_page_lists_everything_once(seeded: Session) -> None:
    home = browsing.home(seeded)
    assert (len(home.life) + len(home.business), len(home.industries)) == (40, 16)
    assert sum(department.items for department in home.departments) == home.items == 244


def test_a_department_shows_its_items_and_what_they_are_part_of(seeded: Session) -> None:
    found = browsing.department(seeded, "xf")
    assert found
    assert [card.slug for card in found.items] == ["fire_check"]
    assert "canyin" in {card.slug for card in found.takes_part}


def test_an_unknown_department_is_none(seeded: Session) -> None:
    assert browsing.department(seeded, "nobody") is None


def test_what_contains_an_item(seeded: Session) -> None:
    found = {(card.kind, card.slug) for card in browsing.containing(seeded, "fire_check")}
    assert {("bundle", "canyin"), ("licence", "canyin")} <= found
