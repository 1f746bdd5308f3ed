"""Pages of a list and free ids: the edges."""

import pytest

from catalog.core.freeid import free_id
from catalog.core.paging import page_within, pages_of


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2)])
def test_an_empty_list_has_one_page_and_a_full_one_no_empty_page(total: int, pages: int) -> None:
    assert pages_of(total, 50) == pages


@pytest.mark.parametrize(("asked", "given"), [(-3, 1), (0, 1), (1, 1), (2, 2), (9, 2)])
def test_the_nearest_page_is_shown(asked: int, given: int) -> None:
    assert page_within(asked, 51, 50) == given


def test_a_taken_id_is_numbered_from_two() -> None:
    assert free_id("zj", set().__contains__) == "zj"
    assert free_id("zj", {"zj", "zj2"}.__contains__) == "zj3"
