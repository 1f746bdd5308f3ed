"""Short, readable builders of editions for tests; defaults never matter to the test."""

from datetime import date

from catalog.core.answers import read_situation
from catalog.core.edition import (
    After,
    Composite,
    Department,
    Document,
    Edition,
    Effect,
    Include,
    Limit,
    Material,
    Member,
    Option,
    Question,
    Requirement,
)
from catalog.core.selection import Selection, select
from catalog.core.situation import Situation

MONDAY = date(2026, 6, 1)


class EveryWeekday:
    """A calendar without holidays: Monday to Friday."""

    def is_workday(self, day: date) -> bool:
        """Monday to Friday."""
        return day.weekday() < 5

    def covers(self, day: date) -> bool:
        """Always known."""
        return True


def paper(material: str, *holders: str, supply: str = "self") -> Requirement:
    """One document of one or more holders (default: the applicant, A)."""
    return Requirement((Document(material, holders or ("A",), supply),))


def either(*documents: Document, **when: tuple[str, ...]) -> Requirement:
    """Any one of several documents."""
    return Requirement(documents, when)


def doc(material: str, *holders: str, supply: str = "self") -> Document:
    """A document, for ``either``."""
    return Document(material, holders or ("A",), supply)


def only_when(need: Requirement, **when: tuple[str, ...]) -> Requirement:
    """The same requirement under a condition."""
    return Requirement(need.any_of, when)


def item(
    slug: str,
    *papers: Requirement,
    include: str | dict[str, tuple[str, ...]] = "always",
    after: tuple[str, ...] = (),
    days: float = 1,
    unit: str = "working_day",
    department: str = "市监局",
    **more: object,
) -> Member:
    """A member; ``include`` is always, optional or a condition."""
    mode = Include("conditional", include) if isinstance(include, dict) else Include(include)
    return Member(
        item=slug,
        name=f"事项{slug}",
        type="行政许可",
        department=Department(department, department),
        include=mode,
        after=tuple(After(each) for each in after),
        requirements=papers,
        promised=Limit(days, unit),
        **more,  # type: ignore[arg-type]
    )


def ask(
    slug: str,
    *options: str,
    effects: dict[str, tuple[Effect, ...]] | None = None,
    **more: object,
) -> Question:
    """A question with plain options (是, 否 by default)."""
    effects = effects or {}
    values = options or ("是", "否")
    return Question(
        id=slug,
        text=f"{slug}吗？",
        options=tuple(Option(value, effects.get(value, ())) for value in values),
        **more,  # type: ignore[arg-type]
    )


def bundle(
    *members: Member,
    questions: tuple[Question, ...] = (),
    materials: tuple[Material, ...] = (),
    kind: str = "bundle",
    composite: Composite | None = None,
    **more: object,
) -> Edition:
    """An edition of these members."""
    return Edition(
        kind=kind,
        slug="test",
        title="测试一件事",
        members=members,
        questions=questions,
        materials={material.id: material for material in materials},
        composite=composite,
        **more,  # type: ignore[arg-type]
    )


def made_by(material: str, *items: str, holders: tuple[str, ...] = ()) -> Material:
    """A dictionary material that items of the journey produce."""
    return Material(material, f"材料{material}", produced_by=dict.fromkeys(items, holders))


def situation(edition: Edition, **answers: str | tuple[str, ...]) -> Situation:
    """Answers as an address would carry them; ``with_`` chooses optional items."""
    pairs = []
    for key, value in answers.items():
        values = (value,) if isinstance(value, str) else value
        pairs += [(key.rstrip("_"), each) for each in values]
    return read_situation(edition, pairs)


def selected(edition: Edition, **answers: str | tuple[str, ...]) -> Selection:
    """The selection for these answers."""
    return select(edition, situation(edition, **answers))


def statuses(edition: Edition, **answers: str | tuple[str, ...]) -> dict[str, str]:
    """Item -> status for these answers."""
    return {line.member.item: line.status for line in selected(edition, **answers).items}
