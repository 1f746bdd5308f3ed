"""Service points: which one can take the whole journey, part of it, or only help."""

from dataclasses import dataclass, field
from datetime import date

from catalog.core.edition import Provenance


@dataclass(frozen=True)
class Delegation:
    """A point may receive ``item`` since ``since`` (ISO date), on this basis (委托, 下放)."""

    item: str
    since: str
    basis: str
    note: str = ""


@dataclass(frozen=True)
class Point:
    """A hall, sub-hall, town centre or village station of the 1+7+9+121 network.

    ``kind`` is center, sub_center, town or village. ``takes`` are item ids received
    here; ``departments`` receive every item of theirs; a center receives all.
    """

    id: str
    name: str
    kind: str
    town: str = ""
    parent: str = ""
    address: str = ""
    hours: tuple[str, ...] = ()
    hours_provenance: Provenance = field(default_factory=Provenance)
    departments: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    note: str = ""
    sample: bool = False
    """True where the name itself is an example, to be replaced by the county."""
    windows: int = 0


@dataclass(frozen=True)
class Network:
    """All points of the county, as one published document."""

    number: int = 0
    published_on: str = ""
    points: tuple[Point, ...] = ()
    departments: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reach:
    """What a point can do for a set of items: all, some or help (代办、打印、咨询)."""

    point: Point
    extent: str
    items: tuple[str, ...] = ()


def reach(point: Point, items: dict[str, str], today: date) -> Reach:
    """``items`` maps item id to department id; a delegation counts from its date on."""
    if point.kind == "center":
        return Reach(point, "all", tuple(items))
    since = {d.item for d in point.delegations if date.fromisoformat(d.since) <= today}
    taken = tuple(
        item
        for item, department in items.items()
        if item in since or item in point.takes or department in point.departments
    )
    if taken and len(taken) == len(items):
        return Reach(point, "all", taken)
    return Reach(point, "some" if taken else "help", taken)


def where_to_go(network: Network, items: dict[str, str], today: date) -> tuple[Reach, ...]:
    """Points that can take all or some of the items, best first; help-only ones left out."""
    found = [reach(point, items, today) for point in network.points]
    useful = [line for line in found if line.extent != "help" and line.items]
    order = {"center": 0, "sub_center": 1, "town": 2, "village": 3}
    return tuple(
        sorted(
            useful,
            key=lambda line: (line.extent != "all", order[line.point.kind], -len(line.items)),
        )
    )
