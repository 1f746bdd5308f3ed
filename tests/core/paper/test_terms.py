"""What the county promises, allows and asks on paper is its own to confirm."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalog.adapters import paperterms
from catalog.adapters.paperterms import TermsError
from catalog.core.paper import compose
from catalog.core.paper.terms import UNCONFIRMED, in_force
from tests.papering import TERMS, guided, issue, marked

OWN = """
[[terms]]
since = 2026-01-01
deferral_days = 5
deferral = "按本县规定。"
promises = ["说的都是真的。"]
supplement = "一次说清。"

[[terms]]
since = 2027-01-01
confirmed = "县行政审批服务局 2026-12-01"
deferral_days = 7
deferral = "按新的规定。"
promises = ["说的都是真的。"]
supplement = "一次说清。"
"""


def written(folder: Path, text: str) -> Path:
    (folder / "terms.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_words_that_come_along_are_samples_and_the_papers_say_so() -> None:
    assert TERMS.deferral_days == 10
    for kind in ("commitment", "supplement"):
        assert compose(kind, guided(), issue(), marked())["remark"] == UNCONFIRMED


def test_confirmed_words_carry_no_remark() -> None:
    told = replace(issue(), terms=replace(TERMS, confirmed="县里 2026-12-01"))
    assert compose("commitment", guided(), told, marked())["remark"] == ""


def test_the_hall_has_words_of_its_own_and_old_papers_keep_theirs(tmp_path: Path) -> None:
    found = paperterms.load(written(tmp_path, OWN))
    days = [in_force(found, day).deferral_days for day in (date(2026, 6, 1), date(2027, 6, 1))]
    assert days == [5, 7]
    assert in_force(found, date(2020, 1, 1)).deferral_days == 5


def test_without_a_file_of_its_own_the_hall_has_ours(tmp_path: Path) -> None:
    assert paperterms.load(tmp_path) == paperterms.load()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no .*terms"),
        ("terms = 1", "no .*terms"),
        ("[[terms]", "terms.toml"),
        (OWN.replace("= 5", "= 0"), "deferral_days"),
        (OWN.replace("= 5", '= "5"'), "deferral_days"),
        (OWN.replace("since = 2026-01-01", 'since = "2026"'), "since"),
        (OWN.replace('["说的都是真的。"]', "[]"), "promises"),
        (OWN.replace('"一次说清。"', '" "'), "supplement"),
        (OWN + "price = 3\n", "unknown: price"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(
    tmp_path: Path, text: str, fault: str
) -> None:
    with pytest.raises(TermsError, match=fault) as refused:
        paperterms.load(written(tmp_path, text))
    assert "terms.toml" in str(refused.value)
