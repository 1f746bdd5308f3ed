"""Which service point can take what, and since when."""

from datetime import date

from catalog.core.network import Delegation, Network, Point, reach, where_to_go

ITEMS = {"getihu_reg": "scjg", "ent_reg": "scjg"}
CENTRE = Point("c", "县中心", "center")
TOWN = Point(
    "t",
    "蔡家坡镇",
    "town",
    delegations=(Delegation("ent_reg", "2023-10-30", "下放"),),
    takes=("getihu_reg",),
)
TODAY = date(2026, 6, 1)


def test_the_centre_takes_everything() -> None:
    assert reach(CENTRE, ITEMS, TODAY).extent == "all"


def test_a_delegation_counts_from_its_date() -> None:
    assert reach(TOWN, ITEMS, date(2023, 10, 29)).items == ("getihu_reg",)
    assert reach(TOWN, ITEMS, date(2023, 10, 30)).extent == "all"


def test_a_sub_centre_takes_its_departments_items() -> None:
    sub = Point("s", "分中心", "sub_center", departments=("scjg",))
    assert reach(sub, {**ITEMS, "hukou": "ga"}, TODAY).extent == "some"


def test_points_that_only_help_are_left_out() -> None:
    village = Point("v", "村站", "village")
    places = where_to_go(Network(points=(village, TOWN, CENTRE)), ITEMS, TODAY)
    assert [place.point.id for place in places] == ["c", "t"]
