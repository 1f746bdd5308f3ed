"""What changed between two editions of an entry for one and the same situation, in words.

A printed list is held against the one that holds today: 新增材料…, 不再要…,
承诺时限 5→3 个工作日. What a citizen would do differently comes first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.core.checklist import MaterialLine
from catalog.core.duration import UNIT_WORDS, limit_words
from catalog.core.edition import Limit
from catalog.core.guide import Guide
from catalog.core.selection import ItemLine
from catalog.core.timeline import limit_of
from catalog.core.wording import full_width

HANDLINGS = {"bring": "自备", "form": "填表", "exempt": "免提交", "produced": "前一步产生"}
VERDICTS = {"ok": "可以打包办", "leave_bundle": "要单独办", "offline_only": "只能到窗口办"}
MAYBE = {True: "", False: "也许"}


@dataclass(frozen=True)
class Change:
    """One change. ``about`` is verdict, item, material, limit, fee, result or date."""

    about: str
    text: str


def differences(old: Guide, new: Guide) -> tuple[Change, ...]:
    """Everything that changed for this situation, the most useful first; empty for nothing."""
    found = [
        *_verdict(old, new),
        *_materials(old, new),
        *_items(old, new),
        *_kept_items(old, new),
        *_package(old, new),
    ]
    return tuple(found)


def _verdict(old: Guide, new: Guide) -> Iterator[Change]:
    before, after = old.verdict, new.verdict
    if before.status != after.status:
        words = "；".join(after.texts)
        text = f"办法变了：原来{VERDICTS[before.status]}，现在{VERDICTS[after.status]}"
        yield Change("verdict", f"{text}（{words}）" if words else text)


def _materials(old: Guide, new: Guide) -> Iterator[Change]:
    before, after = _lines(old), _lines(new)
    for key, line in after.items():
        if key not in before:
            where = "" if line.handling == "bring" else f"，{HANDLINGS[line.handling]}"
            yield Change("material", f"新增材料：{_named(line)}{where}")
    for key, line in before.items():
        if key not in after:
            yield Change("material", f"不再要：{_named(line)}")
    for key, line in after.items():
        if key in before:
            yield from (Change("material", text) for text in _line_changes(before[key], line))


def _lines(guide: Guide) -> dict[tuple[str, str], MaterialLine]:
    return {(line.material, line.holder): line for line in guide.checklist.lines}


def _named(line: MaterialLine) -> str:
    sure = MAYBE[line.status == "needed"]
    return f"{line.name}（{line.holder_name}{'，' + sure + '要' if sure else ''}）"


def _line_changes(old: MaterialLine, new: MaterialLine) -> Iterator[str]:
    name = f"{new.name}（{new.holder_name}）"
    if old.handling != new.handling:
        yield f"{name}：{HANDLINGS[old.handling]}→{HANDLINGS[new.handling]}"
    if old.status != new.status:
        yield f"{name}：{'也许要→要' if new.status == 'needed' else '要→也许要'}"
    if old.copies != new.copies:
        yield f"{name}：复印件{old.copies}→{new.copies}份"
    if old.name != new.name:
        yield f"材料名称：{old.name}→{new.name}"
    if _others(old) != _others(new):
        others = "、".join(_others(new))
        yield f"{name}：可以用{others}代替" if others else f"{name}：不能再用别的材料代替"
    if old.note != new.note:
        yield f"{name}：{new.note}" if new.note else f"{name}：原来的说明“{old.note}”取消了"


def _others(line: MaterialLine) -> tuple[str, ...]:
    return tuple(sorted({other.name for other in line.alternatives}))


def _items(old: Guide, new: Guide) -> Iterator[Change]:
    before, after = _in_hand(old), _in_hand(new)
    for item, line in after.items():
        if item not in before:
            maybe = "也许要办" if line.status == "maybe" else ""
            who = "，".join(part for part in (line.member.department.name, maybe) if part)
            yield Change("item", f"新增事项：{line.member.name}（{who}）")
    for item, line in before.items():
        if item not in after:
            yield Change("item", f"不再办：{line.member.name}")


def _in_hand(guide: Guide) -> dict[str, ItemLine]:
    return {line.member.item: line for line in guide.items_of("included", "maybe")}


def _kept_items(old: Guide, new: Guide) -> Iterator[Change]:
    before, after = _in_hand(old), _in_hand(new)
    many = len(after) > 1 or new.edition.kind != "item"
    for item, line in after.items():
        if item not in before:
            continue
        name = f"{line.member.name}：" if many else ""
        yield from _limits(name, old, new, before[item], line)
        for about, word, read in FIELDS:
            was, now = read(before[item]), read(line)
            if was != now:
                yield Change(about, f"{name}{word}{was or '未载明'}→{now or '未载明'}")


def _limits(
    name: str, old: Guide, new: Guide, before: ItemLine, after: ItemLine
) -> Iterator[Change]:
    was, _ = limit_of(before.member, old.situation)
    now, _ = limit_of(after.member, new.situation)
    if not _same(was, now):
        yield Change("limit", f"{name}承诺时限 {arrow(was, now)}")
    if not _same(before.member.statutory, after.member.statutory):
        words = arrow(before.member.statutory, after.member.statutory)
        yield Change("limit", f"{name}法定时限 {words}")


def _same(one: Limit | None, other: Limit | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.value, one.unit) == (other.value, other.unit)


def arrow(was: Limit | None, now: Limit | None) -> str:
    """5→3 个工作日; the unit once where both have it, else each limit in words."""
    if was and now and was.unit == now.unit and was.unit in UNIT_WORDS:
        return f"{was.value:g}→{now.value:g} {UNIT_WORDS[now.unit]}"
    return f"{limit_words(was)}→{limit_words(now)}"


FIELDS: tuple[tuple[str, str, Callable[[ItemLine], str]], ...] = (
    ("fee", "收费 ", lambda line: full_width(line.member.fee)),
    ("result", "办成拿到 ", lambda line: line.member.result),
    ("item", "办理部门 ", lambda line: line.member.department.name),
)


def _package(old: Guide, new: Guide) -> Iterator[Change]:
    before, after = old.edition.package_limit, new.edition.package_limit
    was, now = before.text if before else "", after.text if after else ""
    if was != now:
        yield Change("limit", f"整件承诺 {was or '未载明'}→{now or '未载明'}")
    if old.summary.trips != new.summary.trips:
        yield Change("item", f"跑动次数 {old.summary.trips}→{new.summary.trips} 次")
    if old.timeline.finish != new.timeline.finish and old.timeline.start == new.timeline.start:
        yield Change("date", f"预计用时 {_days(old, new)}")


def _days(old: Guide, new: Guide) -> str:
    was, now = old.timeline, new.timeline
    if was.finish and now.finish:
        return f"{was.working_days:g}→{now.working_days:g} 个工作日"
    return f"未定→{now.working_days:g} 个工作日" if now.finish else "现在还不能推算"
