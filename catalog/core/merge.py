"""Merging demands into lines: one per (material, holder), choices settled by what serves most."""

from collections import Counter
from dataclasses import dataclass, field

from catalog.core.demand import Demand, Pair
from catalog.core.edition import Document
from catalog.core.truth import Truth, any_of


@dataclass
class Line:
    """A line while it is being merged."""

    pair: Pair
    demands: list[tuple[Demand, Document]] = field(default_factory=list)
    others: list[Document] = field(default_factory=list)

    @property
    def truth(self) -> Truth:
        return any_of(demand.truth for demand, _ in self.demands)


def merge(wanted: list[Demand]) -> list[Line]:
    """Lines for all demands, certain choices settled before those that are only maybe."""
    lines: dict[Pair, Line] = {}
    choices = [demand for demand in wanted if len(demand.any_of) > 1]
    for demand in wanted:
        if len(demand.any_of) == 1:
            _add(lines, demand, demand.any_of[0])
    for sure in (True, None):
        _settle(lines, [choice for choice in choices if choice.truth is sure])
    return list(lines.values())


def _add(lines: dict[Pair, Line], demand: Demand, document: Document) -> None:
    for pair in demand.pairs(document):
        line = lines.setdefault(pair, Line(pair))
        line.demands.append((demand, document))


def _settle(lines: dict[Pair, Line], choices: list[Demand]) -> None:
    """Serve each choice by what is needed or produced anyway; else by the widest pick."""
    waiting = list(choices)
    while waiting:
        waiting = [choice for choice in waiting if not _served(lines, choice)]
        if not waiting:
            return
        pick = _widest(waiting)
        covered = [choice for choice in waiting if pick in _keys(choice)]
        common = set.intersection(*(set(_keys(choice)) for choice in covered)) - {pick}
        for choice in covered:
            document = _keys(choice)[pick]
            _add(lines, choice, document)
            others = [_keys(choice)[key] for key in _keys(choice) if key in common]
            for pair in choice.pairs(document):
                lines[pair].others = others
        waiting = [choice for choice in waiting if choice not in covered]


def _keys(choice: Demand) -> dict[tuple[Pair, ...], Document]:
    return {choice.pairs(document): document for document in choice.any_of}


def _served(lines: dict[Pair, Line], choice: Demand) -> bool:
    for document in choice.any_of:
        pairs = choice.pairs(document)
        needed = all(
            pair in lines and (lines[pair].truth is True or choice.truth is None) for pair in pairs
        )
        if needed or all(choice.produced(pair) for pair in pairs):
            _add(lines, choice, document)
            if not needed and not all(choice.makers.get(pair) for pair in pairs):
                _show_others(lines, choice, document)
            return True
    return False


def _show_others(lines: dict[Pair, Line], choice: Demand, document: Document) -> None:
    """Whichever step it turns out to be: the line names the other results too."""
    for pair in choice.pairs(document):
        lines[pair].others = [other for other in choice.any_of if other != document]


def _widest(choices: list[Demand]) -> tuple[Pair, ...]:
    """The alternative that serves most choices; ties go to the one listed first."""
    votes = Counter(key for choice in choices for key in _keys(choice))
    most = max(votes.values())
    return next(key for choice in choices for key in _keys(choice) if votes[key] == most)
