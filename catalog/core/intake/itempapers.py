"""The materials of one item's row against those the catalogue has."""

from collections.abc import Iterable, Sequence

from catalog.core.intake import paperrows, papers
from catalog.core.intake.cells import Cleaner
from catalog.core.intake.known import Content, Known
from catalog.core.intake.paperdocument import Paper
from catalog.core.intake.values import BLANKS


class ItemPapers:
    """Compares them; ``columns`` are those of materials that the workbook has."""

    def __init__(self, columns: frozenset[str], known: Known, cleaner: Cleaner):
        self._known, self._cleaner = known, cleaner
        self._columns = [each for each in paperrows.COLUMNS if each in columns]
        self._plain = not {"group", "when"} & columns

    def differing(
        self, rows: Sequence[Paper], had: Sequence[Content], content: Content
    ) -> tuple[list[Content], list[str]] | None:
        """(requirements, names the dictionary lacks), or None when ``had`` says the same; raises
        PaperFaults."""
        if had and len(self._columns) > 1 and self._same(rows, had):
            return None
        made, unknown = papers.requirements(rows, self._known, _holder(content))
        if had and self._plain and papers.mentioned(made) == papers.mentioned(had):
            return None  # a plain list says nothing of alternatives and situations: they stay
        return made, unknown

    def words(self, needs: Iterable[Content] | None) -> str:
        """Requirements for the report: a line each, alternatives with 或."""
        lines = []
        for need in needs or ():
            written = paperrows.written([need], self._known)
            lines.append(" 或 ".join(_line(each) for each in written))
        return "\n".join(lines)

    def _same(self, rows: Sequence[Paper], had: Sequence[Content]) -> bool:
        columns = self._columns
        before = paperrows.written(had, self._known)
        return [[row.get(c, "") for c in columns] for row in rows] == [
            [self._said(row[c]) for c in columns] for row in before
        ]

    def _said(self, text: str) -> str:
        text = self._cleaner.text(text)
        return "" if text in BLANKS else text


def _line(row: Paper) -> str:
    copies = f"，复印件{row['copies']}份" if row["copies"] else ""
    when = f"（{row['when']}）" if row["when"] else ""
    return f"{row['exact'] or row['paper'] or row['result_of']}：{row['holders']}{copies}{when}"


def _holder(content: Content) -> str:
    """Whose a paper is when its name does not say: the business's, where only they apply."""
    audience = content.get("particulars", {}).get("audience", "")
    return "E" if audience and "自然人" not in audience else "A"
