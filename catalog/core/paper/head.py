"""What every paper begins and ends with."""

from typing import Any

from catalog.core.edition import Provenance
from catalog.core.guide import Guide
from catalog.core.paper.issue import Issue
from catalog.core.paper.kinds import PAPERS
from catalog.core.paper.numbering import Numbers
from catalog.core.phrasing import asked, full_day
from catalog.core.wording import full_width

SAMPLES = (
    "标“清单”的读自政府公开的清单，标“样例”的是示例，材料清单也是；"
    "都还没有经过岐山县核实，以窗口答复为准。"
)
SOURCES = {"law": "", "official": "清单", "sample": "样例"}


def head(kind: str, guide: Guide, issue: Issue) -> dict[str, Any]:
    """Title, entry, serial, codes, date, point; the same keys for every paper."""
    edition = guide.edition
    return {
        "paper": kind,
        "title": PAPERS[kind].title,
        "entry": edition.title,
        "summary": edition.summary,
        "house": "岐山县一窗目录",
        "serial": issue.serial,
        "address": issue.address,
        "qr_address": issue.qr_address,
        "printed_on": issue.printed_on.isoformat(),
        "date": full_day(issue.printed_on),
        "point": issue.point_name,
        "point_address": issue.point_address,
        "phone": issue.phone,
        "clerk": issue.clerk_name,
        "applicant": issue.applicant,
        "edition": _edition(guide),
        "samples": SAMPLES,
    }


def valued(text: str, provenance: Provenance | None) -> dict[str, str]:
    """A value with the small mark of where it comes from; what a law says carries none."""
    return {"text": text, "mark": SOURCES[provenance.level if provenance else "sample"]}


def _edition(guide: Guide) -> str:
    edition = guide.edition
    if not edition.number:
        return "未发布的草稿"
    published = f"　{full_day(edition.published_on)}发布" if edition.published_on else ""
    return f"第{edition.number}版{published}"


def answers(guide: Guide, numbers: Numbers) -> list[dict[str, Any]]:
    """The questions of this paper with the answers given; open ones are told as open."""
    return [
        {
            "number": numbers.questions[each.question.id],
            "question": asked(each.question.text),
            "answer": "、".join(full_width(value) for value in each.chosen),
        }
        for each in guide.questions
        if each.question.id in numbers.questions
    ]


def verdict(guide: Guide) -> dict[str, Any]:
    """ok, leave_bundle or offline_only, with what to tell."""
    headings = {"leave_bundle": "这件事请单独办", "offline_only": "请到窗口办"}
    status = guide.verdict.status
    return {
        "status": status,
        "heading": headings.get(status, ""),
        "texts": list(guide.verdict.texts),
    }


def remarks(guide: Guide) -> dict[str, list[str]]:
    """Cautions, what the answers bring along, general notes, and the applicant's own deadlines."""
    return {
        "cautions": list(guide.edition.cautions),
        "notes": [note.text for note in guide.notes],
        "general": list(guide.edition.notes),
        "duties": [f"{duty.name}：{duty.text}" for duty in guide.timeline.duties],
    }
