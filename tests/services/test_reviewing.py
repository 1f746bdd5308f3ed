"""From draft to live: every step by whoever may take it, and nothing live that is not checked."""

import pytest
from sqlmodel import select

from catalog.models import AuditLine, Change, GoldenIntent, LedgerLine, Scenario
from catalog.services import auditing, changing, reviewing
from catalog.services.changing import ClosedChange
from catalog.services.drafting import draft_catalogue
from catalog.services.releasing import Refused
from catalog.services.reviewing import StaleChange
from tests.workflow import TODAY, House


def fee(house: House, change: int) -> int:
    return house.save(change, "item", "audit_ent", fee="每证10元")


def test_from_draft_to_live(any_house: House) -> None:
    house = any_house
    change = house.open()
    fee(house, change)
    publication = house.publish(change)
    assert "item/audit_ent" in publication.published
    assert "bundle/shangshi" in publication.published
    assert house.live("item", "audit_ent").members[0].fee == "每证10元"
    assert house.live("item", "audit_ent").number == 2
    assert house.master("item", "audit_ent")["fee"] == "每证10元"
    with house.reading() as session:
        kept = session.get_one(Change, change)
        assert (kept.state, kept.published_revision) == ("live", 2)
        actions = [line.action for line in session.exec(select(AuditLine).order_by(AuditLine.id))]
    assert actions == ["open", "save", "submit", "approve", "publish"]


def test_after_publishing_nothing_differs_from_the_drafts(house: House) -> None:
    change = house.open()
    fee(house, change)
    with house.writing() as session:
        content = house.master("redirect", next(iter(house.catalogue.redirect)))
        content = content | {"id": "aaa-new", "title": "某事", "phrases": ["某个没有的事"]}
        changing.save_row(session, house.admin, change, "redirect", content, 0)
    house.publish(change)
    with house.reading() as session:
        assert house.differing(draft_catalogue(session)) == set()


@pytest.mark.parametrize("who", ["admin", "both"])
def test_no_author_reviews_their_own_change(house: House, who: str) -> None:
    change = house.open()
    fee(house, change)
    if who == "both":
        house.save(change, "item", "audit_ent", by=house.both, expected=1, note="改过")
    house.submit(change)
    with pytest.raises(Refused, match=r"另一个人|权限"):
        house.approve(change, by=getattr(house, who))
    assert house.state(change) == "in_review"


def test_a_change_under_review_cannot_be_edited_until_it_is_recalled(house: House) -> None:
    change = house.open()
    fee(house, change)
    house.submit(change)
    with pytest.raises(ClosedChange, match="待审核"):
        house.save(change, "item", "audit_ent", expected=1, fee="偷偷改")
    with house.writing() as session:
        reviewing.recall(session, house.admin, change, house.version(change))
    assert house.save(change, "item", "audit_ent", expected=1, fee="再改") == 2


def test_nobody_approves_what_they_have_not_seen(house: House) -> None:
    change = house.open()
    fee(house, change)
    house.submit(change)
    seen = house.version(change)
    with house.writing() as session:
        reviewing.recall(session, house.admin, change, seen)
    house.save(change, "item", "audit_ent", expected=1, fee="另一个数")
    house.submit(change)
    with house.writing() as session, pytest.raises(StaleChange):
        reviewing.approve(session, house.reviewer, change, seen, TODAY, "now")


def test_returned_with_a_reason_and_handed_in_again(house: House) -> None:
    change = house.open()
    fee(house, change)
    house.submit(change)
    with house.writing() as session, pytest.raises(Refused, match="理由"):
        reviewing.send_back(session, house.reviewer, change, house.version(change), " ")
    with house.writing() as session:
        reviewing.send_back(session, house.reviewer, change, house.version(change), "依据呢？")
    assert house.state(change) == "returned"
    house.submit(change)
    assert house.state(change) == "in_review"


def test_an_empty_change_is_refused(house: House) -> None:
    with pytest.raises(Refused, match="还没有任何改动"):
        house.submit(house.open())


def test_refused_while_lint_finds_something(house: House) -> None:
    change = house.open()
    house.save(change, "item", "audit_ent", department="nobody")
    with pytest.raises(Refused, match="nobody") as refused:
        house.submit(change)
    assert {each.about for each in refused.value.obstacles} == {"lint"}
    assert house.state(change) == "draft"


def test_refused_while_a_scenario_a_golden_intent_or_the_ledger_is_open(house: House) -> None:
    with house.writing() as session:
        at = auditing.now()
        session.add(
            Scenario(
                kind="item",
                slug="audit_ent",
                title="什么都没答",
                expected={
                    "verdict": "ok",
                    "items": ["audit_ent"],
                    "materials": {"nothing/A": "bring"},
                },
                saved_at=at,
            )
        )
        for text in ("企业上市", "去火星开矿"):
            session.add(GoldenIntent(text=text, kind="bundle", slug="shangshi", saved_at=at))
        session.add(
            LedgerLine(
                kind="bundle",
                slug="shangshi",
                text="清单少一样",
                found_by=house.other.id,
                found_at=at,
            )
        )
        session.commit()
    change = house.open()
    fee(house, change)
    with pytest.raises(Refused) as refused:
        house.submit(change)
    found = refused.value.obstacles
    assert {each.about for each in found} == {"scenario", "intent", "ledger"}
    told = "；".join(each.text for each in found)
    assert "少了材料：nothing" in told
    assert "去火星开矿" in told
    assert "“企业上市”" not in told
    assert "清单少一样" in told


def test_only_what_the_change_touches_is_rehearsed(house: House) -> None:
    with house.writing() as session:
        session.add(
            LedgerLine(
                kind="bundle", slug="shangshi", text="x", found_by=house.other.id, found_at="2026"
            )
        )
        session.commit()
    change = house.open()
    house.save(change, "redirect", next(iter(house.catalogue.redirect)), advice="打电话问")
    house.publish(change)
    assert house.state(change) == "live"


def test_two_changes_of_one_row_the_second_is_refused_with_the_differences(house: House) -> None:
    first, second = house.open("甲"), house.open("乙")
    fee(house, first)
    house.save(second, "item", "audit_ent", note="乙的说明")
    house.publish(first)
    with pytest.raises(Refused) as refused:
        house.submit(second)
    (conflict,) = refused.value.conflicts
    assert conflict.row_id == "audit_ent"
    assert [change.field for change in conflict.theirs] == ["fee"]


def test_a_time_gone_by_is_no_time_to_publish(house: House) -> None:
    change = house.open()
    fee(house, change)
    house.submit(change)
    with pytest.raises(Refused, match="已经过去"):
        house.approve(change, when="2020-01-01")
    assert house.state(change) == "in_review"
