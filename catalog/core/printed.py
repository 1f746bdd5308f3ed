"""A print as the ledger keeps it: enough to set the same paper again, and nothing about whom."""

from dataclasses import dataclass
from datetime import date

from catalog.core.paper import PAPERS, Marks
from catalog.core.situation import Situation


@dataclass(frozen=True)
class Print:
    """One print. ``kind`` is the paper, ``entry_kind`` and ``slug`` the entry it is for;
    ``point_name``, ``clerk_name`` and ``site`` stand as they were printed."""

    serial: str
    token: str
    kind: str
    slip: bool
    entry_kind: str
    slug: str
    title: str
    edition_id: int
    number: int
    network_id: int | None
    answers: tuple[tuple[str, str], ...]
    marks: Marks
    point: str
    point_name: str
    clerk: int
    clerk_name: str
    site: str
    day: date
    time: str

    @property
    def paper(self) -> str:
        """The paper's Chinese title."""
        return PAPERS[self.kind].title

    @property
    def qr_address(self) -> str:
        """What the QR code holds: the page that says whether this paper still holds."""
        return f"{self.site}/v/{self.token}"

    @property
    def entry_address(self) -> str:
        """The entry's own address, short enough to type."""
        return f"{self.site}/{self.entry_kind[0]}/{self.slug}"


def answers_of(situation: Situation) -> list[list[str]]:
    """Answers, chosen items and trims as address parameters, questions in their order."""
    pairs = [[q, value] for q in situation.questions for value in situation.answers.get(q, ())]
    pairs += [["with", item] for item in sorted(situation.chosen)]
    return pairs + [["without", item] for item in sorted(situation.trimmed)]
