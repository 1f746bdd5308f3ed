"""The shapes of answers, for the description at /openapi.json."""

from typing import Literal

from pydantic import BaseModel, Field

Kind = Literal["bundle", "licence", "item"]
Supply = Literal["bring", "form", "exempt", "produced"]


class ProblemShape(BaseModel):
    """An error (RFC 9457 problem details); ``detail`` is Chinese, for people."""

    type: str
    title: str
    status: int
    detail: str


class MatchShape(BaseModel):
    """One entry that fits the words, with what made it fit."""

    kind: Kind
    slug: str
    title: str
    score: float
    reasons: list[str]
    url: str


class ChoiceShape(BaseModel):
    """One door of a question."""

    label: str
    kind: Kind
    slug: str
    url: str


class AskShape(BaseModel):
    """The question that best separates the candidates."""

    text: str
    options: list[ChoiceShape]


class RedirectShape(BaseModel):
    """Whose it is when it is not ours."""

    id: str
    title: str
    office: str
    advice: str


class MatchesShape(BaseModel):
    """The answer to a citizen's words. ``confidence`` is about the first match."""

    query: str
    outcome: Literal["answer", "choose", "redirect", "none"]
    confidence: float = Field(ge=0, le=1)
    matches: list[MatchShape]
    question: AskShape | None
    redirect: RedirectShape | None
    revision: int


class MatchQuery(BaseModel):
    """``q`` are the citizen's words."""

    q: str
    limit: int = Field(5, ge=1, le=20)


class SuggestionsShape(BaseModel):
    """Words to look for, for a beginning of words."""

    query: str
    suggestions: list[str]


class CardShape(BaseModel):
    """An entry in a list."""

    kind: Kind
    slug: str
    title: str
    short: str
    summary: str
    url: str


class CardsShape(BaseModel):
    """All published entries of one kind."""

    revision: int
    entries: list[CardShape]


class EditionShape(BaseModel):
    """Which edition an answer was computed from."""

    kind: Kind
    slug: str
    title: str
    number: int
    published_on: str


class VerdictShape(BaseModel):
    """Whether the case stays in the bundle; leaving it never means "not allowed"."""

    status: Literal["ok", "leave_bundle", "offline_only"]
    texts: list[str]


class QuestionShape(BaseModel):
    """A question; answer it as ``?<id>=<option>``, repeated when ``multi``."""

    id: str
    text: str
    hint: str
    multi: bool
    options: list[str]
    exclusive: list[str]
    due: Literal["yes", "maybe", "no"]
    answer: list[str]


class ItemShape(BaseModel):
    """An item of the entry under these answers."""

    slug: str
    name: str
    department: str
    status: Literal["included", "maybe", "excluded", "optional"]
    because: list[str]
    deciders: list[str]


class UsedByShape(BaseModel):
    """An item that asks for the line."""

    slug: str
    name: str
    sure: bool


class AlternativeShape(BaseModel):
    """Another document that would do."""

    material: str
    name: str
    holder: str


class MaterialShape(BaseModel):
    """One line of the checklist: a material of one holder."""

    material: str
    name: str
    holder: str
    holder_name: str
    status: Literal["needed", "maybe"]
    handling: Supply
    used_by: list[UsedByShape]
    alternatives: list[AlternativeShape]
    copies: int
    because: list[str]
    deciders: list[str]
    source: str
    note: str


class StepShape(BaseModel):
    """One item on the path; offsets and lengths are working days from the start."""

    slug: str
    name: str
    status: Literal["included", "maybe"]
    start: str
    finish: str
    offset: float
    length: float
    limit: str
    critical: bool
    after: list[str]


class TimelineShape(BaseModel):
    """The longest path in the PRC working-day calendar."""

    start: str
    finish: str | None
    working_days: float
    calendar_known: bool
    package_limit: str
    steps: list[StepShape]
    duties: list[str]


class SavingShape(BaseModel):
    """One by one against as a bundle, with the formula."""

    key: str
    label: str
    before: float
    after: float
    unit: str
    formula: str


class CompositeShape(BaseModel):
    """The combined licence for these answers."""

    status: Literal["composed", "undecided", "too_few"]
    document: str
    text: str
    earliest_expiry: str
    components: list[dict[str, str]]


class ChecklistShape(BaseModel):
    """Everything about one entry under these answers."""

    edition: EditionShape
    verdict: VerdictShape
    questions: list[QuestionShape]
    items: list[ItemShape]
    materials: list[MaterialShape]
    waived: list[str]
    notes: list[str]
    timeline: TimelineShape
    savings: list[SavingShape]
    composite: CompositeShape | None
