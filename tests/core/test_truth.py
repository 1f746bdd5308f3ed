"""Three-valued logic: unknown never turns into no."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.core.truth import all_of, any_of, negate

truths = st.lists(st.sampled_from([True, False, None]), max_size=5)


def test_unknown_with_no_is_no() -> None:
    assert all_of([None, False]) is False


def test_unknown_with_yes_stays_unknown() -> None:
    assert all_of([None, True]) is None


def test_nothing_required_holds() -> None:
    assert all_of([]) is True


@given(truths)
def test_or_mirrors_and(values: list[bool | None]) -> None:
    assert any_of(values) is negate(all_of(negate(value) for value in values))


@given(truths)
def test_learning_more_never_contradicts(values: list[bool | None]) -> None:
    """Whatever an unknown turns out to be, a decided AND stays as it was."""
    decided = all_of(values)
    if decided is not None:
        for guess in (True, False):
            assert all_of(guess if value is None else value for value in values) is decided
