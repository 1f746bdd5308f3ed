"""Freezing: resolve an entry's rows into one self-contained Edition."""

from dataclasses import replace

from catalog.core import resolve
from catalog.core.catalogue import Catalogue
from catalog.core.edition import (
    Edition,
    PackageLimit,
)
from catalog.core.network import Network, Point
from catalog.core.rows import (
    AskRow,
    EntryRow,
    ItemRow,
    MemberRow,
    PhraseRow,
)
from catalog.core.savings import frozen_savings


def freeze_entry(kind: str, row: EntryRow, catalogue: Catalogue) -> Edition:
    """A bundle or licence with the text of its items, materials and questions."""
    members = tuple(resolve.member(each, catalogue) for each in row.items)
    asks = tuple(resolve.question(ask, catalogue) for ask in row.questions)
    edition = Edition(
        kind=kind,
        slug=row.id,
        title=row.title,
        short=row.short,
        summary=row.summary,
        audience=row.audience,
        theme=row.theme,
        names=row.names,
        applicants=row.applicants,
        lead=resolve.department(row.lead, catalogue) if row.lead else None,
        appears_in=row.appears_in,
        preconditions=row.preconditions,
        package_limit=_package(row),
        channels=row.channels,
        members=members,
        questions=asks,
        materials=resolve.materials(members, asks, catalogue),
        holders=resolve.holders(members, asks, catalogue),
        waivers=row.waivers,
        composite=resolve.composite(row.composite, row.preconditions),
        forms=row.forms,
        results=row.results,
        cautions=row.cautions,
        notes=row.notes,
        evidence=row.evidence,
        phrases=_phrases(kind, row.id, catalogue),
    )
    return replace(edition, savings=frozen_savings(edition))


def freeze_item(row: ItemRow, catalogue: Catalogue) -> Edition:
    """A single item as its own entry: one member, and the questions its papers turn on."""
    members = (resolve.member(MemberRow(row.id), catalogue),)
    asked = dict.fromkeys(
        question
        for condition in [need.when for need in row.requirements]
        + [choice.when for choice in row.promised_when]
        for question in condition
    )
    asks = tuple(resolve.question(AskRow(question), catalogue) for question in asked)
    return Edition(
        kind="item",
        slug=row.id,
        title=row.name,
        short=row.aliases[0] if row.aliases else row.name,
        summary=row.summary,
        names=row.aliases,
        lead=members[0].department,
        members=members,
        questions=asks,
        materials=resolve.materials(members, asks, catalogue),
        holders=resolve.holders(members, asks, catalogue),
        results=(row.result,) if row.result else (),
        evidence=row.evidence,
        phrases=_phrases("item", row.id, catalogue),
    )


def freeze_network(catalogue: Catalogue) -> Network:
    """All service points as one published document."""
    points = tuple(
        Point(
            id=row.id,
            name=row.name,
            kind=row.kind,
            town=row.town,
            parent=row.parent,
            address=row.address,
            hours=row.hours,
            hours_provenance=resolve.published(row.hours_provenance),
            departments=row.departments,
            takes=row.takes,
            services=row.services,
            delegations=row.delegations,
            note=row.note,
            sample=row.sample,
            windows=row.windows,
        )
        for row in catalogue.point.values()
    )
    return Network(points=points, departments={r.id: r.name for r in catalogue.department.values()})


def _package(row: EntryRow) -> PackageLimit | None:
    limit = row.package_limit
    return replace(limit, provenance=resolve.published(limit.provenance)) if limit else None


def _phrases(kind: str, slug: str, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    row = catalogue.phrase.get(f"{kind}/{slug}", PhraseRow(""))
    said = {"names": row.names, "asks": row.asks, "english": row.english}
    return {role: texts for role, texts in said.items() if texts}
