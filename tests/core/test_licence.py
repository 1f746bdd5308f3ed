"""The combined licence: components keep their own issuer and expiry."""

from catalog.core.edition import Composite, Edition
from catalog.core.licence import CompositeResult, compose, joint_inspection, years_valid
from catalog.core.selection import select
from tests.builders import ask, bundle, item, situation


def pharmacy() -> Edition:
    return bundle(
        item(
            "drug",
            certificate="药品经营许可证",
            nature="行政许可",
            validity="5年",
            site_checks=("温湿度",),
        ),
        item(
            "device3",
            certificate="医疗器械经营许可证",
            nature="行政许可",
            validity="3年",
            department="市局",
            site_checks=("库房", "温湿度"),
            trim_unless={"device": ("三类",)},
        ),
        item("whole", composes=True),
        questions=(ask("device", "三类", "不卖"),),
        kind="licence",
        composite=Composite("《行业综合许可证》", 2, when_fewer="按单证办理"),
    )


def result(edition: Edition, **answers: str) -> CompositeResult:
    answered = situation(edition, **answers)
    found = compose(edition, select(edition, answered), answered)
    assert found is not None
    return found


def test_two_permits_compose() -> None:
    found = result(pharmacy(), device="三类")
    assert (found.status, [part.status for part in found.components]) == (
        "composed",
        ["included"] * 2,
    )


def test_the_earliest_expiry_is_named() -> None:
    assert (
        result(pharmacy(), device="三类").earliest_expiry
        == "最早到期的是《医疗器械经营许可证》，自取得之日起3年"
    )


def test_a_member_the_law_does_not_ask_for_may_be_trimmed() -> None:
    found = result(pharmacy(), device="不卖")
    assert [(trim.item, trim.trimmed) for trim in found.trims] == [("device3", False)]


def test_after_trimming_too_few_remain() -> None:
    found = result(pharmacy(), device="不卖", without_="device3")
    assert (found.status, found.text) == ("too_few", "按单证办理")


def test_a_bundle_is_no_licence() -> None:
    edition = bundle(item("a"))
    answered = situation(edition)
    assert compose(edition, select(edition, answered), answered) is None


def test_one_visit_grouped_by_department() -> None:
    edition = pharmacy()
    groups = joint_inspection(edition, select(edition, situation(edition)))
    assert {group.department: group.checks for group in groups} == {
        "市监局": ("温湿度",),
        "市局": ("库房", "温湿度"),
    }


def test_years_are_read_from_words() -> None:
    assert [years_valid(text) for text in ("5年", "5年（超5年重审）", "长期", "")] == [
        5,
        5,
        None,
        None,
    ]
