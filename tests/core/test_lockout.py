"""Failing to sign in costs nothing at first, then more each time."""

from catalog.core.lockout import FORGOTTEN_SECONDS, LONGEST_SECONDS, remaining, wait


def test_the_first_failures_are_free_then_the_wait_doubles() -> None:
    assert [wait(failures, free=5) for failures in range(9)] == [0] * 5 + [15, 30, 60, 120]


def test_the_wait_has_an_end() -> None:
    assert wait(10_000, free=5) == LONGEST_SECONDS


def test_waiting_counts_from_the_last_failure() -> None:
    assert remaining(5, last=1000, free=5, now=1004) == 11
    assert remaining(5, last=1000, free=5, now=1015) == 0


def test_a_day_later_all_is_forgotten() -> None:
    later = 1000 + FORGOTTEN_SECONDS + 1
    assert remaining(10_000, last=1000, free=5, now=later) == 0


def test_a_day_of_guessing_at_one_name_is_fewer_than_a_hundred_and_ten_tries() -> None:
    tries, now = 0, 0
    while now < 24 * 3600:
        tries += 1
        now += wait(tries, free=5)
    assert tries < 110
