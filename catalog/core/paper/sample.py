"""行业综合许可证样张: what the combined licence would look like; never valid."""

from typing import Any

from catalog.core.guide import Guide
from catalog.core.paper.head import head
from catalog.core.paper.issue import Issue
from catalog.core.paper.marks import Marks
from catalog.core.phrasing import bare

NOT_NEW = (
    "行业综合许可证不是新的许可，只把下列证照亮在一张上；谁发的、凭什么发、什么时候到期，都照旧。"
)


def certificate(guide: Guide, issue: Issue, marks: Marks) -> dict[str, Any]:
    """The certificates it shows, each with issuer, number (blank) and expiry (blank)."""
    composite, rules = guide.composite, guide.edition.composite
    parts = composite.components if composite else ()
    return {
        **head("certificate", guide, issue),
        "document": rules.document.strip("《》") if rules else "",
        "industry": guide.edition.title.removesuffix("综合许可证"),
        "status": composite.status if composite else "",
        "parts": [
            {
                "certificate": part.certificate,
                "nature": part.nature,
                "issuer": bare(part.issuer),
                "validity": part.validity,
                "maybe": part.status == "maybe",
            }
            for part in parts
            if part.status != "out"
        ],
        "rules": [NOT_NEW, *_words(guide)],
    }


def _words(guide: Guide) -> list[str]:
    rules, composite = guide.edition.composite, guide.composite
    if rules is None or composite is None:
        return []
    expiry = f"{composite.earliest_expiry}。" if composite.earliest_expiry else ""
    return [text for text in (rules.validity_rule, expiry, rules.change_rule) if text]
