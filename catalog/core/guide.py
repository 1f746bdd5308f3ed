"""The Guide: everything one page, print or JSON answer shows for one situation.

One object, three presenters, so that paper and screen cannot disagree.
"""

from dataclasses import dataclass
from datetime import date

from catalog.core.checklist import Checklist, build_checklist
from catalog.core.duration import Calendar
from catalog.core.edition import Edition, Question
from catalog.core.licence import CompositeResult, InspectionGroup, compose, joint_inspection
from catalog.core.network import Network, Reach, where_to_go
from catalog.core.savings import SavingRow, compute_savings
from catalog.core.selection import ItemLine, Note, Selection, Verdict, select
from catalog.core.situation import UNSURE, Situation
from catalog.core.timeline import Timeline, build_timeline


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its state: ``due`` is yes, maybe or no; ``chosen`` the answers."""

    question: Question
    due: str
    chosen: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """True once an answer other than 不清楚 is given."""
        return bool(self.chosen) and self.chosen != (UNSURE,)


@dataclass(frozen=True)
class Summary:
    """The line always in sight: 带 6 样 · 填 1 张表 · 跑 1 次 · 预计 12 月 4 日办结."""

    items: int
    maybe_items: int
    bring: int
    forms: int
    exempt: int
    produced: int
    maybe_materials: int
    trips: int
    finish: date | None


@dataclass(frozen=True)
class Guide:
    """One entry's edition seen through one situation."""

    edition: Edition
    situation: Situation
    questions: tuple[AskedQuestion, ...]
    verdict: Verdict
    items: tuple[ItemLine, ...]
    checklist: Checklist
    notes: tuple[Note, ...]
    timeline: Timeline
    savings: tuple[SavingRow, ...]
    composite: CompositeResult | None
    inspection: tuple[InspectionGroup, ...]
    places: tuple[Reach, ...]
    summary: Summary

    def items_of(self, *statuses: str) -> tuple[ItemLine, ...]:
        """Item lines of the given statuses, in order."""
        return tuple(line for line in self.items if line.status in statuses)

    @property
    def empty(self) -> bool:
        """Whether these answers leave nothing that must or may have to be done here."""
        return not self.items_of("included", "maybe")

    def question_text(self, question_id: str) -> str:
        """The text of a question, for "这要看…怎么答" lines."""
        return self.situation.questions[question_id].text


def build_guide(
    edition: Edition,
    situation: Situation,
    network: Network,
    start: date,
    calendar: Calendar,
) -> Guide:
    """Run every rule once and put the results together; pure and total."""
    selection = select(edition, situation)
    checklist = build_checklist(edition, selection, situation)
    timeline = build_timeline(edition, selection, situation, start, calendar)
    return Guide(
        edition=edition,
        situation=situation,
        questions=_asked(edition, situation),
        verdict=selection.verdict,
        items=selection.items,
        checklist=checklist,
        notes=selection.notes,
        timeline=timeline,
        savings=compute_savings(selection, checklist, timeline, situation, calendar),
        composite=compose(edition, selection, situation),
        inspection=joint_inspection(edition, selection),
        places=where_to_go(network, _wanted(selection), start),
        summary=_summary(edition, selection, checklist, timeline),
    )


def _asked(edition: Edition, situation: Situation) -> tuple[AskedQuestion, ...]:
    words = {True: "yes", None: "maybe", False: "no"}
    return tuple(
        AskedQuestion(q, words[situation.due(q.id)], situation.answers.get(q.id, ()))
        for q in edition.questions
    )


def _wanted(selection: Selection) -> dict[str, str]:
    """Items to be handed in (included; all possible ones while none is certain)."""
    for statuses in (("included",), ("maybe",)):
        lines = [line for line in selection.items if line.status in statuses]
        if lines:
            return {line.member.item: line.member.department.id for line in lines}
    return {}


def _summary(
    edition: Edition, selection: Selection, checklist: Checklist, timeline: Timeline
) -> Summary:
    statuses = [line.status for line in selection.items]
    forms = checklist.count("form")
    return Summary(
        items=statuses.count("included"),
        maybe_items=statuses.count("maybe"),
        bring=checklist.count("bring"),
        forms=min(forms, 1) if edition.kind != "item" else forms,
        exempt=checklist.count("exempt"),
        produced=checklist.count("produced"),
        maybe_materials=sum(line.status == "maybe" for line in checklist.lines),
        trips=int("included" in statuses or "maybe" in statuses),
        finish=timeline.finish,
    )
