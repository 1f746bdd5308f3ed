"""The combined licence (行业综合许可证): which certificates it would show as one.

It is not a new permit: every member keeps its issuer, legal basis and expiry, and
when one changes or lapses only that one is updated.
"""

import re
from dataclasses import dataclass

from catalog.core.edition import Edition, Member
from catalog.core.selection import Selection
from catalog.core.situation import Situation


@dataclass(frozen=True)
class Component:
    """One certificate inside the combined licence. ``status`` is included, maybe or out."""

    item: str
    certificate: str
    nature: str
    issuer: str
    validity: str
    status: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trim:
    """A fixed member the law does not ask of this applicant, or one already trimmed."""

    item: str
    certificate: str
    trimmed: bool


@dataclass(frozen=True)
class CompositeResult:
    """``status``: composed, undecided or too_few (then ``text`` says how to go on)."""

    status: str
    document: str
    components: tuple[Component, ...]
    trims: tuple[Trim, ...]
    text: str
    earliest_expiry: str


@dataclass(frozen=True)
class InspectionGroup:
    """What one department looks at during the single joint visit (一同核查)."""

    department: str
    items: tuple[str, ...]
    checks: tuple[str, ...]


def compose(edition: Edition, selection: Selection, situation: Situation) -> CompositeResult | None:
    """The composite for these answers, or None where the entry is no combined licence."""
    rules = edition.composite
    if rules is None:
        return None
    components = tuple(_component(edition, selection, m) for m in edition.members if m.certificate)
    generator = next((m for m in edition.members if m.composes), None)
    truth = selection.truth(generator.item) if generator else None
    status = {True: "composed", None: "undecided", False: "too_few"}[truth]
    inside = [part for part in components if part.status == "included"]
    return CompositeResult(
        status=status,
        document=rules.document,
        components=components,
        trims=_trims(edition, situation),
        text=rules.when_fewer if status == "too_few" else rules.validity_rule,
        earliest_expiry=_earliest(inside) if status == "composed" else "",
    )


def joint_inspection(edition: Edition, selection: Selection) -> tuple[InspectionGroup, ...]:
    """Included items that are looked at on site, grouped by department."""
    groups: dict[str, list[Member]] = {}
    for line in selection.items:
        if line.status == "included" and line.member.site_checks:
            groups.setdefault(line.member.department.name, []).append(line.member)
    return tuple(
        InspectionGroup(
            department,
            tuple(member.name for member in members),
            tuple(dict.fromkeys(check for m in members for check in m.site_checks)),
        )
        for department, members in groups.items()
    )


def years_valid(validity: str) -> int | None:
    """Years a certificate runs, read from its text (5年); None for 长期 or unknown."""
    found = re.match(r"(\d+)年", validity)
    return int(found.group(1)) if found else None


def _component(edition: Edition, selection: Selection, member: Member) -> Component:
    line = next(line for line in selection.items if line.member.item == member.item)
    return Component(
        item=member.item,
        certificate=member.certificate,
        nature=member.nature,
        issuer=member.department.name,
        validity=member.validity or "有效期未载",
        status=line.status if line.status in ("included", "maybe") else "out",
        because=line.because,
    )


def _trims(edition: Edition, situation: Situation) -> tuple[Trim, ...]:
    """Fixed members that may be trimmed: the answers say the law does not ask for them."""
    return tuple(
        Trim(member.item, member.certificate, member.item in situation.trimmed)
        for member in edition.members
        if member.trim_unless
        and (member.item in situation.trimmed or situation.holds(member.trim_unless) is False)
    )


def _earliest(components: list[Component]) -> str:
    dated = [(years_valid(part.validity), part) for part in components]
    known = [(years, part) for years, part in dated if years is not None]
    if not known:
        return ""
    years, part = min(known, key=lambda pair: pair[0])
    return f"最早到期的是《{part.certificate}》，自取得之日起{years}年"
