"""工作细则: for staff: item, department, limit, output, and what is handed from whom to whom."""

from typing import Any

from catalog.core.duration import limit_words
from catalog.core.edition import Member, Provenance
from catalog.core.guide import Guide
from catalog.core.paper.head import head, valued
from catalog.core.paper.issue import Issue
from catalog.core.paper.marks import Marks
from catalog.core.paper.numbering import circled
from catalog.core.paper.requirements import Words
from catalog.core.paper.ruleset import signing
from catalog.core.phrasing import asked, bare, law, office
from catalog.core.timeline import in_order

Row = dict[str, Any]


def work_rules(guide: Guide, issue: Issue, marks: Marks) -> Row:
    """Every item of the entry in working order, whatever the answers."""
    edition = guide.edition
    words = Words(edition)
    members = {member.item: member for member in edition.members}
    order = in_order(list(edition.members))
    numbers = {item: circled(n) for n, item in enumerate(order, 1)}
    return {
        **head("work_rules", guide, issue),
        "lead": bare(edition.lead.name) if edition.lead else "",
        "package": edition.package_limit.text if edition.package_limit else "",
        "questions": [
            [words.numbers[question.id], asked(question.text)] for question in edition.questions
        ],
        "items": [_item(words, members[item], numbers) for item in order],
        "handovers": [row for item in order for row in _handovers(members, members[item], numbers)],
        "waivers": [waiver.rule for waiver in edition.waivers],
        "inspection": [
            {"department": bare(m.department.name), "name": m.name, "checks": list(m.site_checks)}
            for m in edition.members
            if m.site_checks
        ],
        "departments": signing(edition),
    }


def _item(words: Words, member: Member, numbers: dict[str, str]) -> Row:
    sources = member.provenance
    promised = "；".join(
        f"{words.when(each.when)}：{limit_words(each.limit)}" for each in member.promised_when
    )
    return {
        "number": numbers[member.item],
        "name": member.name,
        "type": member.type,
        "department": office(member.department.name),
        "levels": _levels(member),
        "when": words.included(member),
        "after": "".join(numbers[after.item] for after in member.after if after.item in numbers),
        "statutory": valued(limit_words(member.statutory), sources.get("statutory"))
        if member.statutory
        else valued("未规定", Provenance("law")),
        "promised": valued(
            promised or limit_words(member.promised or member.statutory), sources.get("promised")
        ),
        "result": member.result or "不另发证件",
        "validity": member.validity,
        "fee": valued(member.fee or "未载明", sources.get("fee")),
        "basis": "；".join(law(each) for each in member.legal_basis),
        "papers": [words.requirement(need) for need in member.requirements],
    }


def _levels(member: Member) -> str:
    """Who receives and who decides, where the levels are known."""
    known = {"收": member.receive_level, "定": member.decide_level}
    return "，".join(f"{level}{verb}" for verb, level in known.items() if level)


def _handovers(members: dict[str, Member], member: Member, numbers: dict[str, str]) -> list[Row]:
    """What has to be passed on before this item can start."""
    return [
        {
            "from_number": numbers[after.item],
            "from": bare(members[after.item].department.name),
            "to_number": numbers[member.item],
            "to": bare(member.department.name),
            "what": members[after.item].result or members[after.item].name,
            "why": after.why,
            "same_visit": after.same_visit,
        }
        for after in member.after
        if after.item in members
    ]
