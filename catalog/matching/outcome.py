"""What a match comes to: answer, choose, redirect or none, with the words for each."""

from dataclasses import dataclass
from typing import Literal

from catalog.matching.entry import Kind, Redirect

Verdict = Literal["answer", "choose", "redirect", "none"]


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that fits, with its score (0..1) and why, in Chinese words."""

    kind: Kind
    slug: str
    title: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One door of a question: what it is called and where it leads."""

    label: str
    kind: Kind
    slug: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question that best separates the likely matches."""

    text: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """``matches`` is always the best list; ``confidence`` (0..1) says how sure we are
    that the need is ours and the first match is what was meant."""

    query: str
    outcome: Verdict
    confidence: float
    matches: tuple[Match, ...] = ()
    question: Question | None = None
    redirect: Redirect | None = None
