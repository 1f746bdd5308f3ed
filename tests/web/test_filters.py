"""Values as citizens read them."""

from datetime import date

from catalog.core.edition import Provenance
from catalog.web import filters


def test_a_day_tells_its_year_only_where_it_changes() -> None:
    assert filters.day(date(2026, 12, 4)) == "12月4日"
    assert filters.day(date(2027, 1, 5), date(2026, 12, 4)) == "2027年1月5日"
    assert filters.full_day("2021-05-15") == "2021年5月15日"
    assert filters.weekday(date(2026, 12, 4)) == "周五"


def test_figures_have_no_needless_decimals() -> None:
    assert [filters.number(value) for value in (3.0, 0.5)] == ["3", "0.5"]


def test_nothing_unproven_looks_official() -> None:
    assert filters.source_word(None) == "样例，待核实"
    assert filters.source_word(Provenance("law")) == "法条载明"
