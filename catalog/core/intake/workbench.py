"""What the sheets of one workbook share while they are gone through."""

from dataclasses import dataclass

from catalog.core.intake.cells import Cleaner
from catalog.core.intake.itemkey import ItemKeys
from catalog.core.intake.known import Known, Options
from catalog.core.intake.newcomers import Newcomers
from catalog.core.intake.papershelf import PaperShelf
from catalog.core.intake.plan import Plan


@dataclass(frozen=True)
class Workbench:
    """The plan being made, what is known, and what earlier rows have said."""

    plan: Plan
    known: Known
    options: Options
    cleaner: Cleaner
    keys: ItemKeys
    newcomers: Newcomers
    papers: PaperShelf


def workbench(known: Known, options: Options) -> Workbench:
    """An empty one."""
    keys, newcomers, papers = ItemKeys(known), Newcomers(known, options), PaperShelf(known)
    return Workbench(Plan(), known, options, Cleaner(), keys, newcomers, papers)
