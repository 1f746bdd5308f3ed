"""The order of windows in the hall, and the point nearest to a town."""

from catalog.core.network import Network, Point, Reach
from catalog.core.timeline import build_timeline
from catalog.core.wayfinding import Stop, from_town, route
from tests.builders import MONDAY, EveryWeekday, bundle, item, selected, situation

HALL = Point("hall", "中心", "center")
BRANCH = Point("branch", "分中心", "sub_center")
EAST = Point("east", "东镇中心", "town", town="东镇")
WEST = Point("west", "西镇中心", "town", town="西镇")
NETWORK = Network(points=(HALL, BRANCH, EAST, WEST))


def stops(*members: object) -> tuple[Stop, ...]:
    edition = bundle(*members)  # type: ignore[arg-type]
    chosen, answers = selected(edition), situation(edition)
    return route(build_timeline(edition, chosen, answers, MONDAY, EveryWeekday()))


def names(found: tuple[Stop, ...]) -> list[tuple[str, list[str], bool]]:
    return [(s.department, [step.item for step in s.steps], s.beside) for s in found]


def test_neighbouring_steps_of_one_department_are_one_stop() -> None:
    assert names(stops(item("a"), item("b"))) == [("市监局", ["a", "b"], False)]


def test_a_step_that_waits_for_days_is_a_stop_of_its_own() -> None:
    found = names(stops(item("a", days=5), item("b", after=("a",))))
    assert found == [("市监局", ["a"], False), ("市监局", ["b"], False)]


def test_departments_come_in_the_order_of_their_work_and_side_by_side() -> None:
    found = names(
        stops(
            item("c", after=("a", "b"), department="审批局"),
            item("a", days=5),
            item("b", days=3, department="消防"),
        )
    )
    assert found == [("市监局", ["a"], False), ("消防", ["b"], True), ("审批局", ["c"], False)]


def test_the_own_town_comes_first_even_where_it_only_helps() -> None:
    reaches = [
        Reach(HALL, "all", ("a",)),
        Reach(EAST, "some", ("a",)),
        Reach(BRANCH, "some", ("a",)),
    ]
    from_east = [(r.point.id, r.extent) for r in from_town(NETWORK, reaches, "东镇")]
    assert from_east == [("east", "some"), ("hall", "all"), ("branch", "some")]
    from_west = [(r.point.id, r.extent) for r in from_town(NETWORK, reaches, "西镇")]
    assert from_west[0] == ("west", "help")
