"""Chinese punctuation where Chinese stands; numbers and Latin untouched."""

import pytest

from catalog.core.wording import full_width


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("二类(如助听器、雾化器)", "二类（如助听器、雾化器）"),
        ("先领证, 再开门", "先领证，再开门"),
        ("营业时间: 9:00", "营业时间：9:00"),
        ("满1.5年,可办", "满1.5年，可办"),
        ("GSP (2016)", "GSP (2016)"),
        ("1,000元", "1,000元"),
        ("有吗?", "有吗？"),
        ("冷食/生食/裱花", "冷食/生食/裱花"),
    ],
)
def test_full_width(typed: str, read: str) -> None:
    assert full_width(typed) == read
