import pytest

from catalog.matching.text import LONGEST, need, normalise, normalise_lines, plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("開辦藥店", "开办药店"),
        ("ＫＴＶ １２", "ktv 12"),
        ("药店，怎么开？", "药店 怎么开"),
        ("<b>药店</b>", "药店"),
        ("药\u0000店\u202e", "药 店"),
        ("\ud800药店", "药店"),
    ],
)
def test_all_forms_of_a_word_become_one(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_polite_words_and_boilerplate_carry_no_need() -> None:
    assert normalise("您好，请问孩子上户口需要什么材料？谢谢") == "孩子上户口"


def test_words_that_only_look_like_particles_stay() -> None:
    assert normalise("开网吧") == "开网吧"
    assert normalise("亲属关系") == "亲属关系"


@pytest.mark.parametrize(
    "typed", ["", " ", "？！", "怎么办", "你好，请问", "12345678", "的了吗呢", "zenme ban"]
)
def test_a_message_without_a_need_says_nothing(typed: str) -> None:
    assert need(typed) == ""


def test_a_message_with_a_need_says_something() -> None:
    assert need("退休怎么办") == "退休"


def test_a_phrase_of_boilerplate_alone_is_kept() -> None:
    assert normalise("怎么办") == "怎么办"


def test_a_pasted_document_is_cut() -> None:
    assert len(normalise("药" * 10_000)) == LONGEST


def test_many_lines_are_evened_out_like_single_ones() -> None:
    names = ["食品经营许可（新办）", "  KTV 备案 ", "開業\n登記", ""]
    assert normalise_lines(names).split("\n")[1:] == [plain(name) for name in names]
