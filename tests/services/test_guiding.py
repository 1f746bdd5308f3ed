"""From a live edition and answers to the guide: the seed's own stories."""

from datetime import date

import pytest
from sqlmodel import Session

from catalog.core.answers import BadAnswers
from catalog.core.guide import Guide
from catalog.services.guiding import UnknownEntry, guide

START = date(2026, 6, 1)
LENSES = "三类(如隐形眼镜、一次性注射器)"
HEARING_AIDS = "二类需备案的(如助听器、雾化器)"


def guided(session: Session, kind: str, slug: str, *pairs: tuple[str, str]) -> Guide:
    return guide(session, kind, slug, pairs, START)


def included(found: Guide) -> set[str]:
    return {line.member.item for line in found.items_of("included")}


def handling(found: Guide, material: str) -> set[str]:
    return {line.handling for line in found.checklist.lines if line.material == material}


def test_a_pharmacy_with_lenses_and_hearing_aids(seeded: Session) -> None:
    """Permit and filing applied for together: the filing's own papers are waived."""
    found = guided(
        seeded, "bundle", "yaodian",
        ("medicine", "仅乙类非处方药"), ("has_license", "是"),
        ("device", LENSES), ("device", HEARING_AIDS), ("food_scope", "无食品"),
    )  # fmt: skip
    assert included(found) == {"drug_license", "device3", "device2", "ent_survey"}
    assert found.checklist.waived
    assert handling(found, "dev2_form") == set()


def test_a_newborn_never_brings_the_birth_certificate(seeded: Session) -> None:
    found = guided(seeded, "bundle", "xinshenger", ("birth_place", "本市医院"), ("married", "是"))
    assert handling(found, "birth_cert") == {"produced"}


def test_born_elsewhere_leaves_the_bundle_with_a_kind_word(seeded: Session) -> None:
    verdict = guided(seeded, "bundle", "xinshenger", ("birth_place", "外地医院")).verdict
    assert verdict.status == "leave_bundle"
    assert "分别到窗口办" in verdict.texts[0]
    assert "不能办" not in verdict.texts[0]


def test_fire_inspection_takes_as_long_as_the_way_chosen(seeded: Session) -> None:
    big = (("size_small", "否"), ("area300", "300㎡及以上"))
    days = {
        way: next(
            step.length
            for step in guided(seeded, "bundle", "canyin", *big, ("fire_way", way)).timeline.steps
            if step.item == "fire_check"
        )
        for way in ("告知承诺", "一般程序")
    }
    assert days == {"告知承诺": 1, "一般程序": 13}


def test_unclear_area_keeps_the_fire_inspection_as_maybe(seeded: Session) -> None:
    found = guided(seeded, "bundle", "canyin", ("size_small", "否"), ("area300", "不清楚"))
    assert "fire_check" in {line.member.item for line in found.items_of("maybe")}


def test_one_permit_alone_makes_no_combined_licence(seeded: Session) -> None:
    found = guided(seeded, "licence", "canyin", ("size_small", "是"))
    assert found.composite
    assert found.composite.status == "too_few"
    assert "ent_survey" not in included(found)


def test_a_single_item_has_its_own_checklist(seeded: Session) -> None:
    found = guided(seeded, "item", "food_license")
    assert included(found) == {"food_license"}
    assert found.summary.bring > 0


def test_the_company_opens_at_caijiapo_too(seeded: Session) -> None:
    places = guided(seeded, "item", "ent_reg").places
    assert {place.point.town for place in places if place.point.kind == "town"} == {"蔡家坡镇"}


def test_unknown_entries_and_answers_are_refused(seeded: Session) -> None:
    with pytest.raises(UnknownEntry):
        guided(seeded, "bundle", "nothing")
    with pytest.raises(BadAnswers):
        guided(seeded, "bundle", "canyin", ("colour", "红"))


def test_every_edition_says_where_its_values_come_from(seeded: Session) -> None:
    found = guided(seeded, "bundle", "canyin")
    for line in found.items:
        assert "materials" in line.member.provenance
        assert {p.level for p in line.member.provenance.values()} <= {"law", "official", "sample"}
