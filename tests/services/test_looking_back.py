"""Looking back at the saves of an entry."""

from catalog.services import looking_back
from tests.workflow import House


def test_every_save_is_kept_with_its_author(house: House) -> None:
    change = house.open()
    house.save(change, "bundle", "canyin", summary="一")
    house.save(change, "bundle", "canyin", by=house.other, expected=1, summary="二")
    with house.reading() as session:
        saves = looking_back.saves(session, change, "bundle", "canyin")
        seen = [
            looking_back.started_from(session, change, "bundle", "canyin", n) for n in (0, 1, 2)
        ]
    assert [(save.version, save.content["summary"]) for save in saves] == [(2, "二"), (1, "一")]
    assert [save.who for save in saves] == [house.other.display_name, house.admin.display_name]
    assert [content["summary"] for content in seen] == [
        house.catalogue.bundle["canyin"].summary,
        "一",
        "二",
    ]
