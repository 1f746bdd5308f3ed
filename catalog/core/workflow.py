"""The way of a change: its states, and which step leads from where to where.

draft → in_review → approved → scheduled | live; returned goes back to its authors;
discarded and undone are the ends nobody sees live.
"""

from dataclasses import dataclass

STATES = {
    "draft": "起草中",
    "in_review": "待审核",
    "returned": "已退回",
    "approved": "已通过",
    "scheduled": "定时发布",
    "live": "已发布",
    "discarded": "已作废",
    "undone": "已撤销",
}
"""State -> its name on pages, in the order lists show them."""

EDITABLE = ("draft", "returned")
OPEN = ("draft", "returned", "in_review", "approved", "scheduled")
"""Neither published nor dropped."""


@dataclass(frozen=True)
class Step:
    """One step: its name on buttons, the states it starts from, the state it leads to, the
    action (core/permission.py) it needs. ``others_only`` bars the change's own authors."""

    words: str
    before: tuple[str, ...]
    after: str
    action: str
    others_only: bool = False


STEPS = {
    "submit": Step("送审", EDITABLE, "in_review", "catalogue_edit"),
    "recall": Step("撤回送审", ("in_review",), "draft", "catalogue_edit"),
    "discard": Step("作废", EDITABLE, "discarded", "catalogue_edit"),
    "approve": Step("审核通过", ("in_review",), "approved", "review", others_only=True),
    "return": Step(
        "退回", ("in_review", "approved", "scheduled"), "returned", "review", others_only=True
    ),
    "schedule": Step(
        "定时发布", ("approved", "scheduled"), "scheduled", "publish", others_only=True
    ),
    "publish": Step("立即发布", ("approved", "scheduled"), "live", "publish", others_only=True),
    "undo": Step("撤销这次发布", ("live",), "live", "catalogue_edit"),
}
"""Undoing proposes the inverse, reviewed like any change; the state follows when that is live."""


def refusal(step: str, state: str, author: bool, allowed: bool) -> str:
    """Why somebody may not take this step now, in words; "" when they may.

    ``author``: they saved a row of the change; ``allowed``: their roles permit the step.
    """
    rule = STEPS[step]
    if not allowed:
        return f"您的账号没有“{rule.words}”的权限"
    if state not in rule.before:
        return f"这个变更{STATES[state]}，不能{rule.words}"
    if rule.others_only and author:
        return f"您参与了这个变更，“{rule.words}”要由另一个人来做"
    return ""


LEDGER_STATES = {"open": "待整改", "mending": "整改中", "retest": "待复测", "closed": "销号"}
"""States of a line of the test ledger (问题台账)."""

LEDGER_NEXT = {
    "open": ("mending",),
    "mending": ("retest",),
    "retest": ("closed", "mending"),
    "closed": (),
}
"""Where a line may go: tested again, it is closed or goes back to be mended."""
