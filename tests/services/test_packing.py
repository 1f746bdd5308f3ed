"""The whole catalogue as one JSON file, and back."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from catalog.core.catalogue import NOUNS, Catalogue, key_of
from catalog.core.document import dump
from catalog.core.sheet import RowErrors, read_rows
from catalog.db import open_session
from catalog.models import GoldenIntent, Scenario
from catalog.services import packing
from tests.workflow import House

TODAY = date(2026, 6, 8)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=6)


def rows() -> st.SearchStrategy[Any]:
    """Rows of every noun with whatever its fields may hold."""
    st.register_type_strategy(str, TEXT)
    st.register_type_strategy(float, st.integers(0, 99).map(float))
    return st.fixed_dictionaries(
        {noun: st.lists(st.from_type(shape), max_size=2) for noun, shape in NOUNS.items()}
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows())
def test_any_rows_survive_the_file(found: dict[str, list[Any]]) -> None:
    catalogue = Catalogue(**{n: {key_of(n, r): r for r in each} for n, each in found.items()})
    packed = {
        "format": packing.FORMAT,
        "rows": {noun: dump(list(getattr(catalogue, noun).values())) for noun in NOUNS},
    }
    again, _ = read_rows(packing.rows_in(json.loads(json.dumps(packed, ensure_ascii=False))))
    assert again == catalogue


def test_the_published_catalogue_goes_into_an_empty_house_unchanged(
    house: House, engine: Engine
) -> None:
    with house.writing() as session:
        at = "2026-06-01T09:00:00"
        expected = {"verdict": "ok", "items": ["audit_ent"], "materials": {"mou/E": "bring"}}
        session.add(
            Scenario(kind="item", slug="audit_ent", title="一般", expected=expected, saved_at=at)
        )
        session.add(GoldenIntent(text="公司要上市", kind="bundle", slug="shangshi", saved_at=at))
        session.commit()
    with house.reading() as session:
        packed = packing.pack(session)
    with open_session(engine, write=True) as session:
        done = packing.unpack(session, json.loads(json.dumps(packed)), TODAY)
        assert len(done.publication.published) > 300
        assert packing.pack(session) | {"revision": 0} == packed | {"revision": 0}
    with open_session(engine, write=True) as session:
        assert packing.unpack(session, packed, TODAY).publication.published == ()


def test_rows_the_file_lacks_are_kept_or_with_exact_taken_away(house: House) -> None:
    with house.reading() as session:
        packed = packing.pack(session)
    lacking = packed | {"rows": {n: r for n, r in packed["rows"].items() if n != "redirect"}}
    for exact, left in ((False, len(packed["rows"]["redirect"])), (True, 0)):
        with house.writing() as session:
            packing.unpack(session, lacking, TODAY, exact)
        with house.reading() as session:
            assert len(packing.pack(session)["rows"]["redirect"]) == left


@pytest.mark.parametrize(
    "packed",
    [
        [],
        {"format": 9},
        {"format": 1},
        {"format": 1, "rows": {"nothing": []}},
        {"format": 1, "rows": {"item": [{"id": "x"}]}},
        {"format": 1, "rows": {"item": "x"}},
        {"format": 1, "rows": {}, "scenarios": [{"title": "x"}]},
        {"format": 1, "rows": {}, "intents": [3]},
    ],
)
def test_what_is_not_a_catalogue_is_refused_and_changes_nothing(house: House, packed: Any) -> None:
    with house.reading() as session:
        before = packing.pack(session)
    with house.writing() as session, pytest.raises(RowErrors):
        packing.unpack(session, packed, TODAY, exact=True)
    with house.reading() as session:
        assert packing.pack(session) == before


@pytest.fixture(autouse=True)
def forget_strategies() -> Iterator[None]:
    yield
    st.register_type_strategy(str, st.text())
    st.register_type_strategy(float, st.floats())
