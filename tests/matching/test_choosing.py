"""When to ask back, and over what."""

from catalog.matching.choosing import lead, offered
from catalog.matching.verdict import verdict
from catalog.matching.weights import OURS, SURE
from tests.matching.catalogues import BIRTH, FOOD, HUKOU, PHARMACY


def test_a_bundle_and_its_own_step_do_not_compete() -> None:
    rows = [(1.0, BIRTH, False), (0.9, HUKOU, False), (0.4, FOOD, False)]
    assert round(lead(rows), 6) == 0.6


def test_another_need_competes() -> None:
    assert round(lead([(1.0, BIRTH, False), (0.9, PHARMACY, False)]), 6) == 0.1


def test_a_question_names_the_need_that_competes_however_far_it_is() -> None:
    asked = offered([(1.0, BIRTH, False), (0.9, HUKOU, False), (0.2, PHARMACY, False)], False)
    assert asked
    assert [option.slug for option in asked.options] == ["xinshenger", "yaodian"]


def test_what_is_only_likely_ours_is_asked_and_not_claimed() -> None:
    unsure = (OURS + SURE) / 2
    assert verdict(unsure, None, 1.0, clear=True) == "choose"
    assert verdict(SURE, None, 1.0, clear=True) == "answer"
