"""The index against the plainest possible reading of the same texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.matching.content import Content
from catalog.matching.corpus import Corpus
from catalog.matching.packed import Packed, joined
from catalog.matching.pinyin import sound

TEXTS = ["失业保险金申领", "失业登记", "公共场所卫生许可", "食品经营许可", "药品经营许可"]
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


def content(asked: str, *texts: str) -> list[float]:
    packed = Packed(joined(texts))
    shares = Content(packed, len(texts)).shares(asked, np.arange(len(texts)))
    assert len(shares) == len(texts)
    return shares.tolist()


@given(short, st.lists(short, min_size=1, max_size=5))
def test_content_is_whole_only_when_one_holds_the_other(asked: str, texts: list[str]) -> None:
    ours = set(asked)
    for text, share in zip(texts, content(asked, *texts), strict=True):
        theirs = set(text)
        assert 0 <= share <= 1 + 1e-9
        assert (share > 0) == bool(ours & theirs)
        assert (share > 1 - 1e-9) == (ours <= theirs or theirs <= ours)


def test_a_rare_character_tells_more_than_a_common_one() -> None:
    rare, common, *_ = content("我要开书店", "卖书", "我药", *["我要开店"] * 30)
    assert rare > common


def test_latin_words_are_compared_whole() -> None:
    assert content("open shop", "open", "shopping", "开 shop") == [1.0, 0.0, pytest.approx(0.5)]


def test_a_query_that_is_only_sound_shares_no_characters() -> None:
    assert content("", "药店", "书店") == [0.0, 0.0]


def test_of_texts_that_hold_as_much_the_shortest_comes_first() -> None:
    assert found(Corpus.build(["失业登记以及别的许多事", "失业登记"]), "失业登记") == [1, 0]
