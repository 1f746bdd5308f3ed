"""What the pages of one noun differ in: its form, and the columns and filters of its list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import g

from catalog.core.rowlabels import NOUNS
from catalog.services import keeping_rows
from catalog.services.changing import Content
from catalog.web.admin.links import PLURALS
from catalog.web.admin.rowform import RowForm
from catalog.web.database import reading


@dataclass(frozen=True)
class Column:
    """A column of a list: its heading and what it shows of a row."""

    label: str
    shown: Callable[[Content], str]
    wide: bool = False


@dataclass(frozen=True)
class Narrowing:
    """A filter of a list: rows whose ``field`` is the value chosen."""

    field: str
    label: str
    choices: Callable[[], dict[str, str]]


@dataclass(frozen=True)
class Desk:
    """The pages of one noun. ``lead`` is said under the heading of its list."""

    noun: str
    form: type[RowForm]
    columns: tuple[Column, ...]
    narrowings: tuple[Narrowing, ...] = ()
    lead: str = ""
    edit_template: str = "admin/rows/edit.html"
    list_template: str = "admin/rows/list.html"
    new: bool = True
    context: Callable[[Content], dict[str, object]] = lambda _content: {}
    """What its edit template shows besides."""
    findings: Callable[[Content, int], tuple[str, ...]] = lambda _content, _change: ()
    """What keeps a row, just saved into a change, from being submitted."""

    named: Callable[[str], str] | None = None
    """A row's name from its id, where its content has none."""
    keyed: bool = False
    """The id is made of the row's own fields, which therefore never change."""
    marks: Callable[[Sequence[str]], Mapping[str, str]] = lambda _ids: {}
    """What a list says under the names of some rows, by id."""
    save: Callable[..., int] = keeping_rows.save
    """Saves a row into a change, with whatever has to follow."""

    @property
    def plural(self) -> str:
        """As addresses have it: items, materials …"""
        return PLURALS[self.noun]

    @property
    def words(self) -> str:
        """事项, 材料 …"""
        return NOUNS[self.noun]


def options(noun: str) -> dict[str, str]:
    """Id -> name of a small noun, looked up once per request."""
    kept = g.setdefault("options", {})
    if noun not in kept:
        kept[noun] = keeping_rows.options(reading(), noun, g.get("change", 0))
    found: dict[str, str] = kept[noun]
    return found


def labels(scheme: str) -> dict[str, str]:
    """Value -> label of a code table, looked up once per request."""
    if "codes" not in g:
        g.codes = keeping_rows.contents(reading(), "code", g.get("change", 0)).values()
    return {row["value"]: row["label"] for row in g.codes if row["scheme"] == scheme}


def questions() -> dict[str, Content]:
    """Every question of the dictionary, looked up once per request."""
    if "questions" not in g:
        g.questions = keeping_rows.contents(reading(), "question", g.get("change", 0))
    found: dict[str, Content] = g.questions
    return found


def a_few(values: object, most: int = 3) -> str:
    """The first of a list, and how many more there are."""
    listed = [str(each) for each in values] if isinstance(values, (list, tuple)) else []
    rest = f" 等 {len(listed)} 个" if len(listed) > most else ""
    return "、".join(listed[:most]) + rest
