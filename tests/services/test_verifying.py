"""What a scanned code says."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from catalog.core.document import dump
from catalog.core.edition import Material
from catalog.core.network import Network
from catalog.core.paper import Mark
from catalog.db import open_session
from catalog.services import keeping_prints
from catalog.services.verifying import Verification, verify
from tests.builders import ask, item, paper
from tests.services.counter import KEY, SHOP, open_hall, printed, publish, publish_body, withdraw

FASTER = replace(
    SHOP,
    members=(item("a", paper("card"), paper("photo"), days=3),),
    materials={**SHOP.materials, "photo": Material("photo", "照片")},
)


@pytest.fixture
def hall(engine: Engine) -> Engine:
    open_hall(engine)
    return engine


def scanned(hall: Engine, token: str, key: str = KEY) -> Verification:
    with open_session(hall) as session:
        return verify(session, key, token)


def test_a_fresh_print_is_current_and_opens_with_its_marks(hall: Engine) -> None:
    made = printed(hall, "receipt", (Mark("card", "A", "received"),))
    found = scanned(hall, made.token)
    assert (found.state, found.print, found.changes) == ("current", made, ())
    assert found.guide
    assert found.guide.edition.number == 1


def test_a_superseded_print_says_in_words_what_changed(hall: Engine) -> None:
    made = printed(hall, big="否")
    publish(hall, FASTER)
    found = scanned(hall, made.token)
    assert found.state == "changed"
    assert found.guide
    assert found.guide.edition.number == 1
    assert [change.text for change in found.changes] == [
        "新增材料：照片（本人）",
        "事项a：承诺时限 5→3 个工作日",
        "预计用时 5→3 个工作日",
    ]


def test_a_new_edition_that_changes_nothing_for_these_answers(hall: Engine) -> None:
    made = printed(hall, big="否")
    publish(hall, replace(SHOP, cautions=("先别装修",)))
    assert scanned(hall, made.token).state == "same"


def test_a_question_that_is_no_longer_asked(hall: Engine) -> None:
    made = printed(hall, big="是")
    publish(hall, replace(FASTER, questions=(ask("size"),)))
    found = scanned(hall, made.token)
    assert (found.state, found.reasons) == ("asked_anew", ("没有“big”这个问题",))


def test_an_entry_that_is_no_longer_published(hall: Engine) -> None:
    made = printed(hall)
    withdraw(hall, "bundle", "test")
    found = scanned(hall, made.token)
    assert found.state == "withdrawn"
    assert found.guide


@pytest.mark.parametrize(
    "altered", ["{0}A", "{0}.x", "QS-20260601-000001", "QS-20260601-000009.{1}"]
)
def test_an_altered_token_is_no_paper_of_ours(hall: Engine, altered: str) -> None:
    token = printed(hall).token
    assert scanned(hall, altered.format(token, token.partition(".")[2])).state == "forged"


@pytest.mark.parametrize("token", ["", "hello", "纸", "%00", "a" * 5000, "QS-20260601-000001.'--"])
def test_anything_else_is_neither(hall: Engine, token: str) -> None:
    assert scanned(hall, token).state == "forged"


def test_one_serial_does_not_open_with_anothers_signature(hall: Engine) -> None:
    first, second = printed(hall), printed(hall)
    swapped = first.serial + "." + second.token.partition(".")[2]
    assert scanned(hall, swapped).state == "forged"


def test_prints_outlive_a_change_of_the_key(hall: Engine) -> None:
    assert scanned(hall, printed(hall).token, key="the next one").state == "current"


def test_a_purged_print_still_proves_genuine(hall: Engine) -> None:
    made = printed(hall)
    with open_session(hall, write=True) as session:
        assert keeping_prints.purge(session, date(2030, 1, 1)) == 1
    found = scanned(hall, made.token)
    assert (found.state, found.serial, found.guide) == ("purged", made.serial, None)
    assert scanned(hall, made.token[:-2] + "xx").state == "forged"


def test_the_network_of_the_print_is_kept_too(hall: Engine) -> None:
    made = printed(hall)
    publish_body(hall, "network", "all", dump(Network()))
    found = scanned(hall, made.token)
    assert found.guide
    assert [place.point.name for place in found.guide.places] == ["县政务服务中心"]
