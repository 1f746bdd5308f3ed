"""Every option tried: dead ones, equal ones, and what no scenario tests."""

from catalog.core.coverage import coverage
from catalog.core.edition import Effect
from catalog.core.guide import build_guide
from catalog.core.network import Network
from catalog.core.scenario import Expected, misses, outcome
from tests.builders import MONDAY, EveryWeekday, ask, bundle, item, paper, situation

ENTRY = bundle(
    item("a", paper("idcard")),
    item("b", paper("lease"), include={"size": ("大",)}),
    item("c", include={"never": ("是",)}),
    questions=(
        ask("size", "大", "中", "小"),
        ask("never", "是", "否", ask_when={"size": ("没有这个选项",)}),
        ask("more", "要", "不要", effects={"要": (Effect("note", text="提醒"),)}),
    ),
)


def test_options_nobody_can_choose_are_dead() -> None:
    found = coverage(ENTRY, [])
    assert {(each.question, each.option) for each in found.dead} == {
        ("never", "是"),
        ("never", "否"),
    }
    assert any("事项c" in text for text in found.unreachable)


def test_options_after_which_everything_is_the_same_say_so() -> None:
    same = {(each.option, each.same_as) for each in coverage(ENTRY, []).options if each.same_as}
    assert same == {("小", "中")}


def test_what_no_scenario_chooses_is_untested() -> None:
    found = coverage(ENTRY, [[("size", "大"), ("more", "要")], [("size", "大")]])
    counted = {(each.question, each.option): each.scenarios for each in found.options}
    assert (counted["size", "大"], counted["more", "要"], counted["size", "中"]) == (2, 1, 0)
    assert len(found.untested) == 5


def guide(**answers: str):  # type: ignore[no-untyped-def]
    return build_guide(ENTRY, situation(ENTRY, **answers), Network(), MONDAY, EveryWeekday())


def test_a_scenario_holds_until_something_comes_out_differently() -> None:
    expected = outcome(guide(size="大", more="要"))
    assert expected.items == ("a", "b")
    assert misses(expected, guide(size="大", more="要")) == ()
    assert set(misses(expected, guide(size="小", more="要"))) == {
        "少了事项：事项b",
        "少了材料：lease（A）",
    }
    gone = Expected("ok", ("a", "z"), {"idcard/A": "bring", "map/A": "bring"})
    assert set(misses(gone, guide(size="小"), {"z": "旧事项", "map": "平面图"})) == {
        "少了事项：旧事项",
        "少了材料：平面图（A）",
    }
    wrong = Expected("leave_bundle", ("a",), {"idcard/A": "exempt"})
    assert misses(wrong, guide(size="小")) == (
        "应是要单独办，现在是可以打包办",
        "idcard（A）：应是免提交，现在是自备",
    )
