"""减环节、减材料、减时限、减跑动: "one by one" against "as a bundle", computed.

The figures are never typed in. Each row carries its formula in words so a citizen
or an auditor can redo it. Working days are counted on the calendar from the start
of the timeline, so that mixed units and 即办 are not simply added up.
"""

from dataclasses import replace
from datetime import date

from catalog.core.checklist import Checklist, build_checklist
from catalog.core.duration import Calendar, Moment, advance, next_workday, working_days_between
from catalog.core.edition import Edition, SavingRow
from catalog.core.selection import ItemLine, Selection, select
from catalog.core.situation import UNSURE, Situation, empty_situation
from catalog.core.timeline import Timeline, build_timeline, in_order, limit_of

STAGES = 4
"""Stages of one item handled singly: apply, be accepted, be decided, collect."""

INTERNAL = "部门间信息核验（不面向申请人收件）"
"""Item type that asks nothing of the applicant, so no trip and no paper of its own."""


REFERENCE = date(2026, 1, 5)
"""A Monday: the frozen figures are counted on plain weeks from here, so that they depend on
the catalogue alone and not on the day it was published."""


class PlainWeeks:
    """Monday to Friday, no holidays."""

    def is_workday(self, day: date) -> bool:
        """Monday to Friday."""
        return day.weekday() < 5

    def covers(self, day: date) -> bool:
        """Nothing is left open."""
        return True


def compute_savings(
    selection: Selection,
    checklist: Checklist,
    timeline: Timeline,
    situation: Situation,
    calendar: Calendar,
) -> tuple[SavingRow, ...]:
    """The four rows for the included items; empty when fewer than two are certain."""
    included = [line for line in selection.items if line.status == "included"]
    if len(included) < 2:
        return ()
    return (
        _stages(included),
        _materials(included, checklist),
        _days(included, timeline, situation, calendar),
        _trips(included),
    )


def frozen_savings(edition: Edition) -> tuple[SavingRow, ...]:
    """The figures an edition is published with: those of its fullest situation."""
    situation, calendar = fullest_situation(edition), PlainWeeks()
    selection = select(edition, situation)
    checklist = build_checklist(edition, selection, situation)
    timeline = build_timeline(edition, selection, situation, REFERENCE, calendar)
    return compute_savings(selection, checklist, timeline, situation, calendar)


def fullest_situation(edition: Edition) -> Situation:
    """Answers that keep the case in the bundle and include most items.

    Used for the figures frozen with an edition ("事项最多的情形"): question by
    question, the option after which most items are included.
    """
    situation = empty_situation(edition)
    for question in edition.questions:
        if situation.due(question.id) is False:
            continue
        options = [option.value for option in question.options if option.value != UNSURE]
        tries = [
            replace(situation, answers={**situation.answers, question.id: (value,)})
            for value in options
        ]
        if not tries:
            continue
        if question.multi:
            several = tuple(value for value in options if value not in question.exclusive)
            tries.append(replace(situation, answers={**situation.answers, question.id: several}))
        situation = max(tries, key=lambda tried: _fullness(edition, tried))
    return situation


def _fullness(edition: Edition, situation: Situation) -> tuple[bool, int, int]:
    selection = select(edition, situation)
    statuses = [line.status for line in selection.items]
    ok = selection.verdict.status == "ok"
    return ok, statuses.count("included"), statuses.count("maybe")


def _stages(included: list[ItemLine]) -> SavingRow:
    count = len(included)
    rounds = _rounds(included)
    before, after = count * STAGES, rounds + 3
    formula = (
        f"逐项办：{count}个事项×（申请、受理、办理、领取）{STAGES}个环节＝{before}；"
        f"联办：申请、受理、领取各1次＋先后{rounds}轮办理＝{after}"
    )
    return SavingRow("stages", "办事环节", before, min(after, before), "个", formula)


def _rounds(included: list[ItemLine]) -> int:
    depth: dict[str, int] = {}
    members = {line.member.item: line.member for line in included}
    for item in in_order(list(members.values())):
        before = [depth[a.item] for a in members[item].after if a.item in depth]
        depth[item] = max(before, default=0) + 1
    return max(depth.values())


def _materials(included: list[ItemLine], checklist: Checklist) -> SavingRow:
    items = {line.member.item for line in included}
    asked = sum(
        sum(used.sure and used.item in items for used in line.used_by)
        for line in checklist.lines
        if line.status == "needed"
    )
    bring, forms = checklist.count("bring"), checklist.count("form")
    after = bring + min(forms, 1)
    exempt, produced = checklist.count("exempt"), checklist.count("produced")
    formula = (
        f"逐项办：各事项要的材料相加＝{asked}份；联办：同一材料只交一次，自备{bring}样"
        f"＋{forms}份表合成{min(forms, 1)}张，另有免提交{exempt}样、前一步产生{produced}样不用带"
    )
    return SavingRow("materials", "申请材料", asked, min(after, asked), "份", formula)


def _days(
    included: list[ItemLine], timeline: Timeline, situation: Situation, calendar: Calendar
) -> SavingRow:
    begin = moment = Moment(next_workday(timeline.start, calendar))
    members = {line.member.item: line.member for line in included}
    for item in in_order(list(members.values())):
        limit, _ = limit_of(members[item], situation)
        if limit:
            moment = advance(moment, limit, calendar)
    before = working_days_between(begin, moment, calendar)
    formula = (
        f"逐项办：按先后一项接一项，各项承诺时限依次相接＝{before:g}个工作日；"
        f"联办：能同时办的同时办，取最长的一条线＝{timeline.working_days:g}个工作日"
    )
    return SavingRow("days", "办理时间", before, timeline.working_days, "个工作日", formula)


def _trips(included: list[ItemLine]) -> SavingRow:
    going = [line for line in included if line.member.type != INTERNAL]
    together = {
        line.member.item for line in going if any(after.same_visit for after in line.member.after)
    }
    before = max(len(going) - len(together), 1)
    formula = (
        f"逐项办：{before}个要到窗口的事项各跑1次＝{before}次；联办：一个综合窗口收件出件＝1次"
    )
    return SavingRow("trips", "跑动次数", before, 1, "次", formula)
