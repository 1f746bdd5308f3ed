"""Service items: their list, and what their page says besides the form (itemform)."""

from collections.abc import Sequence
from typing import Any

from catalog.core.document import load
from catalog.core.duration import limit_words
from catalog.core.edition import Limit
from catalog.core.lint import items as lint
from catalog.services import keeping_rows, listing_values, marking_absent, using
from catalog.services.changing import Content
from catalog.web.admin.asking import stale_months, today
from catalog.web.admin.desk import Column, Desk, Narrowing, a_few, labels, options
from catalog.web.admin.itemform import ItemForm
from catalog.web.admin.itemothers import others
from catalog.web.admin.rowpages import hang
from catalog.web.database import reading
from catalog.web.phrasing import office


def _context(content: Content) -> dict[str, object]:
    used = using.item_uses(reading(), content["id"]) if content else []
    slug = content.get("id", "")
    return {
        "uses": used,
        "others": others(content),
        "holders": labels("holders"),
        "absence": marking_absent.absences(reading(), [slug]).get(slug),
    }


def _marks(ids: Sequence[str]) -> dict[str, str]:
    absent = marking_absent.absences(reading(), ids)
    found = {slug: [f"{each.on} 的表里没有"] for slug, each in absent.items()}
    for slug, words in listing_values.stale(
        reading(), "item", ids, today(), stale_months()
    ).items():
        found.setdefault(slug, []).append(words)
    return {slug: "；".join(words) for slug, words in found.items()}


def _findings(content: Content, change: int) -> tuple[str, ...]:
    """What lint says about this row, judged with the rows it mentions."""
    results = {
        each["result_of"]
        for need in content.get("requirements", ())
        for each in need.get("any_of") or [need]
        if each.get("result_of")
    }
    small = keeping_rows.small_catalogue(reading(), "item", content, change, item=results)
    found = [each.text for each in lint.check(small) if each.id == content["id"]]
    return tuple(dict.fromkeys(found))


def _limit(name: str) -> Any:
    def shown(row: Content) -> str:
        value = row.get(name)
        return limit_words(load(Limit, value)) if value else ""

    return shown


def _department(row: Content) -> str:
    return office(str(options("department").get(row["department"], row["department"])))


def _types() -> dict[str, str]:
    return {label: label for label in labels("item_types").values()}


def _papers(row: Content) -> str:
    count = len(row.get("requirements", ()))
    return f"{count} 样" if count else "不收"


hang(
    Desk(
        "item",
        ItemForm,
        (
            Column("主管部门", _department, wide=True),
            Column("类型", lambda row: row["type"], wide=True),
            Column("法定", _limit("statutory")),
            Column("承诺", _limit("promised")),
            Column("材料", _papers),
            Column("别名", lambda row: a_few(row.get("aliases"), 2), wide=True),
        ),
        (
            Narrowing("department", "部门", lambda: options("department")),
            Narrowing("type", "类型", _types),
            Narrowing("absent", "部门最新的表", lambda: {"1": "里面没有的"}),
        ),
        lead="一个部门办的一件事。一件事和一业一证由它们组成。",
        edit_template="admin/items/edit.html",
        context=_context,
        findings=_findings,
        marks=_marks,
    )
)
