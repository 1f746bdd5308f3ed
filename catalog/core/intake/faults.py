"""What is wrong with a cell, and how to mend it: said to the person who filled the sheet."""

from dataclasses import dataclass


class Fault(ValueError):
    """A value cannot be taken: why, and what to do. ``code``: (table, what was written) where a
    code mapping would mend it; ``field``: the column, where whoever reads the fault cannot know."""

    def __init__(self, reason: str, fix: str, code: tuple[str, str] | None = None, field: str = ""):
        super().__init__(reason)
        self.reason, self.fix, self.code, self.field = reason, fix, code, field


class PaperFaults(ValueError):
    """Materials of an item that cannot be taken: (their number from 0, what is wrong)."""

    def __init__(self, faults: list[tuple[int, Fault]]):
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True)
class CellFault:
    """A fault and where it stands: the column's own heading and letter, and what is there;
    ``sheet`` and ``line`` where that is another row than the one the fault turns down."""

    column: str
    letter: str
    value: str
    reason: str
    fix: str
    sheet: str = ""
    line: int = 0


def letter(column: int) -> str:
    """Column letters from 0: A, B, … AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
