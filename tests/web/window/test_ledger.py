"""The ledger's pages."""

import csv
import io

import pytest

from catalog.web.csvfile import _harmless
from tests.web.window.conftest import Clerk


def serials(clerk: Clerk, query: str) -> list[str]:
    return clerk.get(f"/window/prints?{query}").texts("tbody th")


def test_found_by_serial_entry_paper_and_clerk(clerk: Clerk) -> None:
    notice = clerk.print("b/yaodian")
    guide = clerk.print("l/canyin", kind="guide")
    assert serials(clerk, "") == [guide, notice]
    assert serials(clerk, f"words={notice}") == [notice]
    assert serials(clerk, "words=餐饮") == [guide]
    assert serials(clerk, "kind=guide") == [guide]
    assert serials(clerk, "clerk=示例") == [guide, notice]
    assert serials(clerk, "clerk=别人") == []


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("since=昨天", "since", "写成 2026-11-24 这样。"),
        ("since=2026-06-02&until=2026-06-01", "until", "结束日期早于开始日期，请改一下。"),
    ],
)
def test_a_wrong_date_keeps_what_was_typed_and_says_so(
    clerk: Clerk, query: str, field: str, words: str
) -> None:
    page = clerk.get(f"/window/prints?{query}")
    assert page.texts(f"#w-{field}") == [words]
    assert page.select(f"#f-{field}")[0].attrs["value"] in query


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999"])
def test_any_page_number_is_answered(clerk: Clerk, page: str) -> None:
    clerk.get(f"/window/prints?page={page}")


def test_the_export_is_what_was_searched_and_excel_reads_it(clerk: Clerk) -> None:
    clerk.print("l/canyin", kind="guide")
    notice = clerk.print("b/yaodian", "has_license=是")
    response = clerk.client.get("/window/prints.csv?kind=notice")
    text = response.data.decode()
    assert text.startswith("\ufeff序列号,")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert (row["序列号"], row["纸张"], row["回答"]) == (notice, "一次性告知单", "has_license=是")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert _harmless(cell) == "'" + cell
    assert _harmless("药店") == "药店"
