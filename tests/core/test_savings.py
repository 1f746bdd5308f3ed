"""Savings are computed from the same lines the citizen sees, formula included."""

from catalog.core.checklist import build_checklist
from catalog.core.edition import Edition, Effect
from catalog.core.savings import SavingRow, compute_savings, fullest_situation
from catalog.core.selection import select
from catalog.core.timeline import build_timeline
from tests.builders import MONDAY, EveryWeekday, ask, bundle, item, paper, situation


def savings(edition: Edition, **answers: str) -> dict[str, SavingRow]:
    answered, calendar = situation(edition, **answers), EveryWeekday()
    chosen = select(edition, answered)
    checklist = build_checklist(edition, chosen, answered)
    timeline = build_timeline(edition, chosen, answered, MONDAY, calendar)
    rows = compute_savings(chosen, checklist, timeline, answered, calendar)
    return {row.key: row for row in rows}


def two() -> Edition:
    return bundle(item("a", paper("id"), days=3), item("b", paper("id"), paper("map"), days=5))


def test_one_by_one_against_together() -> None:
    rows = savings(two())
    assert {key: (row.before, row.after) for key, row in rows.items()} == {
        "stages": (8, 4),
        "materials": (3, 2),
        "days": (8, 5),
        "trips": (2, 1),
    }


def test_every_row_shows_its_formula() -> None:
    assert all("逐项办" in row.formula and "联办" in row.formula for row in savings(two()).values())


def test_a_single_item_saves_nothing() -> None:
    assert savings(bundle(item("a"))) == {}


def test_forms_become_one() -> None:
    edition = bundle(item("a", paper("f1", supply="form")), item("b", paper("f2", supply="form")))
    assert savings(edition)["materials"].after == 1


def test_the_fullest_situation_stays_in_the_bundle() -> None:
    leave = {"是": (Effect("leave_bundle", text="单独办"),)}
    edition = bundle(
        item("a", include={"p": ("甲",)}),
        item("b", include={"p": ("甲",)}),
        questions=(ask("q", effects=leave), ask("p", "甲", "乙")),
    )
    assert fullest_situation(edition).answers == {"q": ("否",), "p": ("甲",)}
