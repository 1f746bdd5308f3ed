"""What changed between two editions, in the words a citizen reads."""

from dataclasses import replace

import pytest

from catalog.core.difference import differences
from catalog.core.edition import Edition, Effect, Limit, Material, PackageLimit
from catalog.core.guide import Guide, build_guide
from catalog.core.network import Network
from tests.builders import MONDAY, EveryWeekday, ask, bundle, doc, either, item, paper, situation

PLAN = Material("plan", "场所平面图")
CARD = Material("card", "身份证")
OLD = bundle(
    item("a", paper("card"), days=5, fee="免费"), materials=(CARD, PLAN), holders={"A": "本人"}
)


def guide(edition: Edition, **answers: str) -> Guide:
    return build_guide(edition, situation(edition, **answers), Network(), MONDAY, EveryWeekday())


def changes(old: Edition, new: Edition, **answers: str) -> list[str]:
    return [each.text for each in differences(guide(old, **answers), guide(new, **answers))]


def with_item(**changed: object) -> Edition:
    return replace(OLD, members=(replace(OLD.members[0], **changed),))


def test_the_same_guide_has_no_differences() -> None:
    assert changes(OLD, OLD) == []
    assert changes(OLD, replace(OLD, number=2, summary="换了说法")) == []


def test_a_shorter_promise_is_an_arrow_between_the_days() -> None:
    assert changes(OLD, with_item(promised=Limit(3, "working_day"))) == [
        "事项a：承诺时限 5→3 个工作日",
        "预计用时 5→3 个工作日",
    ]


def test_a_limit_in_another_unit_is_said_in_full() -> None:
    assert "事项a：承诺时限 5个工作日→即时办结" in changes(
        OLD, with_item(promised=Limit(0, "immediate"))
    )


def test_a_new_and_a_dropped_paper() -> None:
    new = with_item(requirements=(paper("plan"),))
    assert changes(OLD, new) == ["新增材料：场所平面图（本人）", "不再要：身份证（本人）"]
    assert changes(new, OLD) == ["新增材料：身份证（本人）", "不再要：场所平面图（本人）"]


def test_the_same_paper_of_another_person_is_another_paper() -> None:
    new = replace(with_item(requirements=(paper("card", "B"),)), holders={"A": "本人", "B": "配偶"})
    assert changes(OLD, new) == ["新增材料：身份证（配偶）", "不再要：身份证（本人）"]


def test_a_paper_that_need_no_longer_be_handed_in() -> None:
    assert changes(OLD, with_item(requirements=(paper("card", supply="ecert"),))) == [
        "身份证（本人）：自备→免提交"
    ]


def test_a_paper_that_may_be_replaced() -> None:
    new = with_item(requirements=(either(doc("card"), doc("plan")),))
    assert changes(OLD, new) == ["身份证（本人）：可以用场所平面图代替"]


def test_an_item_more_and_an_item_less() -> None:
    more = replace(OLD, members=(*OLD.members, item("b", days=0)))
    assert changes(OLD, more) == ["新增事项：事项b（市监局）"]
    assert changes(more, OLD) == ["不再办：事项b"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"fee": "每件20元"}, "事项a：收费 免费→每件20元"),
        ({"result": "许可证"}, "事项a：办成拿到 未载明→许可证"),
        ({"statutory": Limit(20, "working_day")}, "事项a：法定时限 时限未载→20个工作日"),
    ],
)
def test_fee_result_and_legal_limit(changed: dict[str, object], words: str) -> None:
    assert changes(OLD, with_item(**changed)) == [words]


def test_the_promise_of_the_whole() -> None:
    new = replace(OLD, package_limit=PackageLimit("3个工作日"))
    assert changes(OLD, new) == ["整件承诺 未载明→3个工作日"]


def test_only_what_these_answers_need_is_compared() -> None:
    question = ask("q")
    old = replace(OLD, questions=(question,))
    new = replace(
        old, members=(*old.members, item("b", paper("plan"), include={"q": ("是",)}, days=0))
    )
    assert changes(old, new, q="否") == []
    assert changes(old, new, q="是") == [
        "新增材料：场所平面图（本人）",
        "新增事项：事项b（市监局）",
    ]


def test_a_case_that_is_now_handled_singly_comes_first() -> None:
    leave = {"是": (Effect("leave_bundle", text="到窗口单独办"),)}
    old = replace(OLD, questions=(ask("q"),))
    new = replace(OLD, questions=(ask("q", effects=leave),))
    assert changes(old, new, q="是")[0] == "办法变了：原来可以打包办，现在要单独办（到窗口单独办）"
