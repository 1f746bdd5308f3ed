"""Marks from the window's form, and back from the ledger."""

from datetime import date

from catalog.core.guide import build_guide
from catalog.core.marking import LONGEST_REASON, marks_of, read_marks, rows_of
from catalog.core.network import Network
from catalog.core.paper import Mark, Marks
from tests.builders import MONDAY, EveryWeekday, bundle, item, paper, situation

EDITION = bundle(item("a", paper("card"), paper("plan", "B")))
GUIDE = build_guide(EDITION, situation(EDITION), Network(), MONDAY, EveryWeekday())


def test_each_line_has_its_own_mark_and_reason() -> None:
    marks = read_marks(
        [("mark.card.A", "received"), ("mark.plan.B", "missing"), ("why.plan.B", " 缺第2页 ")],
        GUIDE,
    )
    assert marks.marks == (Mark("card", "A", "received"), Mark("plan", "B", "missing", "缺第2页"))


def test_what_is_no_line_or_no_state_is_left_out() -> None:
    pairs = [("mark.card.B", "received"), ("mark.card.A", "gone"), ("mark.plan.B", "")]
    assert read_marks(pairs, GUIDE).marks == ()


def test_a_received_paper_needs_no_reason() -> None:
    (mark,) = read_marks([("mark.card.A", "received"), ("why.card.A", "没带")], GUIDE).marks
    assert mark.reason == ""


def test_a_reason_is_cleaned_and_short() -> None:
    pairs = [("mark.card.A", "missing"), ("why.card.A", "过\x00期\n" + "长" * 100)]
    (mark,) = read_marks(pairs, GUIDE, lambda text: text.replace("过", "失")).marks
    assert mark.reason.startswith("失 期 长")
    assert len(mark.reason) == LONGEST_REASON


def test_the_ledger_gives_back_what_it_was_given() -> None:
    marks = Marks(
        (Mark("card", "A", "received"), Mark("plan", "B", "deferred", "过期", date(2026, 6, 9)))
    )
    assert marks_of(rows_of(marks)) == marks
