"""Plain data to dataclasses: every fault at once, each with its place."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.document import ShapeError, dump, load
from catalog.core.edition import Edition
from catalog.core.rows import ItemRow
from tests.builders import ask, bundle, item, paper


@dataclass(frozen=True)
class Leaf:
    name: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tree:
    leaf: Leaf
    more: tuple[Leaf, ...] = ()
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    number: float = 0
    kind: str | Leaf = "plain"
    maybe: Leaf | None = None


def faults(data: object) -> list[tuple[str, str]]:
    with pytest.raises(ShapeError) as error:
        load(Tree, data)
    return [(fault.place, fault.reason) for fault in error.value.faults]


def test_a_missing_field_is_named() -> None:
    assert faults({}) == [("leaf", "缺少必填的“leaf”")]


def test_a_misspelt_field_is_guessed() -> None:
    assert faults({"leaf": {"name": "a"}, "numer": 1}) == [
        ("numer", "不认识的字段“numer”，是不是“number”？")
    ]


def test_all_faults_come_at_once_with_their_places() -> None:
    found = faults({"leaf": {"name": 3}, "more": [{"name": "a", "tags": "x"}], "when": []})
    assert [place for place, _ in found] == ["leaf.name", "more[0].tags", "when"]


def test_yes_is_not_a_number() -> None:
    assert faults({"leaf": {"name": "a"}, "number": True})[0][0] == "number"


def test_either_of_two_shapes() -> None:
    assert load(Tree, {"leaf": {"name": "a"}, "kind": {"name": "b"}}).kind == Leaf("b")


@given(
    st.builds(
        Tree,
        st.builds(Leaf, st.text(), st.lists(st.text()).map(tuple)),
        st.lists(st.builds(Leaf, st.text())).map(tuple),
        st.dictionaries(st.text(), st.lists(st.text()).map(tuple)),
        st.integers(),
    )
)
def test_out_and_back_again(tree: Tree) -> None:
    assert load(Tree, dump(tree)) == tree


def test_an_edition_survives_the_journey() -> None:
    edition = bundle(item("a", paper("p")), questions=(ask("q"),))
    assert load(Edition, dump(edition)) == edition


def test_a_row_is_not_a_list() -> None:
    with pytest.raises(ShapeError):
        load(ItemRow, [])
