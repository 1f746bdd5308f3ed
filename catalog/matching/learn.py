"""From a catalogue to everything a matcher rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from catalog.matching import weights
from catalog.matching.entry import Catalogue, Entry
from catalog.matching.lexicon import Lexicon
from catalog.matching.model import Model
from catalog.matching.names import Names
from catalog.matching.phrasebook import Phrasebook
from catalog.matching.text import phrase_form
from catalog.matching.wish import bare


@dataclass(frozen=True, slots=True)
class Parts:
    """What a matcher is put together from, in memory or from a folder.

    ``catalogue`` holds only the entries somebody has written phrases for; the others
    are in ``names``."""

    catalogue: Catalogue
    model: Model
    phrasebook: Phrasebook
    names: Names
    said: tuple[str, ...]
    """The phrases as ``owned`` numbers them, normalised."""


class Owned(NamedTuple):
    """A phrase and the number of its entry (entries first, then redirects)."""

    text: str
    owner: int
    role: str


def learn(catalogue: Catalogue) -> Parts:
    """Train and index; the same catalogue always gives the same parts."""
    spoken = tuple(entry for entry in catalogue.entries if _is_spoken(entry))
    unspoken = [entry for entry in catalogue.entries if not _is_spoken(entry)]
    kept = Catalogue(spoken, catalogue.redirects, catalogue.lexicon)
    lexicon, phrases = Lexicon(kept.lexicon), list(owned(kept))
    said = [phrase_form(phrase.text) for phrase in phrases]
    meant = [lexicon.apply(text)[0] for text in said]
    owners = [phrase.owner for phrase in phrases]
    shares = [weights.ROLE.get(phrase.role, 1.0) for phrase in phrases]
    count = len(spoken) + len(kept.redirects)
    return Parts(
        kept,
        Model.train(list(zip(said, meant, strict=True)), owners, shares, count),
        Phrasebook.build([bare(text) for text in meant], owners),
        Names.build([entry.title for entry in unspoken], [entry.slug for entry in unspoken]),
        tuple(said),
    )


def owned(catalogue: Catalogue) -> Iterator[Owned]:
    """All phrases in the order the model and the phrasebook number them."""
    for owner, entry in enumerate(catalogue.entries):
        for phrase in entry.phrases:
            yield Owned(phrase.text, owner, phrase.role)
    for owner, redirect in enumerate(catalogue.redirects, len(catalogue.entries)):
        for text in dict.fromkeys((redirect.title, *redirect.phrases)):
            yield Owned(text, owner, "redirect")


def _is_spoken(entry: Entry) -> bool:
    return entry.kind != "item" or any(phrase.role != "title" for phrase in entry.phrases)
