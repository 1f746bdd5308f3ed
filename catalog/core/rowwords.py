"""A row in words: each field as a few Chinese lines, so that people can compare rows.

Ids are put into words by a ``Names`` the caller gives; without one they stand as they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Any

from catalog.core.duration import limit_words
from catalog.core.edition import (
    After,
    Condition,
    ConditionalLimit,
    Deadline,
    Limit,
    PackageLimit,
    Provenance,
    Waiver,
)
from catalog.core.intake.itemfields import LABELS as LISTED
from catalog.core.network import Delegation
from catalog.core.rowlabels import COMPOSITE, LEVELS, PROVEN, REFERS, label_of
from catalog.core.rows import (
    AskRow,
    CompositeRow,
    DocumentRow,
    EffectRow,
    IncludeWhen,
    MemberRow,
    RequirementRow,
)
from catalog.core.wording import full_width

Names = Callable[[str, str], str]
"""(noun, id) -> name"""


def as_is(_noun: str, slug: str) -> str:
    """Names for those who have none: the id itself."""
    return slug


def row_words(noun: str, row: Any, names: Names = as_is) -> dict[str, tuple[str, ...]]:
    """Field -> its lines, for every field of the row that says something."""
    found = {}
    for each in fields(row):
        lines = tuple(_field(noun, each.name, getattr(row, each.name), names))
        if lines:
            found[each.name] = lines
    return found


def condition_words(condition: Condition, names: Names = as_is) -> str:
    """“经营面积”选“50以下”或“50以上”，并且…"""
    return "，并且".join(
        f"“{names('question', question)}”选" + "或".join(f"“{option}”" for option in options)
        for question, options in condition.items()
    )


def _field(noun: str, name: str, value: Any, names: Names) -> Iterator[str]:
    if value in (None, "", (), {}, False):
        return
    refers = REFERS.get((noun, name)) or REFERS.get(("", name))
    if name == "provenance":
        yield from _provenances(value)
    elif name == "ways":
        yield from ("＋".join(names("material", each) for each in way) for way in value)
    elif name == "particulars" or (noun, name) == ("item", "codes"):
        yield from (f"{LISTED.get(f'{name}.{key}', key)}：{each}" for key, each in value.items())
    elif name in ("produced_by", "holder_aliases"):
        noun = "item" if name == "produced_by" else "holder"
        for slug, what in value.items():
            who = [names("holder", each) for each in what] if noun == "item" else list(what)
            yield names(noun, slug) + (f"：{'、'.join(who)}" if who else "")
    elif refers and isinstance(value, tuple):
        yield from (names(refers, each) for each in value)
    elif refers:
        yield names(refers, value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _lines(each, names)
    else:
        yield from _lines(value, names)


def _provenances(value: dict[str, Provenance]) -> Iterator[str]:
    for key, source in value.items():
        yield f"{PROVEN.get(key, key)}：{_source(source)}"


def _source(source: Provenance) -> str:
    who = "，".join(part for part in (source.by, source.on) if part)
    words = LEVELS.get(source.level, source.level)
    return words + (f"（{source.note}）" if source.note else "") + (f"，{who}确认" if who else "")


@singledispatch
def _lines(value: Any, names: Names) -> Iterator[str]:
    if is_dataclass(value):  # a shape that has no words of its own yet
        yield "，".join(f"{each.name}={getattr(value, each.name)}" for each in fields(value))
    else:
        yield full_width(str(value))


@_lines.register
def _(value: bool, names: Names) -> Iterator[str]:
    yield "是" if value else "否"


@_lines.register
def _(value: dict, names: Names) -> Iterator[str]:
    yield from (f"{key}：{each}" for key, each in value.items())


@_lines.register
def _(value: Limit, names: Names) -> Iterator[str]:
    yield limit_words(value) + (f"（{value.text}）" if value.text else "")


@_lines.register
def _(value: ConditionalLimit, names: Names) -> Iterator[str]:
    yield f"{limit_words(value.limit)}，当{condition_words(value.when, names)}"


@_lines.register
def _(value: Deadline, names: Names) -> Iterator[str]:
    yield value.text


@_lines.register
def _(value: PackageLimit, names: Names) -> Iterator[str]:
    excludes = f"，不含{value.excludes}" if value.excludes else ""
    yield f"{value.text}{excludes}；来源：{_source(value.provenance)}"


@_lines.register
def _(value: Provenance, names: Names) -> Iterator[str]:
    yield _source(value)


@_lines.register
def _(value: DocumentRow, names: Names) -> Iterator[str]:
    what = names("material", value.material) if value.material else ""
    what = f"“{names('item', value.result_of)}”的结果" if value.result_of else what
    if value.name:
        what = f"{value.name}（{what}）"
    holders = "、".join(names("holder", holder) for holder in value.holders)
    copies = f"，复印件{value.copies}份" if value.copies else ""
    supply = f"，{names('supply', value.supply)}" if value.supply else ""
    original = "" if value.original else "，不要原件"
    note = f"（{value.note}）" if value.note else ""
    yield f"{what}：{holders}{copies}{original}{supply}{note}"


@_lines.register
def _(value: RequirementRow, names: Names) -> Iterator[str]:
    documents = [line for each in value.documents() for line in _lines(each, names)]
    when = f"，当{condition_words(value.when, names)}" if value.when else ""
    yield " 或 ".join(documents) + when


@_lines.register
def _(value: MemberRow, names: Names) -> Iterator[str]:
    name = names("item", value.item)
    if isinstance(value.include, IncludeWhen):
        yield f"{name}：当{condition_words(value.include.when, names)}"
    else:
        yield f"{name}：{'自愿加办' if value.include == 'optional' else '都要办'}"
    for after in value.after:
        yield f"{name}：{_after(after, names)}"
    if value.certificate:
        nature = f"（{value.nature}）" if value.nature else ""
        yield f"{name}：并入证照“{value.certificate}”{nature}"
    if value.composes:
        yield f"{name}：由它生成综合证"
    if value.trim_unless:
        yield f"{name}：可以裁减，除非{condition_words(value.trim_unless, names)}"


def _after(value: After, names: Names) -> str:
    visit = "，同一次到窗口" if value.same_visit else ""
    why = f"（{value.why}）" if value.why else ""
    return f"排在“{names('item', value.item)}”之后{visit}{why}"


@_lines.register
def _(value: AskRow, names: Names) -> Iterator[str]:
    text = value.text or names("question", value.question)
    when = f"，当{condition_words(value.ask_when, names)}时才问" if value.ask_when else ""
    yield f"问“{text}”{when}"
    if value.options:
        yield f"“{text}”只列：{'、'.join(value.options)}"
    for option, effects in value.effects.items():
        for effect in effects:
            yield f"“{text}”选“{option}”：{_effect(effect, names)}"


def _effect(value: EffectRow, names: Names) -> str:
    item = f"“{names('item', value.item)}”" if value.item else ""
    if value.do == "replace":
        return f"{item}改办“{names('item', value.with_item)}”"
    if value.do == "require":
        holders = "、".join(names("holder", holder) for holder in value.holders)
        return f"{item}加要{names('material', value.material)}（{holders}）"
    verbs = {
        "include": f"加办{item}",
        "exclude": f"不办{item}",
        "note": f"提示：{value.text}",
        "leave_bundle": f"转单办：{value.text}",
        "offline_only": f"只能到窗口：{value.text}",
    }
    return verbs.get(value.do, f"{value.do} {item}{value.text}")


@_lines.register
def _(value: Waiver, names: Names) -> Iterator[str]:
    together = "、".join(names("item", item) for item in value.when_items)
    yield f"与{together}一起办，“{names('item', value.item)}”：{value.rule}"


@_lines.register
def _(value: CompositeRow, names: Names) -> Iterator[str]:
    for each in fields(value):
        for line in _field("composite", each.name, getattr(value, each.name), names):
            yield f"{COMPOSITE.get(each.name, label_of('composite', each.name))}：{line}"


@_lines.register
def _(value: Delegation, names: Names) -> Iterator[str]:
    parts = (f"{value.since}起" if value.since else "", value.basis, value.note)
    rest = "，".join(part for part in parts if part)
    yield names("item", value.item) + (f"：{rest}" if rest else "")
