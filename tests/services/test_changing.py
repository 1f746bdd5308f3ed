"""Changes: rows are proposed beside the master rows, and nobody's work is lost."""

from typing import Any

import pytest
from sqlmodel import select

from catalog.core.document import ShapeError
from catalog.models import DRAFTS, AuditLine, ChangeAuthor, ChangeRowHistory
from catalog.services import changing
from catalog.services.changing import ClosedChange, StaleSave
from tests.workflow import House


def test_a_proposed_row_leaves_the_master_row_alone(house: House) -> None:
    change = house.open("收费更新")
    house.save(change, "item", "food_license", fee="每证10元")
    with house.reading() as session:
        assert changing.catalogue_of(session, change).item["food_license"].fee == "每证10元"
        draft = session.get(DRAFTS["item"], "food_license")
        assert (draft.content["fee"], draft.version) == (
            house.master("item", "food_license")["fee"],
            1,
        )


def test_touched_names_exactly_the_entries_whose_document_would_differ(house: House) -> None:
    change = house.open()
    house.save(change, "item", "food_license", fee="每证10元")
    with house.reading() as session:
        found = changing.touched(session, change)
    holding = {("item", "food_license")} | {
        (kind, row.id)
        for kind, row in house.catalogue.entries()
        if "food_license" in {member.item for member in row.items}
    }
    assert {(each.kind, each.slug) for each in found} == holding
    assert {each.how for each in found} == {"changed"}


@pytest.mark.parametrize(
    ("noun", "slug", "more", "shared"),
    [
        ("material", "idcard", {"name": "居民身份证（新）"}, None),
        ("department", "scjg", {"name": "岐山县市监局"}, ("network", "all")),
        ("code", "holders/A", {"label": "申请人"}, None),
        ("redirect", None, {"advice": "打电话问"}, ("redirects", "all")),
        ("rewrite", None, {"says": ["某个说法"]}, ("lexicon", "all")),
        ("phrase", "bundle/canyin", {"names": ["开一家小饭馆"]}, None),
    ],
)
def test_touched_agrees_with_freezing_everything(
    house: House, noun: str, slug: str | None, more: dict[str, Any], shared: tuple[str, str] | None
) -> None:
    """The quick answer (who mentions the row) against the slow one (freeze all, compare)."""
    slug = slug or next(iter(getattr(house.catalogue, noun)))
    change = house.open()
    house.save(change, noun, slug, **more)
    with house.reading() as session:
        found = {(each.kind, each.slug) for each in changing.touched(session, change)}
        assert found == house.differing(changing.catalogue_of(session, change))
    assert found
    assert shared is None or shared in found


def test_the_second_of_two_is_shown_the_difference(house: House) -> None:
    change = house.open()
    house.save(change, "item", "food_license", fee="每证10元")
    with pytest.raises(StaleSave) as stale:
        house.save(change, "item", "food_license", by=house.other, expected=0, fee="免费了")
    assert [each.text for each in stale.value.differences] == ["收费：每证10元→免费了"]
    assert stale.value.theirs["fee"] == "每证10元"
    version = house.save(
        change, "item", "food_license", by=house.other, expected=stale.value.version, fee="免费了"
    )
    assert version == 2
    with house.reading() as session:
        authors = session.exec(select(ChangeAuthor.user_id)).all()
        old = session.exec(select(ChangeRowHistory)).one()
    assert set(authors) == {house.admin.id, house.other.id}
    assert (old.version, old.content["fee"]) == (1, "每证10元")


def test_an_old_page_stays_stale_after_the_row_was_dropped_and_proposed_again(house: House) -> None:
    change = house.open()
    house.save(change, "item", "food_license", fee="一")
    with house.writing() as session:
        changing.discard_row(session, house.admin, change, "item", "food_license", 1)
    assert house.save(change, "item", "food_license", expected=0, fee="二") == 2
    with pytest.raises(StaleSave):
        house.save(change, "item", "food_license", expected=1, fee="三")


def test_a_row_without_the_shape_of_a_row_is_refused_whole(house: House) -> None:
    change = house.open()
    with pytest.raises(ShapeError, match="收费"):
        house.save(change, "item", "food_license", 收费="x")
    with house.reading() as session:
        assert changing.proposed(session, change, "item", "food_license")[1] == 0


def test_removing_a_bundle_takes_it_off(house: House) -> None:
    change = house.open()
    with house.writing() as session:
        changing.remove_row(session, house.admin, change, "bundle", "canyin", 0, "政策调整")
    with house.reading() as session:
        found = changing.touched(session, change)
    assert [(each.slug, each.how) for each in found] == [("canyin", "withdrawn")]


def test_an_unknown_reference_is_broken_not_a_crash(house: House) -> None:
    change = house.open()
    house.save(change, "item", "food_license", department="nobody")
    with house.reading() as session:
        assert {each.how for each in changing.touched(session, change)} == {"broken"}


def test_a_dropped_change_cannot_be_edited(house: House) -> None:
    with house.writing() as session, pytest.raises(ClosedChange, match="没有这个变更"):
        changing.save_row(session, house.admin, 99, "item", house.master("item", "food_license"), 0)


def test_propose_makes_one_change_of_many_rows_and_leaves_the_commit_to_its_caller(
    house: House,
) -> None:
    rows = [("item", {**content, "note": "改"}) for content in house.masters("item")]
    with house.writing() as session:
        change = changing.propose(session, house.admin, "导入", "import", rows)
    with house.reading() as session:
        assert changing.rows_of(session, change) == []  # nobody committed
    with house.writing() as session:
        change = changing.propose(session, house.admin, "导入", "import", rows)
        session.commit()
    with house.reading() as session:
        kept = changing.rows_of(session, change)
        assert len(kept) == len(rows)
        assert {row.base_version for row in kept} == {1}


def test_every_deed_leaves_a_line_with_who_and_from_where(house: House) -> None:
    change = house.open("甲")
    house.save(change, "item", "food_license", fee="每证10元")
    with house.reading() as session:
        lines = session.exec(select(AuditLine)).all()
    assert [(each.action, each.object) for each in lines] == [
        ("open", f"change/{change}"),
        ("save", f"change/{change}"),
    ]
    assert {(each.user_id, each.address) for each in lines} == {(house.admin.id, "192.0.2.7")}
