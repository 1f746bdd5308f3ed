import pytest

from catalog.matching.suggest import Suggestions
from tests.matching.catalogues import CATALOGUE

SUGGESTIONS = Suggestions(CATALOGUE.entries)


@pytest.mark.parametrize("prefix", ["开药", "药店", "kaiyao", "kai yao dian", "kyd", "開藥"])
def test_the_beginning_of_a_name_its_sound_or_its_initials_is_enough(prefix: str) -> None:
    assert "药品零售“一件事”" in SUGGESTIONS.starting(prefix, 5)


def test_titles_are_named_once_and_no_more_than_asked() -> None:
    titles = SUGGESTIONS.starting("药", 2)
    assert len(titles) == len(set(titles)) == 2


@pytest.mark.parametrize("prefix", ["", "  ", "？", "龘"])
def test_nothing_comes_of_nothing(prefix: str) -> None:
    assert SUGGESTIONS.starting(prefix, 5) == ()
