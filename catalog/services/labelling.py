"""Labelling: files of words with what they should find, kept so that learning is tried on them.

A file is JSON lines ({q, accept: ["bundle:…"]}) or a workbook with the columns 说法 and 应找到;
several right entries are separated by 、, none at all means: not ours.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from catalog.adapters import workbook
from catalog.core.permission import Account
from catalog.models import LabelledSet
from catalog.services import auditing
from catalog.services.shelf import Shelf, shelf

MOST = 500
"""Rows of one set: each is asked twice while somebody waits."""
MOST_SETS = 3
SHOWN = 5
LONGEST = 200
SAID, RIGHT = "说法", "应找到"


class LabelsRefused(ValueError):
    """The file cannot be taken; the text says why, in Chinese."""


@dataclass(frozen=True)
class SetLine:
    """A set in the list. ``ours`` counts the words that should find something."""

    id: int
    name: str
    count: int
    ours: int
    kept_at: str


def sets(session: Session) -> list[SetLine]:
    """Every set, by name."""
    return [
        SetLine(
            each.id or 0,
            each.name,
            len(each.rows),
            sum(bool(row["accept"]) for row in each.rows),
            each.kept_at,
        )
        for each in session.exec(select(LabelledSet).order_by(LabelledSet.name))
    ]


def rows(session: Session) -> dict[str, list[str]]:
    """Words -> the entries that are right (kind:slug), of all sets."""
    found: dict[str, list[str]] = {}
    for each in session.exec(select(LabelledSet).order_by(col(LabelledSet.id))):
        for row in each.rows:
            found.setdefault(row["q"], row["accept"])
    return found


def keep(session: Session, user: Account, name: str, data: bytes) -> int:
    """Keep a file in place of one of the same name; how many words. Raises LabelsRefused."""
    found = list(_checked(_read(name, data), shelf(session)))
    if not found:
        raise LabelsRefused("这个文件里一句话也没有")
    if len(found) > MOST:
        raise LabelsRefused(
            f"这个文件有 {len(found)} 句，一份最多 {MOST} 句，请分几份或挑有代表性的"
        )
    names = {each.name for each in session.exec(select(LabelledSet))}
    if name not in names and len(names) >= MOST_SETS:
        raise LabelsRefused(f"最多放 {MOST_SETS} 份，请先删去一份")
    put(session, user, name, found)
    session.commit()
    return len(found)


def put(session: Session, user: Account | None, name: str, found: list[dict[str, Any]]) -> None:
    """Keep rows under a name, in place of what stood there. No commit."""
    held = session.exec(select(LabelledSet).where(LabelledSet.name == name)).first()
    held = held or LabelledSet(name=name, kept_at="")
    held.rows, held.kept_at = found, auditing.now()
    held.kept_by = user.id if user else None
    session.add(held)
    auditing.note(session, user, "label", "catalogue/all", f"{name}，{len(found)} 句")


def drop(session: Session, user: Account, set_id: int) -> None:
    """Forget a set. Raises LookupError."""
    held = session.get(LabelledSet, set_id)
    if held is None:
        raise LookupError(set_id)
    session.delete(held)
    auditing.note(session, user, "drop_labels", "catalogue/all", held.name)
    session.commit()


def _read(name: str, data: bytes) -> Iterable[tuple[str, str, list[str]]]:
    """(where, words, right entries as written) of each row."""
    if name.lower().endswith(".xlsx"):
        return _sheet_rows(data)
    if name.lower().endswith((".jsonl", ".ndjson")):
        return _json_rows(data)
    raise LabelsRefused("请选 .xlsx 表格（两列：说法、应找到）或 .jsonl 文件")


def _sheet_rows(data: bytes) -> Iterator[tuple[str, str, list[str]]]:
    try:
        sheets = workbook.read(data)
    except workbook.WorkbookRefused as refused:
        raise LabelsRefused(str(refused).rstrip("。")) from None
    head = [str(cell).strip() for cell in sheets[0].rows[0]] if sheets and sheets[0].rows else []
    if SAID not in head or RIGHT not in head:
        raise LabelsRefused(f"第一张工作表的第一行要有“{SAID}”和“{RIGHT}”两列")
    said, right = head.index(SAID), head.index(RIGHT)
    for number, row in enumerate(sheets[0].rows[1:], 2):
        parts = str(row[right]).replace("，", "、").split("、")
        yield f"第 {number} 行", str(row[said]), [part for part in parts if part.strip()]


def _json_rows(data: bytes) -> Iterator[tuple[str, str, list[str]]]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise LabelsRefused("这个文件不是 UTF-8 文字") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield f"第 {number} 行", str(row["q"]), [str(each) for each in row["accept"]]
        except (ValueError, KeyError, TypeError):
            told = f'第 {number} 行看不懂，应是一行一个 {{"q": 说法, "accept": [应找到]}}'
            raise LabelsRefused(told) from None


def _checked(found: Iterable[tuple[str, str, list[str]]], kept: Shelf) -> Iterator[dict[str, Any]]:
    names = _names(kept)
    unknown: list[str] = []
    for where, said, right in found:
        text = " ".join(said.split())[:LONGEST]
        if not text:
            continue
        accept = [names.get(each.strip(), "") for each in right]
        unknown += [f"{where}“{each.strip()}”" for each in right if each.strip() not in names]
        yield {"q": text, "accept": accept}
    if unknown:
        more = f" 等 {len(unknown)} 处" if len(unknown) > SHOWN else ""
        told = "、".join(unknown[:SHOWN]) + more
        raise LabelsRefused(f"目录里没有这些条目：{told}。写名称，或 bundle:编号 这样的写法")


def _names(kept: Shelf) -> Mapping[str, str]:
    """Title or kind:slug -> kind:slug, bundles before licences before items of one name."""
    found: dict[str, str] = {}
    for kind, slug in sorted(
        kept.cards, key=lambda key: ("bundle", "licence", "item").index(key[0])
    ):
        found.setdefault(kept.cards[kind, slug].title, f"{kind}:{slug}")
        found[f"{kind}:{slug}"] = f"{kind}:{slug}"
    return found
