"""办事指南: everything about one entry for one situation, to read at home or hang out."""

from typing import Any

from catalog.core.duration import limit_words
from catalog.core.edition import Provenance
from catalog.core.guide import Guide
from catalog.core.paper.head import answers, head, remarks, valued, verdict
from catalog.core.paper.issue import Issue
from catalog.core.paper.lists import checklist
from catalog.core.paper.marks import Marks
from catalog.core.paper.numbering import Numbers, numbers_of
from catalog.core.paper.way import contacts, finish, places, steps, summary
from catalog.core.phrasing import applicant, law, office
from catalog.core.selection import ItemLine


def full_guide(guide: Guide, issue: Issue, marks: Marks) -> dict[str, Any]:
    """The notice's content with every item's limits, fee, result and legal basis."""
    numbers = numbers_of(guide)
    return {
        **head("guide", guide, issue),
        "facts": _facts(guide),
        "answers": answers(guide, numbers),
        "verdict": verdict(guide),
        "figures": summary(guide),
        "finish": finish(guide),
        "checklist": checklist(guide, numbers),
        "remarks": remarks(guide),
        "steps": steps(guide, numbers),
        "items": [_item(numbers, line) for line in _on_the_way(guide, numbers)],
        "optional": [line.member.name for line in guide.items_of("optional")],
        "places": places(guide, issue),
        "contacts": contacts(issue),
        "basis": [
            {
                "number": numbers.item(line.member.item),
                "laws": [law(basis) for basis in line.member.legal_basis],
            }
            for line in _on_the_way(guide, numbers)
            if line.member.legal_basis
        ],
        "results": list(guide.edition.results),
    }


def _facts(guide: Guide) -> list[list[str]]:
    edition = guide.edition
    package = edition.package_limit
    found = [
        ("办什么", edition.summary),
        ("谁可以办", applicant(edition.applicants)),
        ("先要有", "；".join(edition.preconditions)),
        ("牵头部门", edition.lead.name if edition.lead else ""),
        ("整件承诺", package.text if package else ""),
        ("办成拿到", "；".join(edition.results)),
    ]
    return [[name, text] for name, text in found if text]


def _on_the_way(guide: Guide, numbers: Numbers) -> list[ItemLine]:
    lines = [line for line in guide.items if line.member.item in numbers.items]
    return sorted(lines, key=lambda line: numbers.items[line.member.item])


def _item(numbers: Numbers, line: ItemLine) -> dict[str, Any]:
    member = line.member
    sources = member.provenance
    legal = sources.get("statutory") if member.statutory else Provenance("law")
    statutory = limit_words(member.statutory) if member.statutory else "法律未规定"
    return {
        "number": numbers.item(member.item),
        "name": member.name,
        "maybe": line.status == "maybe",
        "department": office(member.department.name),
        "statutory": valued(statutory, legal),
        "fee": valued(member.fee or "未载明", sources.get("fee")),
        "result": member.result or "不另发证件",
        "validity": member.validity,
        "note": member.note,
    }
