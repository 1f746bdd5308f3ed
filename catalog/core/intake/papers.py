"""Materials of one item: from rows of a worksheet to requirements."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from catalog.core.intake.conditions import condition
from catalog.core.intake.faults import Fault, PaperFaults
from catalog.core.intake.known import Content, Known
from catalog.core.intake.paperdocument import Paper, document

NOTHING = frozenset(("无", "无需提交", "无需材料", "不需要", "免提交材料", "无材料", "/", "-", "—"))


class _Read(NamedTuple):
    """One row: its document, the name the dictionary lacks, 任选组, and when it is asked for."""

    document: Content
    missing: str
    group: str
    when: dict[str, list[str]]


def requirements(
    papers: Sequence[Paper], known: Known, holder: str
) -> tuple[list[Content], list[str]]:
    """(requirements, names the dictionary lacks); ``holder`` owns what names nobody.

    A name the dictionary lacks stands in place of the material's id, so that lint holds the
    item back until somebody has decided. Rows of one 任选组 are alternatives. Raises PaperFaults.
    """
    found: list[Content] = []
    groups: dict[str, Content] = {}
    unknown: list[str] = []
    wrong: list[tuple[int, Fault]] = []
    for number, paper in enumerate(papers):
        try:
            read = _remembered(paper, known, holder)
        except Fault as fault:
            wrong.append((number, fault))
            continue
        if read is None:
            continue
        one, missing, group, when = read
        if missing:
            unknown.append(missing)
            one = dict(one)  # its material is still to be named
        if group in groups:
            groups[group]["any_of"].append(one)
            continue
        need = {"any_of": [one]} if group else one
        need = need | {"when": when} if when else need
        if group:
            groups[group] = need
        found.append(need)
    if wrong:
        raise PaperFaults(wrong)
    return found, unknown


def _remembered(paper: Paper, known: Known, holder: str) -> _Read | None:
    """The row as read; None where it says that nothing is needed. Rows repeat, so each is read
    once and its document shared."""
    key = (holder, *paper.items())
    try:
        return known.documents[key]
    except KeyError:
        read = known.documents[key] = _read(paper, known, holder)
        return read


def _read(paper: Paper, known: Known, holder: str) -> _Read | None:
    named = paper.get("material") or paper.get("result_of")
    if paper.get("paper", "") in NOTHING and not named:
        return None
    one, missing = document(paper, known, holder)
    return _Read(one, missing, paper.get("group", ""), _when(paper.get("when", ""), known))


def _when(text: str, known: Known) -> dict[str, list[str]]:
    try:
        return condition(text, known) if text else {}
    except Fault as fault:
        fault.field = "when"
        raise


def mentioned(needs: Sequence[Content]) -> set[Any]:
    """The materials and results named, whatever the structure around them."""
    return {
        one.get("material") or one.get("result_of")
        for need in needs
        for one in (need.get("any_of") or (need,))
    }
