"""The question asked back: few doors, short labels, plain words."""

from catalog.matching.ask import question
from catalog.matching.entry import Entry, Phrase
from tests.matching.catalogues import BIRTH, FOOD, HUKOU, PHARMACY, PHARMACY_LICENCE, RESTAURANT


def test_a_bundle_and_its_step_are_told_apart_in_plain_words() -> None:
    asked = question([BIRTH, HUKOU], BIRTH)
    assert asked
    assert asked.text == "您是想整套一起办，还是只办其中一步？"
    assert [door.label for door in asked.options] == [
        "整套一起办：孩子出生",
        "只办这一步：出生登记",
    ]


def test_the_whole_or_one_licence() -> None:
    asked = question([PHARMACY, PHARMACY_LICENCE], PHARMACY)
    assert asked
    assert [door.label for door in asked.options] == [
        "整套一起办：开药店",
        "几个证合成一张：药品零售综合许可证",
    ]


def test_needs_of_one_kind_are_named_in_the_question() -> None:
    asked = question([RESTAURANT, PHARMACY], RESTAURANT)
    assert asked
    assert asked.text == "您要办的是“开饭馆”，还是“开药店”？"


def test_a_step_of_an_offered_bundle_gives_way_to_another_need() -> None:
    asked = question([RESTAURANT, FOOD, PHARMACY], RESTAURANT)
    assert asked
    assert [door.slug for door in asked.options] == ["canyin", "yaodian"]


def test_the_likeliest_step_is_offered_beside_its_bundle() -> None:
    asked = question([BIRTH, HUKOU, PHARMACY], HUKOU)
    assert asked
    assert "hukou_birth" in {door.slug for door in asked.options}


def test_there_are_never_more_than_three_doors_and_never_one() -> None:
    asked = question([RESTAURANT, PHARMACY, BIRTH, PHARMACY_LICENCE], RESTAURANT)
    assert asked
    assert len(asked.options) == 3
    assert question([RESTAURANT], RESTAURANT) is None


def test_doors_that_would_read_the_same_keep_their_titles() -> None:
    twins = [
        Entry("item", slug, title, (Phrase("过户", "name"),))
        for slug, title in (
            ("a", "国有建设用地使用权转移登记"),
            ("b", "集体建设用地使用权转移登记"),
        )
    ]
    asked = question(twins, twins[0])
    assert asked
    assert len({door.label for door in asked.options}) == 2
