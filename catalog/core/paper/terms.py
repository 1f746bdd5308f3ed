"""What the county promises, allows and asks on paper: words that are its own to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

UNCONFIRMED = "这里的文字和期限是样例，还没有经过县里确认。"


@dataclass(frozen=True)
class Terms:
    """In force from ``since`` on. ``deferral_days`` are working days in which a paper may follow.

    ``deferral`` says how that day is counted, ``promises`` what the applicant signs,
    ``supplement`` the law on telling once. ``confirmed``: by whom and when; empty for samples.
    """

    since: date
    deferral_days: int
    deferral: str
    promises: tuple[str, ...]
    supplement: str
    confirmed: str = ""

    @property
    def remark(self) -> str:
        """What a paper that uses these words says of them; empty once confirmed."""
        return "" if self.confirmed else UNCONFIRMED


def in_force(terms: Sequence[Terms], day: date) -> Terms:
    """The newest terms of that day; before the first ones, the first ones.

    Raises ValueError where there are none at all.
    """
    if not terms:
        raise ValueError("no terms")
    ordered = sorted(terms, key=lambda each: each.since)
    return next((each for each in reversed(ordered) if each.since <= day), ordered[0])
