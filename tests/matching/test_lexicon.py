from catalog.matching.entry import Rewrite
from catalog.matching.lexicon import Lexicon

DIALECT = Rewrite("碎娃", "孩子", "dialect")
LONGER = Rewrite("碎娃娃", "婴儿", "dialect")
ENGLISH = Rewrite("bar", "酒吧", "english")


def test_a_rewrite_is_applied_and_told() -> None:
    assert Lexicon([DIALECT]).apply("碎娃上学") == ("孩子上学", (DIALECT,))


def test_the_longest_word_wins() -> None:
    assert Lexicon([DIALECT, LONGER]).apply("碎娃娃上学")[0] == "婴儿上学"


def test_english_is_rewritten_by_whole_words_only() -> None:
    lexicon = Lexicon([ENGLISH])
    assert lexicon.apply("open a bar")[0] == "open a 酒吧"
    assert lexicon.apply("barber")[0] == "barber"


def test_text_without_known_words_is_left_alone() -> None:
    assert Lexicon([DIALECT]).apply("大学生就业") == ("大学生就业", ())
