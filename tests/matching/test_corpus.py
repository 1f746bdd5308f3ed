"""The index against the plainest possible reading of the same texts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catalog.matching.corpus import Corpus
from catalog.matching.packed import symbols
from catalog.matching.phrasebook import _content
from catalog.matching.pinyin import sound
from catalog.matching.rarity import Rarity

TEXTS = ["失业保险金申领", "失业登记", "公共场所卫生许可", "食品经营许可", "药品经营许可"]
RARITY = Rarity(symbols("开书店药铺证" * 3), 5)
short = st.text("失业保险金登记食品药卫生许可证", min_size=1, max_size=8)


def pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def found(corpus: Corpus, query: str) -> list[int]:
    return corpus.candidates(query, sound(query), len(corpus))[0].tolist()


@given(st.lists(short, min_size=1, max_size=20), short)
def test_exactly_the_texts_sharing_a_pair_are_found(texts: list[str], query: str) -> None:
    expected = {
        number
        for number, text in enumerate(texts)
        if pairs(text) & pairs(query) or pairs(sound(text)) & pairs(sound(query))
    }
    assert set(found(Corpus.build(texts), query)) == expected


def test_the_fullest_text_comes_first() -> None:
    assert found(Corpus.build(TEXTS), "食品经营许可")[0] == 3


def test_a_homophone_is_found_by_its_sound() -> None:
    assert found(Corpus.build(TEXTS), "失夜等级")[0] == 1


def test_a_corpus_survives_being_stored() -> None:
    corpus = Corpus.build(TEXTS)
    restored = Corpus.restore(corpus.arrays())
    assert [restored.written[number] for number in range(len(restored))] == TEXTS
    for query in TEXTS:
        ours, theirs = corpus.candidates(query, "", 3), restored.candidates(query, "", 3)
        assert np.array_equal(ours[0], theirs[0])
        assert np.array_equal(ours[1], theirs[1])


def test_an_empty_corpus_finds_nothing() -> None:
    assert found(Corpus.build([]), "药店") == []


@given(short, short)
def test_content_is_whole_only_when_one_holds_the_other(left: str, right: str) -> None:
    ours, theirs = set(left), set(right)
    content = _content(ours, theirs, RARITY)
    assert 0 <= content <= 1 + 1e-9
    assert (content > 0) == bool(ours & theirs)
    if ours and theirs:
        assert (content > 1 - 1e-9) == (ours <= theirs or theirs <= ours)


def test_a_rare_character_tells_more_than_a_common_one() -> None:
    rarity = Rarity(symbols("我要开店" * 30 + "书"), 31)
    asked = set("我要开书店")
    assert _content(asked, set("卖书"), rarity) > _content(asked, set("我药"), rarity)
