"""One finding of lint, and the noun and id of the row it is about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """``noun`` and ``id`` name the row; ``text`` says what is wrong, in Chinese."""

    noun: str
    id: str
    text: str
