"""The plain data the matcher is built from: entries, redirects and the lexicon.

The product makes a Catalogue from published editions; tests make one by hand.
Nothing here computes, so these types may be imported by anybody.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["bundle", "licence", "item"]
Role = Literal["title", "name", "ask", "english", "item"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying an entry. ``role`` tells what sort of evidence it is:
    its title, another name, a sentence people ask, English, or a member's name."""

    text: str
    role: Role = "ask"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a citizen can be sent to. ``members`` are the slugs of its items."""

    kind: Kind
    slug: str
    title: str
    phrases: tuple[Phrase, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """A need that is not ours: whose it is and what to do there.

    ``kind`` is ``near`` (government or daily life, close to our entries) or
    ``far`` (small talk, weather, homework)."""

    id: str
    title: str
    office: str = ""
    advice: str = ""
    kind: Literal["near", "far"] = "near"
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """``says`` is what people say, ``means`` the standard words; ``kind`` names the
    sort (dialect, colloquial, old, english …) and chooses the wording of the reason."""

    says: str
    means: str
    kind: str = "colloquial"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything one matcher knows, in published order."""

    entries: tuple[Entry, ...]
    redirects: tuple[Redirect, ...] = ()
    lexicon: tuple[Rewrite, ...] = ()
