from catalog.matching.typed import Typed

TYPED = Typed(["药店", "药店", "社保卡", "开办药店"], ["open a dance hall"])


def test_typed_words_become_chinese() -> None:
    assert TYPED.decode("kai yaodian") == ("kai药店", (("yaodian", "药店"),))


def test_syllables_may_be_typed_apart() -> None:
    assert TYPED.decode("yao dian")[0] == "药店"


def test_english_words_are_not_read_as_pinyin() -> None:
    assert TYPED.decode("open dance hall") == ("open dance hall", ())


def test_one_mistyped_word_does_not_spoil_the_others() -> None:
    assert TYPED.decode("yaodian zhizhx")[0] == "药店zhizhx"


def test_pinyin_that_stays_pinyin_has_no_written_form() -> None:
    assert TYPED.written("kai 药店 open") == "药店 open"
