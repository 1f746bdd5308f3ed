"""Tokens that only this house can make."""

from string import ascii_letters, digits

import pytest

from catalog.adapters.signatures import read, sign

TOKEN = sign("key", "QS-20260601-000001", "print")


def test_a_token_is_read_back_and_always_the_same() -> None:
    assert read("key", TOKEN, "print") == "QS-20260601-000001"
    assert sign("key", "QS-20260601-000001", "print") == TOKEN


@pytest.mark.parametrize(
    "token",
    [
        TOKEN.replace("000001", "000002"),
        TOKEN[:-1],
        TOKEN + "A",
        "QS-20260601-000001",
        "",
        ".",
        "纸.签",
        "\x00" * 50,
    ],
)
def test_an_altered_token_is_not(token: str) -> None:
    assert read("key", token, "print") is None


def test_no_other_last_letter_will_do() -> None:
    others = set(ascii_letters + digits + "-_") - {TOKEN[-1]}
    assert not any(read("key", TOKEN[:-1] + letter, "print") for letter in others)


def test_nor_one_made_with_another_key_or_for_another_purpose() -> None:
    assert read("other", TOKEN, "print") is None
    assert read("key", TOKEN, "welcome") is None
