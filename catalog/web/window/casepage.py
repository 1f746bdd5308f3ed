"""What the counter page shows beyond a guide's page: keys, marks, papers, and where to go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from catalog.core.checklist import MaterialLine
from catalog.core.guide import AskedQuestion
from catalog.core.marking import REASONS
from catalog.core.network import Network, Point, Reach
from catalog.core.opening import Opening, next_opening, open_on_weekends, opening
from catalog.core.paper import PAPERS, PaperInfo, objection
from catalog.core.wayfinding import Stop, from_town, route, towns
from catalog.services.guiding import CALENDAR
from catalog.services.printing import Desk
from catalog.web.citizen.address import entry_path
from catalog.web.citizen.guidepage import GuidePage
from catalog.web.citizen.sheetpage import labels

TOWN = "_town"
"""The one parameter of the counter page that is no answer."""

KEYS = {
    "notice": "P",
    "guide": "G",
    "supplement": "B",
    "receipt": "H",
    "commitment": "R",
    "inspection": "Y",
    "certificate": "Z",
    "work_rules": "X",
    "rule_set": "F",
}
"""Paper -> its key: 告知单 Print, 指南 G, 补正 B, 回执 H, 容缺 R, 验 Y, 证 Z, 细则 X, 全文 F."""

GROUPS = (
    ("bring", "要带的"),
    ("form", "窗口生成的表"),
    ("exempt", "免提交"),
    ("produced", "前一步产生"),
)


@dataclass(frozen=True)
class Sheet:
    """A paper as the counter offers it; ``reason`` says why it cannot be had now."""

    kind: str
    key: str
    info: PaperInfo
    reason: str = ""


@dataclass(frozen=True)
class Place:
    """A service point with what it can take and when it is open next."""

    reach: Reach
    today: Opening
    following: Opening | None
    weekends: bool

    @property
    def point(self) -> Point:
        """The point itself."""
        return self.reach.point


@dataclass(frozen=True, kw_only=True)
class CasePage(GuidePage):
    """One case at ``desk``; ``town`` is where the citizen lives, if asked."""

    network: Network
    desk: Desk
    today: date
    town: str = ""

    @property
    def base(self) -> str:
        """The counter page's own path."""
        return "/window" + entry_path(self.guide.edition.kind, self.guide.edition.slug)

    @property
    def print_path(self) -> str:
        """Where a print of this very case is asked for."""
        return self._own("/print")

    @property
    def handover_path(self) -> str:
        """The page to scan from."""
        return self._own("/handover")

    @property
    def counter_path(self) -> str:
        """This case on the counter page."""
        return self._own("")

    @property
    def citizen_path(self) -> str:
        """This case as the citizen sees it."""
        return entry_path(self.guide.edition.kind, self.guide.edition.slug, self.pairs)

    @property
    def asked(self) -> tuple[AskedQuestion, ...]:
        """Questions to go through one after the other: due for certain, or answered already."""
        return tuple(q for q in self.questions if q.due == "yes" or q.chosen)

    @property
    def extras(self) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
        """(parameter, heading, (item, name, chosen)…) of what the citizen may add or trim."""
        chosen = self.guide.situation.chosen
        added = [
            (m.item, m.name, m.item in chosen)
            for m in self.guide.edition.members
            if m.include.mode == "optional"
        ]
        trims = self.guide.composite.trims if self.guide.composite else ()
        trimmed = [(trim.item, trim.certificate, trim.trimmed) for trim in trims]
        groups = [("with", "要不要加办", added), ("without", "哪张证不办", trimmed)]
        return [group for group in groups if group[2]]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """(question, answer) in words."""
        return [(each.question.text, labels(each)) for each in self.asked if each.chosen]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is mostly wrong with a paper, offered while typing."""
        return REASONS

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The papers of this entry, with their keys. What marks decide is decided at printing."""
        kind = self.guide.edition.kind
        return tuple(
            Sheet(paper, KEYS[paper], info, self._objection(paper, info))
            for paper, info in PAPERS.items()
            if kind in info.entries
        )

    @property
    def groups(self) -> list[tuple[str, str, tuple[MaterialLine, ...]]]:
        """(handling, heading, lines) of what there is."""
        found = [(how, words, self.guide.checklist.by_handling(how)) for how, words in GROUPS]
        return [group for group in found if group[2]]

    def _objection(self, paper: str, info: PaperInfo) -> str:
        alone = self.guide.verdict.status == "leave_bundle"
        return "" if info.needs_marks and not alone else objection(paper, self.guide)

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Windows of the hall in their order."""
        return route(self.guide.timeline)

    @property
    def towns(self) -> tuple[str, ...]:
        """Towns to choose from."""
        return towns(self.network)

    @property
    def near(self) -> tuple[Place, ...]:
        """Where it can be handed in, nearest first once a town is chosen."""
        if self.town in self.towns:
            return self._placed(from_town(self.network, self.guide.places, self.town))
        return self._placed(self.guide.places)

    def _placed(self, reaches: Iterable[Reach]) -> tuple[Place, ...]:
        return tuple(
            Place(
                reach,
                opening(reach.point, self.today, CALENDAR),
                next_opening(reach.point, self.today, CALENDAR),
                open_on_weekends(reach.point),
            )
            for reach in reaches
        )

    def _own(self, tail: str) -> str:
        path, _, query = self.citizen_path.partition("?")
        return f"/window{path}{tail}" + (f"?{query}" if query else "")
