"""A print as a page: its list with the marks, for the window, for scanning, for paper."""

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from catalog.adapters.codes import qr_svg
from catalog.core.checklist import MaterialLine
from catalog.core.guide import AskedQuestion, Guide
from catalog.core.paper import PAPERS, STATES, Mark
from catalog.core.printed import Print
from catalog.web.citizen.address import entry_path

HEADINGS = {"bring": "要带的", "form": "窗口生成的表", "exempt": "免提交", "produced": "前一步产生"}


@dataclass(frozen=True)
class SheetPage:
    """One print and the guide it was made from."""

    print: Print
    guide: Guide

    @property
    def answers(self) -> list[tuple[str, str]]:
        """(question, answer) in words."""
        asked = self.guide.questions
        return [(a.question.text, labels(a)) for a in asked if a.chosen]

    @property
    def groups(self) -> list[tuple[str, tuple[MaterialLine, ...]]]:
        """(heading, lines) of what there is."""
        listed = self.guide.checklist.by_handling
        return [(words, listed(how)) for how, words in HEADINGS.items() if listed(how)]

    def mark(self, line: MaterialLine) -> Mark | None:
        """The mark of a line as the paper shows it: on papers that need marks, what must be
        brought and was not marked is missing."""
        if not PAPERS[self.print.kind].needs_marks:
            return self.print.marks.of(line)
        return self._shown.get((line.material, line.holder))

    @cached_property
    def _shown(self) -> dict[tuple[str, str], Mark]:
        marks = self.print.marks
        found = (pair for state in STATES for pair in marks.lines(self.guide, state))
        return {(line.material, line.holder): mark for line, mark in found}

    def state(self, mark: Mark) -> str:
        """A mark in words."""
        return STATES[mark.state]

    @property
    def qr(self) -> Markup:
        """The code of the paper, once more."""
        code = qr_svg(self.print.qr_address, "扫码核对这张纸")
        return Markup(code)  # noqa: S704 - drawn here, the address is in its modules only

    @property
    def entry_path(self) -> str:
        """Today's page of the entry, with the answers that were printed."""
        return entry_path(self.print.entry_kind, self.print.slug, self.print.answers)

    @property
    def counter_path(self) -> str:
        """The same on the counter page."""
        return "/window" + self.entry_path


def labels(asked: AskedQuestion) -> str:
    """What was answered to a question, as its options are worded."""
    words = {option.value: option.label for option in asked.question.options}
    return "、".join(words.get(value, value) for value in asked.chosen)
