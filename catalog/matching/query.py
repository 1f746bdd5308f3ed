"""A citizen's words after reading: every form of them that the search compares."""

import re
from dataclasses import dataclass

from catalog.matching.actions import undone
from catalog.matching.clause import passages
from catalog.matching.entry import Rewrite
from catalog.matching.lexicon import Lexicon
from catalog.matching.misheard import Misheard
from catalog.matching.pinyin import sound, syllables
from catalog.matching.text import need
from catalog.matching.typed import Typed
from catalog.matching.wish import bare

_LETTERS = re.compile("[a-z]{2,10}")


@dataclass(frozen=True, slots=True)
class Query:
    """One message in all its forms; empty forms when it says nothing."""

    raw: str
    """As typed."""
    said: str = ""
    """Normalised, typed pinyin turned into words."""
    meant: str = ""
    """Rewritten by the lexicon."""
    written: str = ""
    """``meant`` without letters that are only sound and without the words of wishing."""
    heard: str = ""
    """Folded sound."""
    letters: str = ""
    """A run that may be the initials of a name."""
    rewrites: tuple[Rewrite, ...] = ()
    spelled: tuple[tuple[str, str], ...] = ()
    """Typed pinyin and the words it was read as."""
    heard_as: tuple[tuple[str, str], ...] = ()
    """Words written by ear, and what was meant."""
    passages: tuple[tuple[str, str], ...] = ()
    """Of a long message, the clauses that may carry the need: said and rewritten."""


def read(text: str, lexicon: Lexicon, typed: Typed, misheard: Misheard) -> Query:
    """Read a message; never raises."""
    typed_in = need(text)
    if not typed_in:
        return Query(text)
    said, spelled = typed.decode(typed_in)
    corrected, heard_as = misheard.correct(said)
    rewritten, rewrites = lexicon.apply(corrected)
    meant = undone(rewritten)
    return Query(
        text,
        said,
        meant,
        bare(typed.written(meant)),
        sound(bare(meant)),
        _initials(typed_in),
        rewrites,
        spelled,
        heard_as,
        passages(said, lexicon),
    )


def _initials(text: str) -> str:
    """A Latin run that is neither pinyin nor an English word: nobody says ``yyzz``."""
    runs = [run for run in _LETTERS.findall(text) if not syllables(run) or len(run) <= 3]
    joined = "".join(runs)
    rest = [character for character in text if not character.isascii()]
    return joined if 2 <= len(joined) <= 10 and len(rest) <= 2 else ""
