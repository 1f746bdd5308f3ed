"""Looking around the published catalogue: home, departments, points, what contains what."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session

from catalog.core.network import Network
from catalog.models import Withdrawal
from catalog.services.shelf import Card, shelf


@dataclass(frozen=True)
class DepartmentCard:
    """A department and how many items it handles."""

    id: str
    name: str
    items: int


@dataclass(frozen=True)
class Home:
    """The tiles of the front page."""

    life: tuple[Card, ...]
    business: tuple[Card, ...]
    industries: tuple[Card, ...]
    departments: tuple[DepartmentCard, ...]
    items: int
    points: int

    @property
    def bare(self) -> bool:
        """Nothing is published yet."""
        return not (self.life or self.business or self.industries or self.items)


@dataclass(frozen=True)
class DepartmentView:
    """One department: its items, and the bundles it leads or takes part in."""

    id: str
    name: str
    items: tuple[Card, ...]
    leads: tuple[Card, ...]
    takes_part: tuple[Card, ...]


def home(session: Session) -> Home:
    """Everything the front page lists."""
    kept = shelf(session)
    cards = list(kept.cards.values())
    bundles = [card for card in cards if card.kind == "bundle"]
    return Home(
        life=tuple(card for card in bundles if card.audience == "life"),
        business=tuple(card for card in bundles if card.audience != "life"),
        industries=tuple(card for card in cards if card.kind == "licence"),
        departments=_departments(cards),
        items=sum(card.kind == "item" for card in cards),
        points=len(kept.network.points),
    )


def department(session: Session, slug: str) -> DepartmentView | None:
    """A department by id; None where the published catalogue has none such."""
    kept = shelf(session)
    name = kept.network.departments.get(slug)
    if name is None:
        return None
    cards = list(kept.cards.values())
    items = tuple(card for card in cards if card.kind == "item" and card.department == slug)
    own = {card.slug for card in items}
    whole = [card for card in cards if card.kind != "item"]
    leads = tuple(card for card in whole if card.kind == "bundle" and card.department == slug)
    part = tuple(card for card in whole if card not in leads and own & set(card.items))
    return DepartmentView(slug, name, items, leads, part)


def containing(session: Session, item: str) -> tuple[Card, ...]:
    """Bundles and licences that contain an item."""
    cards = shelf(session).cards.values()
    return tuple(card for card in cards if card.kind != "item" and item in card.items)


@dataclass(frozen=True)
class Withdrawn:
    """An entry that was taken off; ``instead`` is the live entry that serves in its place."""

    title: str
    reason: str
    withdrawn_on: str
    instead: Card | None


def withdrawn(session: Session, kind: str, slug: str) -> Withdrawn | None:
    """Why an entry is not there any more; None where it never was."""
    row = session.get(Withdrawal, (kind, slug))
    if row is None:
        return None
    other, _, name = row.instead.partition("/")
    instead = shelf(session).cards.get((other, name))
    return Withdrawn(row.title, row.reason, row.withdrawn_on, instead)


def network(session: Session) -> Network:
    """All service points."""
    return shelf(session).network


def _departments(cards: list[Card]) -> tuple[DepartmentCard, ...]:
    items = [card for card in cards if card.kind == "item"]
    names = {card.department: card.department_name for card in items}
    counted = Counter(card.department for card in items)
    return tuple(DepartmentCard(slug, names[slug], n) for slug, n in counted.most_common())
