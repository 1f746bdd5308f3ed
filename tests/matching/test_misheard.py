from catalog.matching.misheard import Misheard
from catalog.matching.pinyin import reading

WORDS = {reading(word): word for word in ("抵押", "发票", "官厅")}
MISHEARD = Misheard(["抵押登记", "领用发票", "宾馆开业", "停车收费"], WORDS)


def test_a_word_written_by_ear_is_set_right_and_told() -> None:
    assert MISHEARD.correct("抵牙登记") == ("抵押登记", (("抵牙", "抵押"),))


def test_each_clause_is_looked_at_by_itself() -> None:
    assert MISHEARD.correct("宾馆 法票")[0] == "宾馆 发票"


def test_words_that_are_right_where_they_stand_are_never_touched() -> None:
    assert MISHEARD.correct("宾馆开业") == ("宾馆开业", ())


def test_two_good_words_meeting_are_no_mistake() -> None:
    assert MISHEARD.correct("宾馆停车") == ("宾馆停车", ())


def test_what_sounds_like_nothing_of_ours_stays() -> None:
    assert MISHEARD.correct("瓛瓝瓟") == ("瓛瓝瓟", ())
