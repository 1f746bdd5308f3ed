"""The rows administrators and the seed write: one dataclass per noun (docs/seed.md).

A row refers to others by id; publishing resolves the ids into an Edition.
"""

from dataclasses import dataclass, field

from catalog.core.edition import (
    After,
    Condition,
    ConditionalLimit,
    Deadline,
    Limit,
    PackageLimit,
    Provenance,
    Waiver,
)
from catalog.core.network import Delegation

Labels = dict[str, str]


@dataclass(frozen=True)
class DepartmentRow:
    """A department; ``vertical`` ones (税务, 烟草) answer to their own ministry."""

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    vertical: bool = False
    note: str = ""
    codes: Labels = field(default_factory=dict)


@dataclass(frozen=True)
class CodeRow:
    """One value of a code table (holders, item_types, supplies) with its label."""

    scheme: str
    value: str
    label: str
    code: str = ""


@dataclass(frozen=True)
class MaterialRow:
    """A dictionary material. ``merged_into`` marks one that is no longer asked for."""

    id: str
    name: str
    supply: str
    category: str = ""
    aliases: tuple[str, ...] = ()
    issuer: str = ""
    kind: str = "document"
    merged_into: tuple[str, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    produced_by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holder_aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionRow:
    """A dictionary question; entries may narrow its options and reword it."""

    id: str
    text: str
    options: tuple[str, ...]
    multi: bool = False
    exclusive: tuple[str, ...] = ()
    hint: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentRow:
    """One document of one or more holders; ``result_of`` names an item instead.

    ``note`` says how to prepare it (正反面, 电子版)."""

    holders: tuple[str, ...]
    material: str = ""
    result_of: str = ""
    name: str = ""
    supply: str = ""
    copies: int = 0
    original: bool = True
    note: str = ""


@dataclass(frozen=True)
class RequirementRow:
    """A single document written flat, or several under ``any_of``; perhaps only ``when``."""

    any_of: tuple[DocumentRow, ...] = ()
    when: Condition = field(default_factory=dict)
    holders: tuple[str, ...] = ()
    material: str = ""
    result_of: str = ""
    name: str = ""
    supply: str = ""
    copies: int = 0
    original: bool = True
    note: str = ""

    def documents(self) -> tuple[DocumentRow, ...]:
        """The alternatives, one or more."""
        if self.any_of:
            return self.any_of
        return (
            DocumentRow(
                self.holders,
                self.material,
                self.result_of,
                self.name,
                self.supply,
                self.copies,
                self.original,
                self.note,
            ),
        )


@dataclass(frozen=True)
class ItemRow:
    """A service item (政务服务事项) with its limits, papers and provenance.

    ``codes`` holds its numbers in other systems, ``particulars`` what an 实施清单 says of it
    besides; the keys of both are those of core/intake/fields.py.
    """

    id: str
    name: str
    type: str
    department: str
    aliases: tuple[str, ...] = ()
    summary: str = ""
    statutory: Limit | None = None
    promised: Limit | None = None
    promised_when: tuple[ConditionalLimit, ...] = ()
    deadline: Deadline | None = None
    fee: str = ""
    result: str = ""
    validity: str = ""
    requirements: tuple[RequirementRow, ...] = ()
    legal_basis: tuple[str, ...] = ()
    note: str = ""
    maintainer_notes: tuple[str, ...] = ()
    receive_level: str = ""
    decide_level: str = ""
    site_checks: tuple[str, ...] = ()
    provenance: dict[str, Provenance] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    codes: Labels = field(default_factory=dict)
    particulars: Labels = field(default_factory=dict)


@dataclass(frozen=True)
class IncludeWhen:
    """A member that is in only under a condition."""

    when: Condition


@dataclass(frozen=True)
class MemberRow:
    """An item inside a bundle or licence; include is always, optional or {when: …}."""

    item: str
    include: str | IncludeWhen = "always"
    after: tuple[After, ...] = ()
    certificate: str = ""
    nature: str = ""
    composes: bool = False
    trim_unless: Condition = field(default_factory=dict)


@dataclass(frozen=True)
class EffectRow:
    """What an option does: include, exclude, replace (item, with), require (item,
    material, holders), note, leave_bundle or offline_only (text)."""

    do: str
    item: str = ""
    with_item: str = field(default="", metadata={"key": "with"})
    material: str = ""
    holders: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class AskRow:
    """A question as an entry asks it."""

    question: str
    text: str = ""
    options: tuple[str, ...] = ()
    ask_when: Condition = field(default_factory=dict)
    effects: dict[str, tuple[EffectRow, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class CompositeRow:
    """The rules of a combined licence."""

    document: str
    min_components: int = 2
    when_fewer: str = ""
    validity_rule: str = ""
    change_rule: str = ""
    trim_hint: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class EntryRow:
    """A bundle (一件事) or, with ``composite``, a combined licence (一业一证)."""

    id: str
    title: str
    short: str
    audience: str
    items: tuple[MemberRow, ...]
    lead: str = ""
    theme: str = ""
    summary: str = ""
    names: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    appears_in: tuple[str, ...] = ()
    preconditions: tuple[str, ...] = ()
    package_limit: PackageLimit | None = None
    channels: tuple[str, ...] = ()
    questions: tuple[AskRow, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    composite: CompositeRow | None = None
    forms: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    maintainer_notes: tuple[str, ...] = ()
    published_elsewhere: dict[str, str | int] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class PointRow:
    """A service point; what its kind can do is filled in from the kinds table. ``sample`` names
    are only examples until they are confirmed (``place_provenance``)."""

    id: str
    name: str
    kind: str
    town: str = ""
    parent: str = ""
    address: str = ""
    division_code: str = ""
    departments: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    hours_provenance: Provenance = field(default_factory=Provenance)
    windows: int = 0
    delegations: tuple[Delegation, ...] = ()
    sample: bool = False
    place_provenance: Provenance | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class PhraseRow:
    """How people ask for one entry; ``id`` is kind/slug."""

    id: str
    names: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


@dataclass(frozen=True)
class RedirectRow:
    """Something that is not ours: whose it is and what to do there."""

    id: str
    title: str
    office: str
    advice: str
    kind: str = "near"
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class RewriteRow:
    """From how people speak to the catalogue's own word; ``id`` is the meaning."""

    says: tuple[str, ...]
    means: str
    kind: str = "colloquial"
