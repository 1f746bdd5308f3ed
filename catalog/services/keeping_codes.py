"""Keeping codes: a value of a code table, saved into a change with what has to follow."""

from sqlmodel import Session, col, select

from catalog.core.catalogue import key_of
from catalog.core.document import load
from catalog.core.permission import Account
from catalog.core.rows import CodeRow
from catalog.models.draft import Code
from catalog.services import changing, keeping_rows
from catalog.services.changing import Content
from catalog.services.mapping_codes import codes
from catalog.services.proposing import opened


def save(
    session: Session,
    user: Account,
    change: int | str,
    noun: str,
    content: Content,
    expected: int,
    master: int,
) -> int:
    """As ``keeping_rows.save``. Items that hold the label of a type of item take its new one; a
    table without any row yet gets the values every catalogue starts with."""
    if isinstance(change, str):
        change = opened(session, user, change, "form", "")
    slug = key_of("code", load(CodeRow, content))
    before = keeping_rows.held(session, "code", slug, change).content
    followers = [("item", row) for row in _followers(session, before, content, change)]
    followers += [("code", row) for row in _companions(session, content, change)]
    changing.save_rows(session, user, change, followers)
    return keeping_rows.save(session, user, change, noun, content, expected, master)


def uses(session: Session, content: Content, change_id: int) -> int:
    """How many items hold the label of a type of item; 0 for other tables, which lint knows or
    which only inform."""
    if content.get("scheme") != "item_types":
        return 0
    return len(_of_type(session, content["label"], change_id))


def twin(session: Session, content: Content, change_id: int) -> str:
    """The value of the same table that already has this label, "" where none has."""
    rows = keeping_rows.contents(session, "code", change_id).values()
    same = (content["scheme"], content["label"])
    found = [row["value"] for row in rows if (row["scheme"], row["label"]) == same]
    return next((value for value in found if value != content["value"]), "")


def _followers(session: Session, before: Content, content: Content, change: int) -> list[Content]:
    if content["scheme"] != "item_types" or not before or before["label"] == content["label"]:
        return []
    return [row | {"type": content["label"]} for row in _of_type(session, before["label"], change)]


def _of_type(session: Session, label: str, change_id: int) -> list[Content]:
    rows = keeping_rows.contents(session, "item", change_id).values()
    return [row for row in rows if row["type"] == label]


def _companions(session: Session, content: Content, change: int) -> list[Content]:
    begun = select(Code.id).where(col(Code.id).startswith(f"{content['scheme']}/"))
    if session.exec(begun).first():
        return []
    held = keeping_rows.contents(session, "code", change)
    rows = [row for row in codes(session, content["scheme"]) if row["value"] != content["value"]]
    return [row for row in rows if f"{row['scheme']}/{row['value']}" not in held]
