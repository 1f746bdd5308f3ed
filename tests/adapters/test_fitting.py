"""As few pages as can be read, as roomy as they allow, and mostly set once."""

import pytest

from catalog.adapters.fitting import HEIGHTS, ROOMIEST, TIGHTEST, expected, fitted, plan


class Press:
    """Sets a paper of ``size`` pages at the middle density; ``loss`` is what page breaks waste."""

    def __init__(self, size: float, loss: float = 0) -> None:
        self.size, self.loss, self.set = size, loss, []

    def __call__(self, density: int) -> tuple[bytes, int, float]:
        self.set.append(density)
        filled = self.size * HEIGHTS[density] + self.loss
        return f"density {density}".encode(), -int(-filled // 1), filled


def pages(size: float, guess: float | None = None, loss: float = 0) -> tuple[int, list[int]]:
    press = Press(size, loss)
    pdf = fitted("notice", guess or size, press)
    density = int(pdf.split()[1])
    return press(density)[1], press.set[:-1]


@pytest.mark.parametrize(("size", "density"), [(0.3, 0), (0.7, 1), (0.9, 3), (1.05, 4), (1.2, 5)])
def test_one_page_is_set_as_large_as_it_can_hold(size: float, density: int) -> None:
    assert plan("notice", size) == (1, density)


def test_two_pages_are_never_set_where_one_will_do() -> None:
    for size in (0.4, 0.8, 1.0, 1.1, 1.25, 1.29):
        assert pages(size)[0] == 1, size


def test_what_needs_two_pages_is_roomy_on_them() -> None:
    number, densities = pages(1.5)
    assert number == 2
    assert densities[-1] < TIGHTEST


def test_a_good_guess_sets_once() -> None:
    assert all(len(pages(size)[1]) == 1 for size in (0.4, 0.9, 1.1, 1.5, 2.2, 3.2))


@pytest.mark.parametrize("guess", [0.5, 0.8, 1.2, 2.0])
def test_a_bad_guess_costs_time_but_no_page(guess: float) -> None:
    for size in (0.6, 1.0, 1.2):
        assert pages(size, guess)[0] == 1, (size, guess)


def test_a_last_page_that_cannot_be_saved_is_not_left_nearly_empty() -> None:
    number, densities = pages(1.28, loss=0.1)
    assert number == 2
    assert densities[-1] < TIGHTEST


def test_some_papers_are_never_set_large() -> None:
    assert all(plan(kind, 0.2)[1] == roomiest for kind, roomiest in ROOMIEST.items())


def test_more_words_make_a_longer_paper() -> None:
    short = expected("notice", {"steps": [{"name": "一"}], "some": True, "n": 3})
    assert short < expected("notice", {"steps": [{"name": "一" * 900}], "some": True, "n": 3})
