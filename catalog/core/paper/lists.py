"""The checklist on paper: what to bring, forms, what need not be handed in, what comes later."""

from typing import Any

from catalog.core.checklist import MaterialLine
from catalog.core.guide import Guide
from catalog.core.paper.numbering import Numbers, because
from catalog.core.phrasing import EXEMPT, bare, office

Row = dict[str, Any]

IF_CHECK_FAILS = "窗口当场核验，不用您跑。万一没核到，窗口会当场说清原因，补交原件或复印件就行。"


def checklist(guide: Guide, numbers: Numbers) -> Row:
    """Every line of the checklist by how it is met, needed before maybe."""
    lines = {
        kind: guide.checklist.by_handling(kind) for kind in ("bring", "form", "exempt", "produced")
    }
    return {
        "bring": [row(guide, numbers, line) for line in lines["bring"]],
        "forms": _joined([row(guide, numbers, line) for line in lines["form"]]),
        "exempt": [row(guide, numbers, line) for line in lines["exempt"]],
        "produced": _joined([row(guide, numbers, line) for line in lines["produced"]]),
        "one_form": guide.edition.kind != "item" and len(lines["form"]) > 1,
        "waived": list(guide.checklist.waived),
        "if_check_fails": IF_CHECK_FAILS,
    }


def _joined(rows: list[Row]) -> list[Row]:
    """Rows that differ in the holder only, as one; ``holders`` is empty for a row alone."""
    found: dict[tuple[str, bool, str], list[Row]] = {}
    for each in rows:
        found.setdefault((each["name"], each["maybe"], each["made_by"]), []).append(each)
    return [
        {**same[0], "holders": "、".join(each["holder"] for each in same) if len(same) > 1 else ""}
        for same in found.values()
    ]


def row(guide: Guide, numbers: Numbers, line: MaterialLine) -> Row:
    """One line: the name large, everything else in a few words."""
    answers, words = because(guide, numbers, line.because)
    users = tuple(used.item for used in line.used_by if used.sure or line.status == "maybe")
    return {
        "name": line.name,
        "holder": line.holder_name,
        "copies": f"复印{line.copies}份" if line.copies else "",
        "uses": numbers.uses(users) if guide.edition.kind != "item" else "",
        "maybe": line.status == "maybe",
        "asks": numbers.asked(line.deciders),
        "answers": answers,
        "because": words,
        "or": _others(line),
        "ways": ["＋".join(way) for way in line.ways] if len(line.ways) > 1 else [],
        "note": line.note,
        "issuer": bare(line.issuer),
        "source": _source(line),
        "made_by": "、".join(line.produced_by),
    }


def _others(line: MaterialLine) -> str:
    """The documents that would do instead."""
    named = [
        other.name if other.holder == line.holder else f"{other.name}（{other.holder_name}）"
        for other in line.alternatives
        if (other.name, other.holder) != (line.name, line.holder)
    ]
    return "、".join(dict.fromkeys(named))


def _source(line: MaterialLine) -> str:
    """Where an exempt paper is looked up."""
    if line.handling != "exempt":
        return ""
    return "，".join(filter(None, (EXEMPT.get(line.source, "系统核验"), office(line.issuer))))
