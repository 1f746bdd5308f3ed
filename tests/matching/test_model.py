import numpy as np
import pytest

from catalog.matching.features import extract, written
from catalog.matching.model import Model

TEXTS = [("孩子上户口", "孩子上户口"), ("开药店", "开药店"), ("开饭馆", "开饭馆")]


def trained() -> Model:
    return Model.train(TEXTS, [0, 1, 2], [1.0, 1.0, 1.0], 3)


@pytest.mark.parametrize(("said", "owner"), [("上户口", 0), ("药店", 1), ("想开个饭馆", 2)])
def test_a_text_speaks_for_its_entry(said: str, owner: int) -> None:
    assert trained().read((said, said)).evidence.argmax() == owner


def test_training_twice_gives_the_same_numbers() -> None:
    first, second = trained().arrays(), trained().arrays()
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_gibberish_has_never_been_seen() -> None:
    assert trained().read(("瓛瓝瓟瓞", "瓛瓝瓟瓞")).seen == 0
    assert trained().read(("药店", "药店")).seen == 1


def test_the_telling_words_are_named() -> None:
    assert trained().read(("药店 孩子", "药店 孩子")).telling(1) == ["药店"]


def test_a_model_of_nothing_answers_nothing() -> None:
    empty = Model.train([], [], [], 0)
    assert empty.read(("药店", "药店")).seen == 0


def test_one_text_and_many_are_cut_alike() -> None:
    codes, owners = extract(TEXTS)
    for number, said in enumerate(TEXTS):
        assert set(codes[owners == number]) == set(extract([said])[0])


def test_features_can_be_written_out() -> None:
    codes, _ = extract([("药店", "药店")])
    assert {"药", "店", "药店"} <= {written(int(code)) for code in codes}
