"""The way of a change: every step from every state, by everybody."""

import pytest

from catalog.core.permission import ALLOWED
from catalog.core.workflow import EDITABLE, LEDGER_NEXT, LEDGER_STATES, OPEN, STATES, STEPS, refusal

MAY = {
    ("submit", "draft"),
    ("submit", "returned"),
    ("recall", "in_review"),
    ("discard", "draft"),
    ("discard", "returned"),
    ("approve", "in_review"),
    ("return", "in_review"),
    ("return", "approved"),
    ("return", "scheduled"),
    ("schedule", "approved"),
    ("schedule", "scheduled"),
    ("publish", "approved"),
    ("publish", "scheduled"),
    ("undo", "live"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", STATES)
def test_steps_start_from_their_states_only(step: str, state: str) -> None:
    allowed = refusal(step, state, author=False, allowed=True) == ""
    assert allowed == ((step, state) in MAY)


@pytest.mark.parametrize("step", ["approve", "return", "schedule", "publish"])
def test_authors_never_judge_their_own_change(step: str) -> None:
    state = STEPS[step].before[0]
    assert "另一个人" in refusal(step, state, author=True, allowed=True)


def test_every_step_needs_an_action_somebody_may_do() -> None:
    assert {step.action for step in STEPS.values()} <= set(ALLOWED)
    assert refusal("approve", "in_review", author=False, allowed=False)


def test_states_are_named_and_open_ones_are_states() -> None:
    assert {state for step in STEPS.values() for state in (*step.before, step.after)} <= set(STATES)
    assert set(EDITABLE) < set(OPEN) < set(STATES)


def test_a_problem_is_closed_only_after_it_was_tested_again() -> None:
    assert [state for state, after in LEDGER_NEXT.items() if "closed" in after] == ["retest"]
    assert set(LEDGER_NEXT) == set(LEDGER_STATES)
