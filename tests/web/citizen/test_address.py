"""Addresses of guides carry the answers, and only the answers."""

import pytest
from werkzeug.datastructures import MultiDict

from catalog.web.citizen.address import answers_in, entry_path


def test_answers_keep_their_order_and_repeat() -> None:
    args = MultiDict([("device", "二类"), ("device", "三类"), ("from", "timeline")])
    assert answers_in(args) == (("device", "二类"), ("device", "三类"))


def test_a_path_is_encoded_for_links_and_readable_for_codes() -> None:
    pairs = (("medicine", "处方药+甲乙类"),)
    assert entry_path("bundle", "yaodian", pairs).startswith("/b/yaodian?medicine=%E5%A4%84")
    assert entry_path("bundle", "yaodian", pairs, encode=False) == (
        "/b/yaodian?medicine=处方药%2B甲乙类"
    )


@pytest.mark.parametrize(("kind", "path"), [("licence", "/l/x"), ("item", "/i/x")])
def test_each_kind_has_its_own_prefix(kind: str, path: str) -> None:
    assert entry_path(kind, "x") == path
