"""The path: longest chain, mixed units, half days, and the calendar with 调休."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.adapters.workdays import WorkdayCalendar
from catalog.core.duration import Calendar, Moment, advance, calendar_days, limit_words
from catalog.core.edition import Condition, ConditionalLimit, Deadline, Edition, Limit, Member
from catalog.core.selection import select
from catalog.core.timeline import Timeline, build_timeline, in_order
from tests.builders import MONDAY, EveryWeekday, ask, bundle, item, situation

PLAIN = EveryWeekday()


def path(
    edition: Edition, start: date = MONDAY, calendar: Calendar = PLAIN, **answers: str
) -> Timeline:
    answered = situation(edition, **answers)
    return build_timeline(edition, select(edition, answered), answered, start, calendar)


def test_items_side_by_side_take_as_long_as_the_longest() -> None:
    assert path(bundle(item("a", days=3), item("b", days=5))).working_days == 5


def test_items_one_after_another_add_up() -> None:
    timeline = path(bundle(item("a", days=3), item("b", days=5, after=("a",))))
    assert timeline.working_days == 8
    assert timeline.finish == date(2026, 6, 11)


def test_days_are_counted_from_the_day_after() -> None:
    assert path(bundle(item("a", days=1))).finish == MONDAY + timedelta(days=1)


def test_done_at_once_takes_no_time() -> None:
    assert path(bundle(item("a", days=0, unit="immediate"))).finish == MONDAY


def test_two_half_days_make_one() -> None:
    timeline = path(bundle(item("a", days=0.5), item("b", days=0.5, after=("a",))))
    assert (timeline.working_days, timeline.finish) == (1, date(2026, 6, 2))


def test_half_a_day_ends_on_the_same_day() -> None:
    assert path(bundle(item("a", days=0.5))).finish == MONDAY


def test_calendar_days_run_through_the_weekend() -> None:
    assert path(bundle(item("a", days=9, unit="calendar_day"))).finish == date(2026, 6, 10)


def test_a_calendar_day_limit_ending_on_a_day_off_moves_on() -> None:
    assert path(bundle(item("a", days=5, unit="calendar_day"))).finish == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("start", "months", "finish"),
    [
        (date(2026, 6, 1), 3, date(2026, 9, 1)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),  # the last of February is a Sunday
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 6, 1), 12, date(2027, 6, 1)),
    ],
)
def test_months_end_on_the_same_day_of_the_month(start: date, months: int, finish: date) -> None:
    edition = bundle(item("a", days=months, unit="month"))
    assert path(edition, start=start).finish == finish


def test_months_are_compared_at_their_longest() -> None:
    assert [calendar_days(Limit(n, "month")) for n in (1, 2, 3, 6)] == [31, 62, 92, 184]


@pytest.mark.parametrize(("hours", "days"), [(4, 0.5), (8, 1), (24, 1), (72, 3)])
def test_hours(hours: float, days: float) -> None:
    assert path(bundle(item("a", days=hours, unit="hour"))).working_days == days


def test_starting_on_a_day_off_starts_on_the_next_working_day() -> None:
    assert path(bundle(item("a", days=1)), start=date(2026, 6, 6)).start == date(2026, 6, 8)


def test_an_after_on_an_item_left_out_is_ignored() -> None:
    edition = bundle(
        item("a", days=9, include={"q": ("是",)}),
        item("b", days=1, after=("a",)),
        questions=(ask("q"),),
    )
    assert path(edition, q="否").working_days == 1


def test_a_maybe_item_does_not_push_the_certain_finish() -> None:
    edition = bundle(
        item("a", days=9, include={"q": ("是",)}),
        item("b", days=1, after=("a",)),
        questions=(ask("q"),),
    )
    assert path(edition).working_days == 1


def test_the_critical_path_is_marked() -> None:
    steps = path(
        bundle(item("a", days=1), item("b", days=3), item("c", days=1, after=("b",)))
    ).steps
    assert {step.item for step in steps if step.critical} == {"b", "c"}


def test_steps_at_the_same_time_have_lanes_of_their_own() -> None:
    steps = path(bundle(item("a", days=2), item("b", days=2))).steps
    assert {step.lane for step in steps} == {0, 1}


def fire(**when: Condition) -> Member:
    del when
    return item(
        "fire",
        days=13,
        promised_when=(
            ConditionalLimit({"way": ("告知承诺",)}, Limit(1, "working_day")),
            ConditionalLimit({"way": ("一般程序",)}, Limit(13, "working_day")),
        ),
    )


def test_a_promise_can_depend_on_an_answer() -> None:
    edition = bundle(fire(), questions=(ask("way", "告知承诺", "一般程序"),))
    assert path(edition, way="告知承诺").working_days == 1
    assert path(edition, way="一般程序").working_days == 13


def test_the_longest_of_mixed_units_is_the_longest_in_days() -> None:
    slow = item(
        "slow",
        promised_when=(
            ConditionalLimit({"q": ("是",)}, Limit(24, "hour")),
            ConditionalLimit({"q": ("否",)}, Limit(5, "working_day")),
        ),
    )
    assert path(bundle(slow, questions=(ask("q"),))).working_days == 5


def test_while_the_answer_is_open_the_longest_is_assumed_and_said() -> None:
    step = path(bundle(fire(), questions=(ask("way", "告知承诺", "一般程序"),))).steps[0]
    assert (step.length, step.uncertain) == (13, "way吗？")


def test_the_applicants_own_deadline_is_a_duty_not_a_step() -> None:
    duty = Deadline("出生后一个月内", 1, "month", "出生之日")
    timeline = path(bundle(item("hukou", days=1, deadline=duty)))
    assert (timeline.working_days, timeline.duties[0].text) == (1, "出生后一个月内")


def test_national_day_and_its_make_up_days_count_as_announced() -> None:
    """2025: 1–8 October off, Sunday 28 September and Saturday 11 October are working days."""
    calendar = WorkdayCalendar()
    timeline = path(bundle(item("a", days=5)), start=date(2025, 9, 26), calendar=calendar)
    assert timeline.finish == date(2025, 10, 10)
    assert timeline.calendar_known


def test_a_year_not_announced_yet_is_said() -> None:
    assert not path(
        bundle(item("a")), start=date(2090, 3, 1), calendar=WorkdayCalendar()
    ).calendar_known


def test_a_circle_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="成环：a、b"):
        in_order([item("a", after=("b",)), item("b", after=("a",))])


def test_limits_in_words() -> None:
    words = [
        limit_words(Limit(*each))
        for each in [
            (0.5, "working_day"),
            (5, "working_day"),
            (0, "immediate"),
            (30, "calendar_day"),
        ]
    ]
    assert words == ["半个工作日", "5个工作日", "即时办结", "30日"]


limits = st.builds(
    Limit,
    st.sampled_from([0, 0.5, 1, 2, 3.5, 10]),
    st.sampled_from(["working_day", "calendar_day", "month", "immediate"]),
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(days, limits, limits)
def test_time_only_runs_forward(day: date, first: Limit, second: Limit) -> None:
    once = advance(Moment(day), first, PLAIN)
    assert Moment(day) <= once <= advance(once, second, PLAIN)


@given(st.lists(st.sampled_from([0.5, 1, 2, 5]), min_size=1, max_size=6), days)
def test_a_chain_is_never_shorter_than_side_by_side(lengths: list[float], start: date) -> None:
    chain = [item(str(i), days=d, after=(str(i - 1),) if i else ()) for i, d in enumerate(lengths)]
    beside = [item(str(i), days=d) for i, d in enumerate(lengths)]
    longest = path(bundle(*beside), start).working_days
    total = path(bundle(*chain), start).working_days
    assert longest == max(lengths)
    assert total == sum(lengths)
