"""Resolving ids: rows of the catalogue become the parts of an edition."""

from dataclasses import replace

from catalog.core.catalogue import Catalogue
from catalog.core.edition import (
    Composite,
    Department,
    Document,
    Effect,
    Include,
    Material,
    Member,
    Option,
    Provenance,
    Question,
    Requirement,
)
from catalog.core.rows import (
    AskRow,
    CompositeRow,
    DocumentRow,
    EffectRow,
    IncludeWhen,
    MemberRow,
)


def department(slug: str, catalogue: Catalogue) -> Department:
    """A department by id; KeyError where the catalogue has none such."""
    row = catalogue.department[slug]
    return Department(row.id, row.name, row.vertical)


def member(row: MemberRow, catalogue: Catalogue) -> Member:
    """An item of the catalogue as it stands inside an entry."""
    item = catalogue.item[row.item]
    return Member(
        item=item.id,
        name=item.name,
        type=item.type,
        department=department(item.department, catalogue),
        include=Include("conditional", row.include.when)
        if isinstance(row.include, IncludeWhen)
        else Include(str(row.include)),
        after=row.after,
        requirements=tuple(
            Requirement(tuple(_document(each) for each in need.documents()), need.when)
            for need in item.requirements
        ),
        statutory=item.statutory,
        promised=item.promised,
        promised_when=item.promised_when,
        deadline=item.deadline,
        fee=item.fee,
        result=item.result,
        validity=item.validity,
        legal_basis=item.legal_basis,
        summary=item.summary,
        note=item.note,
        scope=item.particulars.get("scope", ""),
        receive_level=item.receive_level,
        decide_level=item.decide_level,
        certificate=row.certificate,
        nature=row.nature,
        composes=row.composes,
        trim_unless=row.trim_unless,
        site_checks=item.site_checks,
        provenance={key: published(each) for key, each in item.provenance.items()},
    )


def _document(row: DocumentRow) -> Document:
    return Document(
        row.material,
        row.holders,
        row.supply,
        row.name,
        row.result_of,
        row.copies,
        row.original,
        row.note,
    )


def question(ask: AskRow, catalogue: Catalogue) -> Question:
    """A dictionary question as the entry words and narrows it."""
    row = catalogue.question[ask.question]
    options = ask.options or row.options
    return Question(
        id=row.id,
        text=ask.text or row.text,
        options=tuple(
            Option(value, tuple(_effect(each) for each in ask.effects.get(value, ())))
            for value in options
        ),
        hint=row.hint,
        multi=row.multi,
        exclusive=tuple(value for value in row.exclusive if value in options),
        ask_when=ask.ask_when,
    )


def _effect(row: EffectRow) -> Effect:
    document = Document(row.material, row.holders) if row.material else None
    return Effect(row.do, row.item, row.with_item, document, row.text)


def _documents(members: tuple[Member, ...], asks: tuple[Question, ...]) -> list[Document]:
    found = [d for m in members for need in m.requirements for d in need.any_of]
    for question in asks:
        for option in question.options:
            found += [effect.document for effect in option.effects if effect.document]
    return found


def materials(
    members: tuple[Member, ...], asks: tuple[Question, ...], catalogue: Catalogue
) -> dict[str, Material]:
    """Every dictionary material that the members or effects name."""
    wanted = dict.fromkeys(d.material for d in _documents(members, asks) if d.material)
    return {slug: _material(slug, catalogue) for slug in wanted}


def _material(slug: str, catalogue: Catalogue) -> Material:
    row = catalogue.material[slug]
    issuer = catalogue.department.get(row.issuer)
    return Material(
        row.id,
        row.name,
        row.category,
        issuer.name if issuer else "",
        row.supply,
        row.note,
        row.ways,
        row.produced_by,
    )


def holders(
    members: tuple[Member, ...], asks: tuple[Question, ...], catalogue: Catalogue
) -> dict[str, str]:
    """Labels of the holders that occur."""
    labels = catalogue.labels("holders")
    used = dict.fromkeys(h for d in _documents(members, asks) for h in d.holders)
    return {holder: labels.get(holder, holder) for holder in used}


def composite(row: CompositeRow | None, preconditions: tuple[str, ...]) -> Composite | None:
    """The rules of a combined licence; None for everything else."""
    if row is None:
        return None
    return Composite(
        document=row.document,
        min_components=row.min_components,
        when_fewer=row.when_fewer,
        prerequisite="；".join(preconditions),
        validity_rule=row.validity_rule,
        change_rule=row.change_rule,
        trim_hint=row.trim_hint,
        rules=row.rules,
    )


def published(source: Provenance) -> Provenance:
    """Who confirmed a value is for the house; the public reads when and from what."""
    return replace(source, by="")
