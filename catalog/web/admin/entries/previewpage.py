"""The citizen's page of an entry that is not published: its links stay within the preview."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for
from markupsafe import Markup

from catalog.web.citizen.guidepage import GuidePage
from catalog.web.drawing import draw_path


@dataclass(frozen=True)
class PreviewPage(GuidePage):
    """A guide page at the preview's address; it has no code to scan."""

    change: int = 0
    view: str = "preview"

    @cached_property
    def qr(self) -> Markup | None:
        """None: what is not published must not be carried about."""
        return None

    @property
    def address(self) -> str:
        """The preview's own address."""
        return self.site + self._entry(self.pairs)

    def _entry(self, pairs: Any) -> str:
        edition = self.guide.edition
        answers: dict[str, list[str]] = {}
        for key, value in pairs:
            answers.setdefault(key, []).append(value)
        return url_for(
            f"admin.entry_{self.view}",
            nouns=f"{edition.kind}s",
            slug=edition.slug,
            **{"change": self.change} | answers,  # type: ignore[arg-type]
        )


@dataclass(frozen=True)
class RailPage(PreviewPage):
    """The small version beside the forms: one narrow drawing, answers by ``try``."""

    view: str = "try"

    @property
    def drawing(self) -> Markup | None:
        """The path, narrow; None with nothing to draw."""
        timeline = self.guide.timeline
        return draw_path(timeline, 340) if timeline.steps else None
