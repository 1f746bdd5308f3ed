"""The network as a list: 1 + 7 + 9 + 121."""

from tests.pages import Pages


def test_it_counts_the_network(pages: Pages) -> None:
    page = pages.get("/points")
    assert "1个县中心、7个分中心、9个镇中心、121个村（社区）便民服务站，共138处" in page.text
    assert len(page.select(".villages li")) == 121


def test_sample_names_and_hours_are_marked(pages: Pages) -> None:
    words = pages.get("/points").texts(".source")
    assert words.count("名称是样例") == 7
    assert "样例，待核实" in words


def test_a_delegation_names_its_item_and_its_day(pages: Pages) -> None:
    page = pages.get("/points")
    assert "2021年5月15日起委托办理个体工商户设立登记" in page.text
    assert "/i/ent_reg" in page.links()
