"""The way through the house on paper: steps with dates and fees, places, and whom to ask."""

from typing import Any

from catalog.core.duration import Moment
from catalog.core.guide import Guide
from catalog.core.network import Reach
from catalog.core.paper.head import valued
from catalog.core.paper.issue import Issue
from catalog.core.paper.numbering import Numbers
from catalog.core.phrasing import day, full_day, number, office, plain, weekday
from catalog.core.selection import ItemLine
from catalog.core.timeline import Step

Row = dict[str, Any]

MANY_PLACES = 3
LATER_KNOWN = "其中有的日子所在年份还没公布放假安排，先按周一至周五算，公布后会变。"


def steps(guide: Guide, numbers: Numbers) -> list[Row]:
    """The items in order: department, limit, dates, fee, what comes out."""
    lines = {line.member.item: line for line in guide.items}
    return [_step(guide, numbers, step, lines[step.item]) for step in guide.timeline.steps]


def _step(guide: Guide, numbers: Numbers, step: Step, line: ItemLine) -> Row:
    member = line.member
    sources = member.provenance
    return {
        "number": numbers.item(step.item),
        "name": step.name,
        "department": office(step.department),
        "maybe": step.status == "maybe",
        "asks": numbers.asked(line.deciders),
        "limit": valued(step.limit_text, sources.get("promised")),
        "uncertain": plain(step.uncertain),
        "dates": dates(step.start, step.finish, guide),
        "fee": valued(member.fee or "未载明", sources.get("fee")),
        "result": member.result,
        "after": numbers.uses(step.after),
        "same_visit": bool(step.same_visit),
    }


def dates(start: Moment, finish: Moment, guide: Guide) -> str:
    """11月24日—12月8日, or one day alone."""
    since = guide.timeline.start
    first, last = day(start.day, since), day(finish.day, since)
    return first if first == last else f"{first}—{last}"


def finish(guide: Guide) -> Row:
    """The day it is done, in big and in small; empty while nothing is certain."""
    timeline, summary = guide.timeline, guide.summary
    if timeline.finish is None:
        return {}
    return {
        "day": day(timeline.finish, timeline.start),
        "weekday": weekday(timeline.finish),
        "earliest": bool(summary.maybe_items),
        "start": f"{day(timeline.start)}（{weekday(timeline.start)}）",
        "working_days": number(timeline.working_days) if timeline.working_days else "",
        "unknown": "" if timeline.calendar_known else LATER_KNOWN,
    }


def summary(guide: Guide) -> list[Row]:
    """带6样 · 填1张表 · 跑1次, as figures with their words."""
    found = guide.summary
    cells = [
        {"before": "要带", "figure": str(found.bring), "after": "样"},
        {"before": "填表", "figure": str(found.forms), "after": "张"},
        {"before": "免提交", "figure": str(found.exempt), "after": "项"},
        {"before": "跑", "figure": str(found.trips), "after": "次"},
    ]
    if found.bring == 0 and found.maybe_materials:
        cells[0] = {"before": "要带", "figure": "", "after": "看回答"}
    return cells


def places(guide: Guide, issue: Issue) -> Row:
    """The first points that can take all of it (else part of it), and how many more there are.

    The point that prints comes first: the citizen stands in it.
    """
    whole = [reach for reach in guide.places if reach.extent == "all"]
    part = [reach for reach in guide.places if reach.extent == "some"]
    shown = sorted(whole or part, key=lambda reach: reach.point.name != issue.point_name)
    return {
        "whole": bool(whole),
        "shown": [_place(guide, reach) for reach in shown[:MANY_PLACES]],
        "all": [_place(guide, reach) for reach in guide.places],
        "more": max(len(shown) - MANY_PLACES, 0),
        "channels": list(guide.edition.channels),
    }


def _place(guide: Guide, reach: Reach) -> Row:
    names = {line.member.item: line.member.name for line in guide.items}
    return {
        "name": reach.point.name,
        "sample": reach.point.sample,
        "address": reach.point.address,
        "hours": "；".join(reach.point.hours),
        "takes": ""
        if reach.extent == "all"
        else "、".join(names[i] for i in reach.items if i in names),
        "since": [
            f"{names[given.item]}：{full_day(given.since)}起{given.basis}受理"
            for given in reach.point.delegations
            if given.item in reach.items and given.item in names
        ],
    }


def contacts(issue: Issue) -> list[list[str]]:
    """Whom to turn to, as [when, where]; no telephone number that was not given but 12345."""
    ask = f"帮办代办窗口　{issue.phone}" if issue.phone else "帮办代办窗口"
    return [
        ["不会填、跑不动", ask],
        ["材料齐了却办不成", "“办不成事”反映窗口"],
        ["投诉、不知道归谁管", "12345 政务服务便民热线"],
    ]
