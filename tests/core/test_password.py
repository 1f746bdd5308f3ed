"""Which passwords are refused, and why."""

import pytest

from catalog.core.password import LONGEST, fault, tidy


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("短密码", "至少 10 个字"),
        ("x" * (LONGEST + 1), "最多"),
        ("aaaaaaaaaaaa", "重复"),
        ("password123456", "常见"),
        ("Qishan888888", "常见"),
        ("ｐａｓｓｗｏｒｄ１２３４", "常见"),
        ("wangxiaoming1", "登录名"),
    ],
)
def test_what_is_easily_guessed_is_refused_in_words(password: str, reason: str) -> None:
    assert reason in (fault(password, "wangxiaoming") or "")


@pytest.mark.parametrize(
    "password", ["周原上的青铜器刻着字", "correct horse battery", "mK4-vuz8Qe"]
)
def test_a_sentence_or_something_random_is_welcome(password: str) -> None:
    assert fault(password, "wangxiaoming") is None


def test_full_width_letters_are_the_same_password() -> None:
    assert tidy("ＡＢＣ１２３") == "ABC123"
