"""The path through the items: order, parallel lanes, and the day it is finished.

The length is the longest path over "after". Limits mix working days, half days,
calendar days, hours and 即办 (0). Days are counted from the day after acceptance
(民法典第二百零一条); a calendar-day limit ending on a day off moves to the next
working day (第二百零三条); 行政许可法第八十二条: the limits of permits are working days.
"""

from dataclasses import dataclass, replace
from datetime import date

from catalog.core.duration import (
    Calendar,
    Moment,
    advance,
    calendar_days,
    limit_words,
    next_workday,
    working_days_between,
)
from catalog.core.edition import After, Edition, Limit, Member
from catalog.core.selection import ItemLine, Selection
from catalog.core.situation import Situation


@dataclass(frozen=True)
class Step:
    """One item on the path. ``offset`` and ``length`` are working days from the start;
    ``lane`` is the row it is drawn in; ``after`` are the member ids it waits for."""

    item: str
    name: str
    department: str
    status: str
    start: Moment
    finish: Moment
    offset: float
    length: float
    lane: int
    limit_text: str
    critical: bool = False
    after: tuple[str, ...] = ()
    same_visit: tuple[str, ...] = ()
    uncertain: str = ""
    """Set while the limit depends on an open answer."""


@dataclass(frozen=True)
class Duty:
    """A deadline of the applicant (报出生: within a month), not processing time."""

    item: str
    name: str
    text: str


@dataclass(frozen=True)
class Timeline:
    """The steps in order, the finish of the longest path, and what to know about it."""

    start: date
    finish: date | None
    working_days: float
    steps: tuple[Step, ...]
    duties: tuple[Duty, ...] = ()
    calendar_known: bool = True
    """False when some day lies in a year whose holidays are not published yet."""


def build_timeline(
    edition: Edition,
    selection: Selection,
    situation: Situation,
    start: date,
    calendar: Calendar,
) -> Timeline:
    """Schedule included items (and, undecided, the maybe ones) from ``start``."""
    lines = {
        line.member.item: line for line in selection.items if line.status in ("included", "maybe")
    }
    begin = Moment(next_workday(start, calendar))
    steps: dict[str, Step] = {}
    for item in in_order([line.member for line in lines.values()]):
        steps[item] = _step(lines[item], lines, steps, begin, situation, calendar)
    sure = [step for step in steps.values() if step.status == "included"]
    last = max((step.finish for step in sure), default=None)
    critical = _critical(steps, sure, last)
    return Timeline(
        start=begin.day,
        finish=last.day if last else None,
        working_days=working_days_between(begin, last, calendar) if last else 0,
        steps=tuple(_mark(step, critical) for step in _laid_out(list(steps.values()))),
        duties=tuple(
            Duty(line.member.item, line.member.name, line.member.deadline.text)
            for line in lines.values()
            if line.member.deadline
        ),
        calendar_known=calendar.covers(start) and (last is None or calendar.covers(last.day)),
    )


def in_order(members: list[Member]) -> list[str]:
    """Item ids so that each comes after what it waits for; keeps the given order else.

    Raises ValueError naming the items when "after" runs in a circle.
    """
    waiting = {m.item: [a.item for a in m.after] for m in members}
    done: list[str] = []
    while waiting:
        free = [i for i, after in waiting.items() if not any(a in waiting for a in after)]
        if not free:
            raise ValueError("先后关系成环：" + "、".join(waiting))
        done += free
        waiting = {item: after for item, after in waiting.items() if item not in free}
    return done


def limit_of(member: Member, situation: Situation) -> tuple[Limit | None, str]:
    """(the promised limit that holds for these answers, question text while open).

    While the deciding question is open the longest possible limit is assumed.
    """
    open_limits = []
    for choice in member.promised_when:
        truth = situation.holds(choice.when)
        if truth:
            return choice.limit, ""
        if truth is None:
            open_limits.append(choice)
    if open_limits:
        longest = max(open_limits, key=lambda choice: calendar_days(choice.limit))
        asked = situation.open_questions(longest.when)
        text = situation.questions[asked[0]].text if asked else ""
        return longest.limit, text
    return member.promised or member.statutory, ""


def _step(
    line: ItemLine,
    lines: dict[str, ItemLine],
    done: dict[str, Step],
    begin: Moment,
    situation: Situation,
    calendar: Calendar,
) -> Step:
    member = line.member
    before = _waits_for(line, lines, done)
    start = max((done[after.item].finish for after in before), default=begin)
    limit, uncertain = limit_of(member, situation)
    finish = advance(start, limit, calendar) if limit else start
    offset = working_days_between(begin, start, calendar)
    return Step(
        item=member.item,
        name=member.name,
        department=member.department.name,
        status=line.status,
        start=start,
        finish=finish,
        offset=offset,
        length=working_days_between(begin, finish, calendar) - offset,
        lane=0,
        limit_text=limit_words(limit),
        after=tuple(after.item for after in before),
        same_visit=tuple(after.item for after in before if after.same_visit),
        uncertain=uncertain,
    )


def _waits_for(line: ItemLine, lines: dict[str, ItemLine], done: dict[str, Step]) -> list[After]:
    # An item that is only maybe must not push the finish of one that is certain.
    return [
        after
        for after in line.member.after
        if after.item in done and (line.status == "maybe" or lines[after.item].status == "included")
    ]


def _critical(steps: dict[str, Step], sure: list[Step], last: Moment | None) -> set[str]:
    """Items on the longest path, walked back from the last finish."""
    frontier = [step for step in sure if step.finish == last]
    found: set[str] = set()
    while frontier:
        step = frontier.pop()
        if step.item in found:
            continue
        found.add(step.item)
        frontier += [steps[item] for item in step.after if steps[item].finish == step.start]
    return found


def _mark(step: Step, critical: set[str]) -> Step:
    return replace(step, critical=step.item in critical)


def _laid_out(steps: list[Step]) -> list[Step]:
    """Give each step the first lane that is free at its start."""
    ends: list[float] = []
    placed = []
    for step in sorted(steps, key=lambda step: step.offset):
        lane = next((i for i, end in enumerate(ends) if end <= step.offset), len(ends))
        ends[lane : lane + 1] = [max(step.offset + step.length, step.offset + 0.25)]
        placed.append(replace(step, lane=lane))
    return placed
