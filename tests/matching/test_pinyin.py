import pytest

from catalog.matching.packed import string, symbols
from catalog.matching.pinyin import fold, initials, reading, sound, sound_of_symbols, syllables


def test_typed_pinyin_sounds_like_its_characters() -> None:
    assert sound("ying ye zhi zhao") == sound("yingyezhizhao") == sound("营业执照")


def test_a_word_with_its_own_reading_is_read_as_a_word() -> None:
    assert reading("银行") == ("yin", "hang")
    assert reading("行走") == ("xing", "zou")
    assert sound("yinhang") == sound("银行")


@pytest.mark.parametrize(
    ("said", "meant"),
    [("zi", "zhi"), ("lan", "nan"), ("hei", "fei"), ("xin", "xing"), ("can", "chang")],
)
def test_sounds_people_mix_up_are_one(said: str, meant: str) -> None:
    assert fold(said) == fold(meant)


def test_different_sounds_stay_apart() -> None:
    assert len({fold(syllable) for syllable in ("yao", "dian", "tui", "xiu", "ban")}) == 5


def test_latin_that_is_no_pinyin_falls_silent() -> None:
    assert syllables("kiosk") == ()
    assert sound("kiosk") == ""


def test_initials_spell_a_name() -> None:
    assert initials("营业执照") == "yyzz"


def test_one_long_array_sounds_like_its_texts() -> None:
    texts = ["银行开户", "重庆小面", "行走"]
    heard = sound_of_symbols(symbols("\n" + "\n".join(texts)))
    assert string(heard).split("\n")[1:] == [sound(text) for text in texts]
