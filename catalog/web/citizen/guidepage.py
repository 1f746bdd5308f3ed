"""What a guide's page needs beyond the guide: addresses, pictures, and words for states."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from catalog.adapters.codes import qr_svg
from catalog.core.edition import SavingRow
from catalog.core.guide import AskedQuestion, Guide
from catalog.core.network import Reach
from catalog.core.situation import UNSURE
from catalog.web.citizen.address import Pairs, entry_path, pairs_of
from catalog.web.drawing import draw_bars, draw_path

WIDTHS = (340, 680, 1040)
"""Drawing units for a phone, a kiosk and a desk; the style sheet shows the one that fits."""
DENSEST_CODE = 1000
"""Bytes a printed QR code can hold and still be read by an old phone."""


@dataclass(frozen=True)
class GuidePage:
    """One guide on its page at ``site`` (scheme and host)."""

    guide: Guide
    site: str
    containing: Any = ()

    @cached_property
    def pairs(self) -> Pairs:
        """The answers as address parameters."""
        return pairs_of(self.guide)

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """The questions to ask: due now, or perhaps due."""
        return tuple(asked for asked in self.guide.questions if asked.due != "no")

    @property
    def open_count(self) -> int:
        """Questions to ask that are not answered yet."""
        return sum(not asked.answered for asked in self.questions)

    @property
    def hidden_pairs(self) -> Pairs:
        """Parameters that are no questions but must outlive a new answer."""
        return tuple(pair for pair in self.pairs if pair[0] in ("with", "without"))

    def options(self, asked: AskedQuestion) -> list[tuple[str, str]]:
        """(value, label) of each option; 不清楚 is always among them."""
        shown = {option.value: option.label for option in asked.question.options}
        return list((shown | {UNSURE: UNSURE}).items())

    def path(self, add: tuple[str, str] | None = None, drop: tuple[str, str] | str = "") -> str:
        """This page's address with one parameter more, or without one (or one question)."""
        kept = [pair for pair in self.pairs if drop not in (pair, pair[0])]
        return self._entry(kept + ([add] if add else []))

    @property
    def blank_path(self) -> str:
        """This page with nothing answered."""
        return self._entry(())

    @property
    def address(self) -> str:
        """The whole address, as one reads it aloud or scans it."""
        edition = self.guide.edition
        return self.site + entry_path(edition.kind, edition.slug, self.pairs, encode=False)

    @cached_property
    def qr(self) -> Markup | None:
        """The address to scan; None where the code would be too dense for a phone."""
        if len(self.address.encode()) > DENSEST_CODE:
            return None
        code = qr_svg(self.address, "扫码在手机上打开这份清单")
        return Markup(code)  # noqa: S704 - drawn here, the address is in its modules only

    @property
    def drawings(self) -> tuple[Markup, ...]:
        """The path through the items, drawn once per width; empty with nothing to draw."""
        timeline = self.guide.timeline
        return tuple(draw_path(timeline, width) for width in WIDTHS) if timeline.steps else ()

    @property
    def bars(self) -> Markup:
        """The savings, before and after."""
        return draw_bars(self.savings)

    @property
    def savings(self) -> tuple[SavingRow, ...]:
        """The citizen's own figures; while too little is certain, those of the edition."""
        return self.guide.savings or self.guide.edition.savings

    def places(self, extent: str) -> tuple[Reach, ...]:
        """Service points that can take ``all`` or ``some`` of it."""
        return tuple(place for place in self.guide.places if place.extent == extent)

    def item_names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Names of items by id."""
        names = {line.member.item: line.member.name for line in self.guide.items}
        return tuple(names[item] for item in ids if item in names)

    def _entry(self, pairs: Any) -> str:
        return entry_path(self.guide.edition.kind, self.guide.edition.slug, pairs)
