"""The papers there are: their titles, what they need, and for which entries they exist."""

from dataclasses import dataclass

from catalog.core.guide import Guide
from catalog.core.paper.marks import Marks

EVERY = ("bundle", "licence", "item")
TOGETHER = ("bundle", "licence")
ALWAYS = ("notice", "guide", "work_rules", "rule_set")
"""Papers that also exist where the case is handled singly."""


@dataclass(frozen=True)
class PaperInfo:
    """``needs_marks``: only after the window has marked the lines. ``slip``: also on
    80 mm paper. ``entries``: kinds of entry it is for. ``public``: handed to the citizen."""

    title: str
    needs_marks: bool = False
    slip: bool = False
    entries: tuple[str, ...] = EVERY
    public: bool = True


PAPERS = {
    "notice": PaperInfo("一次性告知单", slip=True),
    "guide": PaperInfo("办事指南"),
    "supplement": PaperInfo("补正材料告知书", needs_marks=True),
    "receipt": PaperInfo("收件回执", needs_marks=True, slip=True),
    "commitment": PaperInfo("容缺受理承诺书", needs_marks=True),
    "inspection": PaperInfo("一同核查单", entries=TOGETHER, public=False),
    "certificate": PaperInfo("行业综合许可证样张", entries=("licence",)),
    "work_rules": PaperInfo("工作细则", public=False),
    "rule_set": PaperInfo("情形规则全文", public=False),
}


class NotForThis(ValueError):
    """This paper has nothing to say for this guide; the message says why, in Chinese."""


def papers_for(guide: Guide, marks: Marks | None = None) -> tuple[str, ...]:
    """The kinds of paper that exist for this guide, in the order they are offered."""
    return tuple(kind for kind in PAPERS if not objection(kind, guide, marks))


def objection(kind: str, guide: Guide, marks: Marks | None = None) -> str:
    """Why this paper does not exist for this guide and these marks; empty where it does.

    Raises KeyError for a kind that does not exist at all.
    """
    info = PAPERS[kind]
    if guide.edition.kind not in info.entries:
        return f"{info.title}不适用于这一类事"
    if guide.verdict.status == "leave_bundle" and kind not in ALWAYS:
        return "这件事要单独办，不在这里收件"
    if info.needs_marks:
        return _unmarked(kind, guide, marks)
    if kind == "inspection" and not guide.inspection:
        return "按现在的回答，没有要上门核查的事项"
    if kind == "certificate" and guide.composite and guide.composite.status == "too_few":
        return guide.composite.text or "能并入的证照不够，不生成综合许可证"
    return ""


def _unmarked(kind: str, guide: Guide, marks: Marks | None) -> str:
    if marks is None or not marks.marks:
        return "先逐样标出已收、核验、缺、容缺，再打这张"
    wanted = {
        "supplement": ("missing",),
        "commitment": ("deferred",),
        "receipt": ("received", "verified"),
    }
    if any(marks.lines(guide, state) for state in wanted[kind]):
        return ""
    return {
        "supplement": "没有缺的材料，不用补正",
        "commitment": "没有容缺的材料，不用承诺",
        "receipt": "还没有收下或核验任何材料",
    }[kind]
