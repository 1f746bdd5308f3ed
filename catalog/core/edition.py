"""The frozen document that publishing writes and everybody else reads.

One shape serves bundles, combined licences and single items, so the checklist,
the timeline and the savings are computed by the same rules for all three. An
Edition is self-contained: it copies the text of its items, materials and
questions, so an old print can be reopened exactly as it was.
"""

from dataclasses import dataclass, field

from catalog.core.wording import full_width

Condition = dict[str, tuple[str, ...]]
"""Every named question (AND), any listed option (OR); empty means always."""


@dataclass(frozen=True)
class Provenance:
    """Where a value comes from: ``law``, ``official`` (a published list) or ``sample``.

    ``on`` is the ISO day somebody confirmed it, ``by`` who; the name is kept in drafts only.
    """

    level: str = "sample"
    note: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True)
class Limit:
    """A time limit. ``unit`` is working_day, calendar_day, month, hour or immediate (value 0)."""

    value: float
    unit: str
    text: str = ""


@dataclass(frozen=True)
class ConditionalLimit:
    """A promised limit that only holds for some answers (消防: 告知承诺 or 一般程序)."""

    when: Condition
    limit: Limit


@dataclass(frozen=True)
class Deadline:
    """The applicant's own duty (报出生: within a month of birth), not processing time."""

    text: str
    value: float = 0
    unit: str = "calendar_day"
    since: str = ""


@dataclass(frozen=True)
class Department:
    """A department as the public sees it; ``vertical`` ones answer to their own ministry."""

    id: str
    name: str
    vertical: bool = False


@dataclass(frozen=True)
class Material:
    """A dictionary material. ``produced_by`` maps item id to the holders it is made for."""

    id: str
    name: str
    category: str = ""
    issuer: str = ""
    supply: str = "self"
    note: str = ""
    ways: tuple[tuple[str, ...], ...] = ()
    """What satisfies it, any one way; a way is one or more documents."""
    produced_by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Item id -> holders it produces the document for; empty tuple = any holder."""


@dataclass(frozen=True)
class Document:
    """One document of one or more holders, as a requirement or an alternative names it."""

    material: str
    holders: tuple[str, ...]
    supply: str = ""
    name: str = ""
    """A more precise name than the dictionary's (修改后的章程); empty = dictionary name."""
    result_of: str = ""
    """Set when the document is the result of another item rather than a material."""
    copies: int = 0
    original: bool = True
    note: str = ""


@dataclass(frozen=True)
class Requirement:
    """What an item asks for: any one of ``any_of`` satisfies it."""

    any_of: tuple[Document, ...]
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class Include:
    """How an item is in: ``always``, ``conditional`` (see when) or ``optional``."""

    mode: str = "always"
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class After:
    """This member starts after ``item``; ``same_visit`` = same counter, no second trip."""

    item: str
    why: str = ""
    same_visit: bool = False


@dataclass(frozen=True)
class Member:
    """A service item as it stands inside a bundle, a licence or its own page."""

    item: str
    name: str
    type: str
    department: Department
    include: Include = Include()
    after: tuple[After, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    statutory: Limit | None = None
    promised: Limit | None = None
    promised_when: tuple[ConditionalLimit, ...] = ()
    deadline: Deadline | None = None
    fee: str = ""
    result: str = ""
    validity: str = ""
    legal_basis: tuple[str, ...] = ()
    summary: str = ""
    note: str = ""
    scope: str = ""
    """Where else it may be handled (通办范围: 县镇通办, 全市, 跨省, 全国); empty = not said."""
    receive_level: str = ""
    decide_level: str = ""
    certificate: str = ""
    """Name of the certificate this member puts into a combined licence; empty = none."""
    nature: str = ""
    composes: bool = False
    """True for the member whose result is the combined licence itself."""
    trim_unless: Condition = field(default_factory=dict)
    """Set where a fixed member may be trimmed unless this condition holds."""
    site_checks: tuple[str, ...] = ()
    """What the department looks at on site, for the joint inspection."""
    provenance: dict[str, Provenance] = field(default_factory=dict)
    """Keys: statutory, promised, fee, validity, materials."""


@dataclass(frozen=True)
class Effect:
    """What an option does. ``do`` is include, exclude, replace, require, note,
    leave_bundle or offline_only; the other fields are filled as the verb needs."""

    do: str
    item: str = ""
    with_item: str = field(default="", metadata={"key": "with"})
    document: Document | None = None
    text: str = ""


@dataclass(frozen=True)
class Option:
    """One answer. ``value`` is what addresses and facts use; ``label`` is what is read."""

    value: str
    effects: tuple[Effect, ...] = ()

    @property
    def label(self) -> str:
        """The value with Chinese punctuation."""
        return full_width(self.value)


@dataclass(frozen=True)
class Question:
    """A question as this entry asks it (texts and options already narrowed)."""

    id: str
    text: str
    options: tuple[Option, ...]
    hint: str = ""
    multi: bool = False
    exclusive: tuple[str, ...] = ()
    ask_when: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class Waiver:
    """When all ``when_items`` are applied for together, ``item``'s papers are waived."""

    when_items: tuple[str, ...]
    item: str
    rule: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class Composite:
    """A combined licence's rules; it is not a new permit (综合证不是新许可)."""

    document: str
    min_components: int = 2
    when_fewer: str = ""
    prerequisite: str = ""
    validity_rule: str = ""
    change_rule: str = ""
    trim_hint: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackageLimit:
    """The bundle's own promise, with what it leaves out (不含公示期)."""

    text: str
    limit: Limit | None = None
    excludes: str = ""
    provenance: Provenance = Provenance()

    @property
    def words(self) -> str:
        """The promise with what it leaves out, said once."""
        if not self.excludes or self.excludes in self.text:
            return self.text
        return f"{self.text}，{self.excludes}"


@dataclass(frozen=True)
class SavingRow:
    """One comparison, one by one against as a bundle. ``key`` is stages, materials, days or
    trips; ``formula`` says in words how both figures come about."""

    key: str
    label: str
    before: float
    after: float
    unit: str
    formula: str

    @property
    def saved(self) -> float:
        """How much less; never negative in words."""
        return max(self.before - self.after, 0)


@dataclass(frozen=True)
class Edition:
    """One published, immutable version of an entry. Dates are ISO strings."""

    kind: str
    slug: str
    title: str
    number: int = 0
    published_on: str = ""
    short: str = ""
    summary: str = ""
    audience: str = ""
    theme: str = ""
    names: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    lead: Department | None = None
    appears_in: tuple[str, ...] = ()
    preconditions: tuple[str, ...] = ()
    package_limit: PackageLimit | None = None
    channels: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    questions: tuple[Question, ...] = ()
    materials: dict[str, Material] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    composite: Composite | None = None
    forms: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    savings: tuple[SavingRow, ...] = ()
    """Computed when frozen, for the situation in which most items are handled together."""
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """How people ask for it: names (other names), asks (sentences), english."""
