"""Scenarios: what must come out of an entry for certain answers, and what came out instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalog.core.edition import Edition
from catalog.core.guide import Guide
from catalog.core.wording import full_width

VERDICTS = {"ok": "可以打包办", "leave_bundle": "要单独办", "offline_only": "只能到窗口办"}
HANDLINGS = {"bring": "自备", "form": "填表", "exempt": "免提交", "produced": "前一步产生"}


@dataclass(frozen=True)
class Expected:
    """The verdict, the items certainly included, and the papers certainly needed:
    "material/holder" -> handling. Open answers leave *maybe* lines, which are not compared."""

    verdict: str
    items: tuple[str, ...] = ()
    materials: dict[str, str] = field(default_factory=dict)


def outcome(guide: Guide) -> Expected:
    """What comes out of a guide, to be expected from now on."""
    return Expected(
        guide.verdict.status,
        tuple(line.member.item for line in guide.items_of("included")),
        {
            f"{line.material}/{line.holder}": line.handling
            for line in guide.checklist.lines
            if line.status == "needed"
        },
    )


def misses(
    expected: Expected, guide: Guide, names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """How the guide differs from what is expected, in words; empty where it does not.

    ``names``: of items and materials by id, for those that the guide's edition has no more.
    """
    names = names or {}
    got = outcome(guide)
    return (
        *_verdict(expected, got),
        *_items(expected, got, guide.edition, names),
        *_materials(expected, got, guide, names),
    )


def answer_words(edition: Edition, answers: tuple[tuple[str, str], ...]) -> str:
    """Answers as one reads them: 有没有堂食：有；……; 都没答 for none."""
    texts = {question.id: question.text for question in edition.questions}
    names = {member.item: member.name for member in edition.members}
    verbs = {"with": "加办", "without": "裁减"}
    said = [
        f"{verbs[key]}{names.get(value, value)}"
        if key in verbs
        else f"{texts.get(key, key)}{full_width(value)}"
        for key, value in answers
    ]
    return "；".join(said) or "什么都没答"


def _verdict(expected: Expected, got: Expected) -> Iterator[str]:
    if expected.verdict != got.verdict:
        yield f"应是{VERDICTS[expected.verdict]}，现在是{VERDICTS[got.verdict]}"


def _items(
    expected: Expected, got: Expected, edition: Edition, others: Mapping[str, str]
) -> Iterator[str]:
    names = {**others, **{member.item: member.name for member in edition.members}}
    for item in expected.items:
        if item not in got.items:
            yield f"少了事项：{names.get(item, item)}"
    for item in got.items:
        if item not in expected.items:
            yield f"多了事项：{names.get(item, item)}"


def _materials(
    expected: Expected, got: Expected, guide: Guide, others: Mapping[str, str]
) -> Iterator[str]:
    lines = {f"{line.material}/{line.holder}": line for line in guide.checklist.lines}

    def named(key: str) -> str:
        if key in lines:
            return f"{lines[key].name}（{lines[key].holder_name}）"
        material, _, holder = key.partition("/")
        known = guide.edition.materials.get(material)
        name = known.name if known else others.get(material, material)
        return f"{name}（{guide.edition.holders.get(holder, holder)}）"

    for key, handling in expected.materials.items():
        if key not in got.materials:
            yield f"少了材料：{named(key)}"
        elif got.materials[key] != handling:
            was, now = HANDLINGS[handling], HANDLINGS[got.materials[key]]
            yield f"{named(key)}：应是{was}，现在是{now}"
    for key in got.materials:
        if key not in expected.materials:
            yield f"多了材料：{named(key)}"
