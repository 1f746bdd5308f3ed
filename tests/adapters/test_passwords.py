"""Passwords are kept as argon2id, with the settings we mean."""

from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from catalog.adapters.passwords import hashed, matches, outdated


def test_a_password_matches_its_hash_and_no_other() -> None:
    kept = hashed("周原上的青铜器")
    assert matches(kept, "周原上的青铜器")
    assert not matches(kept, "周原上的青铜鼎")


def test_the_same_password_typed_full_width_matches() -> None:
    assert matches(hashed("abc123"), "ａｂｃ１２３")


def test_the_settings_are_those_owasp_recommends() -> None:
    used = extract_parameters(hashed("x"))
    assert used.type is Type.ID
    assert (used.memory_cost, used.time_cost, used.parallelism) == (19 * 1024, 2, 1)


def test_without_a_hash_nothing_matches() -> None:
    assert not matches("", "")
    assert not matches("", "nobody has this password, and nobody may sign in with it")
    assert not matches("not a hash", "x")


def test_a_hash_made_with_other_settings_is_outdated() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x")
    assert matches(weak, "x")
    assert outdated(weak)
    assert not outdated(hashed("x"))
