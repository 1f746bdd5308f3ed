"""Where to go and in what order: windows of the hall, and the point nearest to a town."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.core.network import Network, Reach
from catalog.core.timeline import Step, Timeline


@dataclass(frozen=True)
class Stop:
    """One department on the way through the hall, with the steps it handles there."""

    department: str
    steps: tuple[Step, ...]
    beside: bool = False
    """True where it runs side by side with the stop before (并联)."""


def route(timeline: Timeline) -> tuple[Stop, ...]:
    """Departments in the order their work begins; neighbours of one department are one stop."""
    stops: list[Stop] = []
    for step in sorted(timeline.steps, key=lambda step: step.offset):
        last = stops[-1] if stops else None
        if last and last.department == step.department and not _waits(step, last):
            stops[-1] = replace(last, steps=(*last.steps, step))
        else:
            beside = bool(last) and step.offset < _end(last)
            stops.append(Stop(step.department, (step,), beside))
    return tuple(stops)


def _waits(step: Step, stop: Stop) -> bool:
    """Whether the step can only begin after this stop has finished something."""
    return any(before.item in step.after and before.length for before in stop.steps)


def _end(stop: Stop | None) -> float:
    return max((step.offset + step.length for step in stop.steps), default=0) if stop else 0


def towns(network: Network) -> tuple[str, ...]:
    """Towns that have a point, in published order."""
    return tuple(dict.fromkeys(p.town for p in network.points if p.town and p.kind == "town"))


def from_town(network: Network, reaches: Iterable[Reach], town: str) -> tuple[Reach, ...]:
    """Points for somebody in ``town``: the town's own first, then the hall, then branches.

    No distances are known, so nearness means "the same town". The town's centre is
    listed even where it can only help (代办、打印), for it is the nearest counter.
    ``reaches`` are the points that can take something.
    """
    able = {line.point.id: line for line in reaches}
    own = [p for p in network.points if p.kind == "town" and p.town == town]
    near = [able.get(point.id, Reach(point, "help")) for point in own]
    rest = [line for line in able.values() if line.point.kind in ("center", "sub_center")]
    return (*near, *rest)
