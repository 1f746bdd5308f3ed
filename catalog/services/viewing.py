"""Viewing: changes as pages show them — lists, one change, the saves of one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from catalog.core.catalogue import Catalogue
from catalog.core.permission import Account
from catalog.core.rowdiff import FieldChange, row_differences
from catalog.core.rowlabels import NOUNS
from catalog.core.rowwords import Names
from catalog.core.workflow import OPEN, STATES
from catalog.models import DRAFTS, Change, ChangeComment, ChangeRow, ChangeRowHistory, User
from catalog.services import auditing
from catalog.services.auditing import Line
from catalog.services.reviewing import UnknownChange, authors, steps

PAGE = 50
SOURCES = {
    "form": "手工修改",
    "import": "表格导入",
    "copy": "复制",
    "confirm": "核实",
    "rollback": "退回旧版",
    "withdraw": "下线",
    "undo": "撤销",
}


@dataclass(frozen=True)
class Filter:
    """What to list: ``state`` is a state, "open" (neither published nor dropped) or ""."""

    state: str = "open"
    words: str = ""


@dataclass(frozen=True)
class ChangeLine:
    """A change in a list."""

    id: int
    title: str
    state: str
    source: str
    author: str
    rows: int
    created_at: str
    submitted_at: str
    publish_on: str

    @property
    def words(self) -> str:
        """起草中, 待审核 …"""
        return STATES[self.state]

    @property
    def source_words(self) -> str:
        """手工修改, 表格导入 …"""
        return SOURCES.get(self.source, self.source)


@dataclass(frozen=True)
class ChangePage:
    """One page of changes, the newest first."""

    changes: tuple[ChangeLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True)
class RowView:
    """One proposed row. ``how`` is 新增, 修改, 删除 or 没有变化; ``overtaken`` what others
    published of it since; ``also`` other open changes with a row of the same id."""

    noun: str
    id: str
    name: str
    how: str
    differences: tuple[FieldChange, ...]
    version: int
    by: str
    at: str
    overtaken: tuple[FieldChange, ...] = ()
    also: tuple[tuple[int, str], ...] = ()
    reason: str = ""
    instead: str = ""

    @property
    def noun_words(self) -> str:
        """事项, 材料 …"""
        return NOUNS[self.noun]


@dataclass(frozen=True)
class Remark:
    """A comment; ``about`` names the row it is on, "" for the whole change."""

    who: str
    at: str
    text: str
    about: str


@dataclass(frozen=True)
class ChangeView:
    """One change with one page of its rows, the remarks, its history and the next steps
    (step -> why this person may not take it, "" where they may)."""

    line: ChangeLine
    reason: str
    version: int
    reviewer: str
    published_at: str
    published_revision: int | None
    undoes: int | None
    authors: tuple[str, ...]
    rows: tuple[RowView, ...]
    page: int
    pages: int
    remarks: tuple[Remark, ...]
    history: tuple[Line, ...]
    steps: dict[str, str]


@dataclass(frozen=True)
class Save:
    """One save of a row, and what it did to the save before."""

    version: int
    who: str
    at: str
    differences: tuple[FieldChange, ...]
    deleted: bool


def changes_page(session: Session, wanted: Filter, page: int = 1) -> ChangePage:
    """Fifty changes that match, the newest first."""
    query = select(Change)
    if wanted.state == "open":
        query = query.where(col(Change.state).in_(OPEN))
    elif wanted.state:
        query = query.where(Change.state == wanted.state)
    if wanted.words:
        query = query.where(col(Change.title).contains(wanted.words, autoescape=True))
    total = session.exec(select(func.count()).select_from(query.subquery())).one()
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    found = query.order_by(col(Change.id).desc()).offset((page - 1) * PAGE).limit(PAGE)
    return ChangePage(_lines(session, session.exec(found).all()), total, page)


def waiting_for(session: Session, state: str) -> tuple[ChangeLine, ...]:
    """Changes in one state, the longest waiting first."""
    found = select(Change).where(Change.state == state)
    order = (col(Change.submitted_at), col(Change.id))
    return _lines(session, session.exec(found.order_by(*order)).all())


def change_view(session: Session, user: Account, change_id: int, page: int = 1) -> ChangeView:
    """Everything a page says about one change; raises UnknownChange."""
    change = session.get(Change, change_id)
    if change is None:
        raise UnknownChange(str(change_id))
    keys = _keys(session, change_id)
    pages = max(1, -(-len(keys) // PAGE))
    page = min(max(page, 1), pages)
    shown = [
        session.get_one(ChangeRow, (change_id, *key))
        for key in keys[(page - 1) * PAGE : page * PAGE]
    ]
    people, names = _people(session), names_in(session, change_id)
    return ChangeView(
        line=_lines(session, [change])[0],
        reason=change.reason,
        version=change.version,
        reviewer=people.get(change.reviewed_by, ""),
        published_at=change.published_at,
        published_revision=change.published_revision,
        undoes=change.undoes,
        authors=tuple(people.get(each, "") for each in sorted(authors(session, change))),
        rows=tuple(_row(session, change, row, names, people) for row in shown),
        page=page,
        pages=pages,
        remarks=_remarks(session, change_id, people),
        history=auditing.history(session, f"change/{change_id}"),
        steps=steps(session, user, change),
    )


def saves(session: Session, change_id: int, noun: str, row_id: str) -> tuple[Save, ...]:
    """Every save of a row in a change, the newest first; raises UnknownChange."""
    row = session.get(ChangeRow, (change_id, noun, row_id))
    if row is None:
        raise UnknownChange(f"{change_id} {noun}/{row_id}")
    old = select(ChangeRowHistory).where(
        ChangeRowHistory.change_id == change_id,
        ChangeRowHistory.noun == noun,
        ChangeRowHistory.row_id == row_id,
    )
    kept: list[ChangeRow | ChangeRowHistory] = [
        *session.exec(old.order_by(col(ChangeRowHistory.version))),
        row,
    ]
    names, people = names_in(session, change_id), _people(session)
    found, before = [], row.base
    for each in kept:
        differences = row_differences(noun, before, each.content, names)
        who = people.get(each.changed_by, "")
        found.append(Save(each.version, who, each.changed_at, differences, each.deleted))
        before = each.content
    return tuple(reversed(found))


def names_of(catalogue: Catalogue) -> Names:
    """Ids in words, by this catalogue."""
    labels = {"holder": catalogue.labels("holders"), "supply": catalogue.labels("supplies")}

    def name(noun: str, slug: str) -> str:
        if noun in labels:
            return labels[noun].get(slug, slug)
        row = getattr(catalogue, noun).get(slug)
        return title_of(row) if row else slug

    return name


def names_in(session: Session, change_id: int = 0) -> Names:
    """Ids in words, looked up one by one, first in a change, then in the master rows."""
    found: dict[tuple[str, str], str] = {}
    schemes = {"holder": "holders", "supply": "supplies"}

    def name(noun: str, slug: str) -> str:
        key = ("code", f"{schemes[noun]}/{slug}") if noun in schemes else (noun, slug)
        if key not in found:
            row = session.get(ChangeRow, (change_id, *key)) if change_id else None
            draft = session.get(DRAFTS[key[0]], key[1])
            content = (row.content if row else None) or (draft.content if draft else {})
            found[key] = _called(content)
        return found[key] or slug

    return name


def _keys(session: Session, change_id: int) -> list[tuple[str, str]]:
    """(noun, id) of every row of a change, in the order of nouns, then ids."""
    mine = select(ChangeRow.noun, ChangeRow.row_id).where(ChangeRow.change_id == change_id)
    order = list(NOUNS)
    return sorted(session.exec(mine).all(), key=lambda key: (order.index(key[0]), key[1]))


def _called(content: dict[str, Any]) -> str:
    for key in ("name", "title", "text", "label", "means"):
        if content.get(key):
            return str(content[key])
    return ""


def title_of(row: object) -> str:
    """What a row is called."""
    for key in ("name", "title", "text", "label", "means"):
        if value := getattr(row, key, ""):
            return str(value)
    return str(getattr(row, "id", ""))


def _row(
    session: Session, change: Change, row: ChangeRow, names: Names, people: dict[int | None, str]
) -> RowView:
    draft = session.get(DRAFTS[row.noun], row.row_id)
    now = draft.content if draft else {}
    moved = change.state in OPEN and now != row.base
    content = {} if row.deleted else row.content
    how = "删除" if row.deleted else "修改" if row.base else "新增"
    differences = row_differences(row.noun, row.base, content, names)
    return RowView(
        noun=row.noun,
        id=row.row_id,
        name=_name(row, names),
        how=how if differences or row.deleted else "没有变化",
        differences=differences,
        version=row.version,
        by=people.get(row.changed_by, ""),
        at=row.changed_at,
        overtaken=row_differences(row.noun, row.base, now, names) if moved else (),
        also=_also(session, row) if change.state in OPEN else (),
        reason=row.reason,
        instead=row.instead,
    )


def _name(row: ChangeRow, names: Names) -> str:
    if row.noun == "phrase":
        kind, _, slug = row.row_id.partition("/")
        return names(kind, slug)
    return _called(row.content or row.base) or row.row_id


def _also(session: Session, row: ChangeRow) -> tuple[tuple[int, str], ...]:
    query = (
        select(Change.id, Change.title)
        .join(ChangeRow, col(ChangeRow.change_id) == col(Change.id))
        .where(
            col(Change.state).in_(OPEN),
            ChangeRow.noun == row.noun,
            ChangeRow.row_id == row.row_id,
            Change.id != row.change_id,
        )
    )
    return tuple((id or 0, title) for id, title in session.exec(query))


def _lines(session: Session, changes: Sequence[Change]) -> tuple[ChangeLine, ...]:
    ids = [each.id for each in changes]
    counted = (
        select(ChangeRow.change_id, func.count())
        .where(col(ChangeRow.change_id).in_(ids))
        .group_by(col(ChangeRow.change_id))
    )
    rows = dict(session.exec(counted).all())
    people = _people(session)
    return tuple(
        ChangeLine(
            id=each.id or 0,
            title=each.title,
            state=each.state,
            source=each.source,
            author=people.get(each.created_by, ""),
            rows=rows.get(each.id or 0, 0),
            created_at=each.created_at,
            submitted_at=each.submitted_at,
            publish_on=each.publish_on,
        )
        for each in changes
    )


def _remarks(session: Session, change_id: int, people: dict[int | None, str]) -> tuple[Remark, ...]:
    found = select(ChangeComment).where(ChangeComment.change_id == change_id)
    return tuple(
        Remark(
            people.get(each.user_id, ""),
            each.at,
            each.text,
            f"{NOUNS[each.noun]} {each.row_id}" if each.noun in NOUNS else "",
        )
        for each in session.exec(found.order_by(col(ChangeComment.id)))
    )


def _people(session: Session) -> dict[int | None, str]:
    return {user.id: user.display_name for user in session.exec(select(User))}
