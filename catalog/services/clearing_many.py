"""Clearing many names of the queue at once: all of them, or none and why."""

from dataclasses import dataclass

from sqlmodel import Session

from catalog.core.permission import Account
from catalog.services import clearing
from catalog.services.clearing import NameRefused
from catalog.services.proposing import opened

TITLE = "对照材料叫法"
NEW, ASIDE = "new", "drop"
MATCH = "match:"


@dataclass(frozen=True)
class Cleared:
    """What became of the names: how many, in which change, and how many items follow."""

    change_id: int
    matched: int
    created: int
    dropped: int
    items: int


class NamesRefused(ValueError):
    """Some names cannot be settled so; ``faults`` say why, by name. Nothing was changed."""

    def __init__(self, faults: dict[str, str]):
        super().__init__("；".join(faults.values()))
        self.faults = faults


def settle(
    session: Session, user: Account, change_id: int, deeds: dict[str, str], supply: str
) -> Cleared:
    """Settle names in one transaction. ``deeds``: name -> "new", "drop" or "match:" and the id
    of a material; a ``change_id`` of 0 opens a change.

    Raises NamesRefused, and ClosedChange.
    """
    if not change_id and any(deed != ASIDE for deed in deeds.values()):
        change_id = opened(session, user, TITLE, "form", "")
    faults, items = {}, 0
    for name, deed in deeds.items():
        try:
            items += _settle(session, user, change_id, name, deed, supply)
        except NameRefused as refused:
            faults[name] = str(refused)
        except LookupError:
            faults[name] = "这个叫法已经有人处理了"
    if faults:
        session.rollback()
        raise NamesRefused(faults)
    session.commit()
    done = list(deeds.values())
    matched = sum(deed.startswith(MATCH) for deed in done)
    return Cleared(change_id, matched, done.count(NEW), done.count(ASIDE), items)


def _settle(
    session: Session, user: Account, change_id: int, name: str, deed: str, supply: str
) -> int:
    if deed == ASIDE:
        clearing.put_aside(session, user, name)
        return 0
    if deed == NEW:
        return clearing.put_new(session, user, change_id, name, supply)[1]
    if deed.startswith(MATCH):
        return clearing.put_match(session, user, change_id, name, deed.removeprefix(MATCH))
    raise NameRefused("先选它是哪种材料，或者新建")
