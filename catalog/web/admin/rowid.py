"""The id of a row: given to a new one, the same for ever after."""

from flask import g

from catalog.core.catalogue import NOUNS, key_of
from catalog.core.document import load
from catalog.core.freeid import free_id
from catalog.core.rowlabels import called
from catalog.services import keeping_rows, knowing
from catalog.web.admin.desk import Desk
from catalog.web.admin.rowform import ID, Content, RowForm
from catalog.web.database import reading

RESERVED = {"new", "merges", "twins", "unmatched"}
"""Last parts of addresses that are pages of their own."""


def give_id(desk: Desk, form: RowForm, content: Content) -> bool:
    """Give a new row its id; False, with the fault at the field, when it cannot be used."""
    if desk.keyed:
        return not _is_taken(desk, form, key_in(desk, content))

    def taken(id: str) -> bool:
        return keeping_rows.taken(reading(), desk.noun, id, g.change)

    wanted = (form.id.data or "").strip()
    if not wanted:
        wanted = free_id(knowing.identify(called(content, "")) or desk.noun, taken)
    elif not ID.fullmatch(wanted) or wanted in RESERVED:
        form.id.errors = ["用字母、数字、“-”和“_”，最多 60 个。"]
        return False
    elif taken(wanted):
        form.id.errors = [f"编号“{wanted}”已经有了，换一个。"]
        return False
    content["id"] = wanted
    return True


def _is_taken(desk: Desk, form: RowForm, key: str) -> bool:
    found = keeping_rows.taken(reading(), desk.noun, key, g.change)
    if found:
        form.form_errors.append("这一条已经有了，请到列表里找到它再改。")
    return found


def key_in(desk: Desk, content: Content) -> str:
    """The id of a row, also where it is made of its own fields."""
    return key_of(desk.noun, load(NOUNS[desk.noun], content))


def keeps_id(desk: Desk, form: RowForm, content: Content, id: str) -> bool:
    """Whether a row is still the one it was; the fault is said above the form."""
    kept = key_in(desk, content) == id
    if not kept:
        form.form_errors.append("它的编号由这几项组成，定下后不能改；要换，就删去这一条再新增。")
    return kept
