"""Bundles and combined licences: members, questions, effects and order."""

from collections.abc import Iterator

from catalog.core.catalogue import Catalogue
from catalog.core.edition import Condition
from catalog.core.lint.finding import Finding
from catalog.core.lint.items import condition_problems
from catalog.core.rows import AskRow, EffectRow, EntryRow, IncludeWhen

VERBS = ("include", "exclude", "replace", "require", "note", "leave_bundle", "offline_only")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Findings about every bundle and licence row."""
    for kind, row in catalogue.entries():
        for text in dict.fromkeys(_problems(row, catalogue)):
            yield Finding(kind, row.id, text)


def _problems(row: EntryRow, catalogue: Catalogue) -> Iterator[str]:
    unknown = [member.item for member in row.items if member.item not in catalogue.item]
    for item in unknown:
        yield f"事项“{item}”不在目录里"
    if len({member.item for member in row.items}) != len(row.items):
        yield "同一事项列了两次"
    if row.lead and row.lead not in catalogue.department:
        yield f"牵头部门“{row.lead}”不存在"
    if unknown:
        return
    asked = _asked(row, catalogue)
    for who, condition in _conditions(row, catalogue):
        for text in condition_problems(condition, catalogue, asked):
            yield f"{who}：{text}"
    yield from _members(row)
    yield from _circle(row)
    yield from _sequence(row)
    for ask in row.questions:
        yield from _ask(ask, row, catalogue, asked)
    yield from _composite(row)
    for waiver in row.waivers:
        for item in (*waiver.when_items, waiver.item):
            if item not in {member.item for member in row.items}:
                yield f"免交规则里的事项“{item}”不在这里"


def _asked(row: EntryRow, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Question id -> the options this entry offers (unknown questions left out)."""
    return {
        ask.question: ask.options or catalogue.question[ask.question].options
        for ask in row.questions
        if ask.question in catalogue.question
    }


def _conditions(row: EntryRow, catalogue: Catalogue) -> Iterator[tuple[str, Condition]]:
    for member in row.items:
        item = catalogue.item[member.item]
        if isinstance(member.include, IncludeWhen):
            yield f"“{item.name}”的办理条件", member.include.when
        for need in item.requirements:
            yield f"“{item.name}”的材料条件", need.when
        for choice in item.promised_when:
            yield f"“{item.name}”的承诺时限条件", choice.when
        yield f"“{item.name}”的裁减条件", member.trim_unless
    for ask in row.questions:
        yield f"问题“{ask.question}”的出现条件", ask.ask_when


def _members(row: EntryRow) -> Iterator[str]:
    items = {member.item for member in row.items}
    for member in row.items:
        if isinstance(member.include, IncludeWhen):
            if not member.include.when:
                yield f"“{member.item}”说了看情况办，却没写条件"
        elif member.include not in ("always", "optional"):
            yield (
                f"“{member.item}”的办理方式应是 always、optional 或 when，现在是“{member.include}”"
            )
        for after in member.after:
            if after.item not in items:
                yield f"“{member.item}”排在“{after.item}”后，可这里没有那一项"


def _circle(row: EntryRow) -> Iterator[str]:
    waiting = {member.item: {after.item for after in member.after} for member in row.items}
    while waiting:
        free = [item for item, after in waiting.items() if not after & set(waiting)]
        if not free:
            yield "先后关系绕成了圈：" + "、".join(waiting)
            return
        for item in free:
            del waiting[item]


def _sequence(row: EntryRow) -> Iterator[str]:
    """A question is asked once, and whether it is turns on earlier ones only: what waits for
    itself would never be asked."""
    earlier: set[str] = set()
    for ask in row.questions:
        if ask.question in earlier:
            yield f"问题“{ask.question}”问了两次"
        for name in ask.ask_when:
            if name not in earlier:
                yield f"问题“{ask.question}”问不问要看“{name}”，“{name}”得排在它前面"
        earlier.add(ask.question)


def _ask(
    ask: AskRow, row: EntryRow, catalogue: Catalogue, asked: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    if ask.question not in catalogue.question:
        yield f"问题“{ask.question}”不存在"
        return
    for option in ask.options:
        if option not in catalogue.question[ask.question].options:
            yield f"问题“{ask.question}”没有“{option}”这个选项"
    used = any(ask.question in condition for _, condition in _conditions(row, catalogue))
    if not used and not any(ask.effects.values()):
        yield f"问题“{ask.question}”什么也不决定，不必问"
    for option, effects in ask.effects.items():
        if option not in asked[ask.question]:
            yield f"问题“{ask.question}”的效果写给了不存在的选项“{option}”"
        for effect in effects:
            yield from _effect(effect, ask, option, row, catalogue)


def _effect(
    effect: EffectRow, ask: AskRow, option: str, row: EntryRow, catalogue: Catalogue
) -> Iterator[str]:
    place = f"“{ask.question}”选“{option}”"
    members = {member.item: member for member in row.items}
    if effect.do not in VERBS:
        yield f"{place}：不认识的效果“{effect.do}”"
    needs_item = effect.do in ("include", "exclude", "replace", "require")
    for item in [effect.item] * needs_item + [effect.with_item] * (effect.do == "replace"):
        if item not in members:
            yield f"{place}：事项“{item}”不在这里"
    if effect.do == "require" and effect.material not in catalogue.material:
        yield f"{place}：材料“{effect.material}”不在材料库里"
    for holder in effect.holders:
        if holder not in catalogue.labels("holders"):
            yield f"{place}：持有人“{holder}”不在代码表里"
    if effect.do in ("note", "leave_bundle", "offline_only") and not effect.text.strip():
        yield f"{place}：要写明怎么办"
    member = members.get(effect.item)
    if effect.do == "include" and member and isinstance(member.include, IncludeWhen):
        # Beside a condition on other questions too it is an alternative: either holds.
        when = member.include.when
        if set(when) == {ask.question} and option not in when[ask.question]:
            yield f"{place}：加办“{effect.item}”与它自己的办理条件矛盾"


def _composite(row: EntryRow) -> Iterator[str]:
    if row.composite is None:
        return
    if sum(member.composes for member in row.items) != 1:
        yield "综合许可证要有且只有一个“生成综合证”的事项"
    if not any(member.certificate for member in row.items):
        yield "没有一张可以并入综合证的证照"
