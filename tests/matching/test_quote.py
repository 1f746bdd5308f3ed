from catalog.matching.quote import LONGEST, quotable, short

NAMES = short(["结婚和落户", "结婚证", "娶媳妇"])
STORY = "我和对象商量好了下个月要去领证还想把她的户口迁过来"


def test_a_name_in_the_words_of_the_person_is_quoted() -> None:
    assert quotable("结婚", "结婚", NAMES, STORY) == "结婚证"
    assert quotable("娶媳妇", "结婚", NAMES, STORY) == "娶媳妇"


def test_a_long_phrase_is_never_quoted() -> None:
    assert len(STORY) > LONGEST
    assert quotable("下个月领证迁户口", "下个月领证迁户口", short(["结婚"]), STORY) == ""


def test_a_name_inside_a_long_message_is_found() -> None:
    said = "我在县城开了一个小书吧 想卖点新书和杂志"
    assert quotable(said, said, short(["书吧", "租书店"]), "") == "书吧"
