"""What every paper says."""

import json
from dataclasses import replace

import pytest

from catalog.core.answers import read_situation
from catalog.core.guide import build_guide
from catalog.core.network import Delegation, Network, Point
from catalog.core.paper import PAPERS, Mark, Marks, NotForThis, compose, papers_for
from catalog.core.paper.numbering import circled
from tests.papering import (
    ADDRESS,
    CALENDAR,
    HALL,
    SERIAL,
    TUESDAY,
    combined,
    guided,
    issue,
    marked,
    shop,
)


def content(kind: str, **answers: str) -> dict:
    guide = guided(combined() if kind == "certificate" else None, **answers)
    return compose(kind, guide, issue(), marked())


@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_is_plain_data_and_the_same_each_time(kind: str) -> None:
    found = content(kind)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found == content(kind)
    assert found["title"] == PAPERS[kind].title
    assert (found["serial"], found["qr_address"]) == (SERIAL, ADDRESS)
    assert found["edition"] == "第3版　2026年11月20日发布"
    assert found["date"] == "2026年11月24日"


def test_the_notice_points_from_papers_to_items_and_answers() -> None:
    found = content("notice")
    bring = {row["name"]: row for row in found["checklist"]["bring"]}
    assert bring["效果图"]["uses"] == "①②"
    assert bring["平面图"]["uses"] == "①"
    assert [(a["number"], a["answer"]) for a in found["answers"]] == [(1, "是")]
    assert [step["after"] for step in found["steps"]] == ["", "①"]
    assert [step["dates"] for step in found["steps"]] == ["11月24日—12月8日", "12月8日—12月11日"]
    assert found["finish"]["day"] == "12月11日"


def test_an_open_question_leaves_a_maybe_with_its_number() -> None:
    found = compose("notice", guided(board="不清楚"), issue())
    assert [(step["maybe"], step["asks"]) for step in found["steps"]] == [(False, ""), (True, "1")]


def test_exempt_papers_are_listed_with_their_source_and_what_to_do_if_the_check_fails() -> None:
    lists = content("notice")["checklist"]
    assert [(row["name"], row["source"]) for row in lists["exempt"]] == [
        ("营业执照", "电子证照，县市场监管局")
    ]
    assert "万一没核到" in lists["if_check_fails"]


def test_samples_are_marked_and_what_a_law_says_is_not() -> None:
    first, second = content("notice")["steps"]
    assert first["fee"] == {"text": "免费", "mark": ""}
    assert second["fee"]["mark"] == first["limit"]["mark"] == "样例"


def test_no_telephone_is_invented() -> None:
    told = dict(content("notice")["contacts"])
    assert told["投诉、不知道归谁管"] == "12345 政务服务便民热线"
    assert told["不会填、跑不动"] == "帮办代办窗口"
    given = compose("notice", guided(), issue(phone="窗口电话"))
    assert dict(given["contacts"])["不会填、跑不动"] == "帮办代办窗口　窗口电话"


def test_the_point_that_prints_is_named_first_and_a_delegation_with_its_day() -> None:
    edition = shop()
    member = edition.members[0].item
    town = Point(
        "town", "某镇便民服务中心", "town", delegations=(Delegation(member, "2023-10-30", "下放"),)
    )
    hall = Network(points=(*HALL.points, town))
    alone = replace(edition, members=edition.members[:1])
    guide = build_guide(alone, read_situation(alone, []), hall, TUESDAY, CALENDAR)
    given = [compose("guide", guide, issue(point_name=p.name))["places"] for p in hall.points]
    assert [places["shown"][0]["name"] for places in given] == [p.name for p in hall.points]
    assert given[0]["shown"][1]["since"] == ["事项food：2023年10月30日起下放受理"]


def test_the_supplement_names_what_is_missing_and_the_law_on_telling_once() -> None:
    found = content("supplement")
    assert [(row["name"], row["reason"]) for row in found["missing"]] == [("制度目录", "没有带来")]
    assert "第三十二条" in found["law"]


def test_the_receipt_sorts_what_was_taken() -> None:
    found = content("receipt")
    names = {
        state: [row["name"] for row in found[state]]
        for state in ("received", "verified", "deferred", "missing")
    }
    assert names == {
        "received": ["平面图", "申请表"],
        "verified": ["营业执照"],
        "deferred": ["效果图"],
        "missing": ["制度目录"],
    }
    assert found["deferred"][0]["due"] == "2026年12月8日"


def test_a_needed_paper_nobody_looked_at_counts_as_missing() -> None:
    found = compose("supplement", guided(), issue(), Marks((Mark("plan", "A", "received"),)))
    assert {row["name"] for row in found["missing"]} == {"制度目录", "效果图"}


def test_the_inspection_is_grouped_by_department() -> None:
    (group,) = content("inspection")["groups"]
    assert group == {
        "department": "市监局",
        "items": ["事项food"],
        "checks": ["场所与平面图一致", "消毒设施齐全"],
    }


def test_the_certificate_keeps_issuer_and_validity_of_each_member() -> None:
    found = content("certificate")
    assert found["document"] == "行业综合许可证"
    assert [(p["certificate"], p["issuer"], p["validity"]) for p in found["parts"]] == [
        ("食品经营许可证", "市监局", "5年"),
        ("招牌备案", "城管局", "长期"),
    ]


def test_the_work_rules_say_what_is_handed_from_whom_to_whom() -> None:
    found = content("work_rules")
    assert [item["when"] for item in found["items"]] == ["都要办", "问题1选“是”"]
    (step,) = found["handovers"]
    assert (step["from"], step["what"], step["to"], step["why"]) == (
        "市监局", "食品经营许可证", "城管局", "先有许可",
    )  # fmt: skip


def test_the_rule_set_puts_effects_and_conditions_into_words() -> None:
    found = content("rule_set")
    (question,) = found["questions"]
    assert question["options"][0] == {
        "label": "是",
        "alone": False,
        "effects": ["告知：招牌要按规范做"],
    }
    assert found["items"][0]["requirements"][0] == "平面图（申请人本人）"
    assert found["departments"] == ["市监局", "城管局"]


@pytest.mark.parametrize("kind", ["supplement", "receipt", "commitment"])
def test_papers_of_taking_in_need_marks(kind: str) -> None:
    with pytest.raises(NotForThis, match="先逐样标出"):
        compose(kind, guided(), issue())


def test_only_papers_that_have_something_to_say_are_offered() -> None:
    assert papers_for(guided()) == ("notice", "guide", "inspection", "work_rules", "rule_set")
    assert set(PAPERS) - set(papers_for(guided(), marked())) == {"certificate"}
    assert "certificate" in papers_for(guided(combined()))


def test_numbers_go_on_after_twenty() -> None:
    assert [circled(n) for n in (1, 20, 21)] == ["①", "⑳", "(21)"]


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="收件状态"):
        Mark("plan", "A", "perhaps")
