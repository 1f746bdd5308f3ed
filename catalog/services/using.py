"""Using: which rows mention a question, a material or an item, before it is changed.

What pages show is read up to a hundred rows of a noun.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.models import DRAFTS
from catalog.services import keeping_rows
from catalog.services.changing import Content
from catalog.services.listing_rows import holds

ASKING = ("bundle", "licence", "item")
SHOWN = 100
"""How many rows of a noun are read to be shown."""


@dataclass(frozen=True)
class Use:
    """A row that mentions it."""

    noun: str
    id: str
    name: str


def question_uses(session: Session, question: str) -> list[Use]:
    """Entries and items that ask a question or name it in a condition."""
    found = _mentioning(session, ASKING, question)
    return [use for use, content in found if _asks(content, question)]


def material_uses(session: Session, material: str) -> list[Use]:
    """Items that ask for a material, and entries whose options do."""
    return [
        use
        for use, content in _mentioning(session, ASKING, material)
        if material in {each.get("material") for each in _records(content)}
    ]


def item_uses(session: Session, item: str) -> list[Use]:
    """Bundles and licences an item is in."""
    found = _mentioning(session, ("bundle", "licence"), item)
    return [
        use for use, content in found if item in {each.get("item") for each in _records(content)}
    ]


def lost_options(session: Session, content: Content, change_id: int) -> tuple[str, ...]:
    """What still names options that a question no longer has."""
    question, left = content["id"], set(content["options"])
    found = []
    for use, row in _mentioning(session, ASKING, question, None):
        now = keeping_rows.held(session, use.noun, use.id, change_id)
        lost = {} if now.deleted else dict.fromkeys(_named(now.content or row, question))
        found += [f"“{use.name}”还用着选项“{each}”" for each in lost if each not in left]
    return tuple(found)


def _mentioning(
    session: Session, nouns: tuple[str, ...], slug: str, most: int | None = SHOWN
) -> list[tuple[Use, Content]]:
    found = []
    for noun in nouns:
        table = DRAFTS[noun]
        query = select(col(table.id), col(table.name), col(table.content)).where(
            holds(table.content, slug, whole=True)
        )
        rows = session.execute(query.order_by(col(table.id)).limit(most))
        found += [(Use(noun, id_, name), content) for id_, name, content in rows]
    return found


def _asks(content: Content, question: str) -> bool:
    return any(each.get("question") == question or question in each for each in _records(content))


def _named(content: Any, question: str) -> list[str]:
    """Options of the question that conditions, narrowings and effects name."""
    found: list[str] = []
    for each in _records(content):
        if isinstance(each.get(question), list):
            found += each[question]
        if each.get("question") == question:
            found += [*each.get("options", ()), *each.get("effects", ())]
    return found


def _records(value: Any) -> list[Content]:
    if isinstance(value, dict):
        return [value, *(each for inner in value.values() for each in _records(inner))]
    if isinstance(value, list):
        return [each for inner in value for each in _records(inner)]
    return []
