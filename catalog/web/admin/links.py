"""Where a row is edited or read, whichever pages this house has; words of time and state."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from catalog.core.intake.codes import SCHEMES
from catalog.core.phrasing import full_day
from catalog.core.rowlabels import NOUNS
from catalog.services.auditing import Line
from catalog.web.auth import current_user
from catalog.web.citizen.address import PREFIX, entry_path

PLURALS = {
    "department": "departments",
    "code": "codes",
    "material": "materials",
    "question": "questions",
    "item": "items",
    "bundle": "bundles",
    "licence": "licences",
    "point": "points",
    "phrase": "phrases",
    "redirect": "redirects",
    "rewrite": "rewrites",
}
ACTIONS = {
    "open": "新开变更",
    "rename": "改名称",
    "save": "保存",
    "drop_row": "移出一行",
    "propose": "一次提出",
    "rebase": "合并别人的改动",
    "submit": "送审",
    "recall": "撤回送审",
    "discard": "作废",
    "approve": "审核通过",
    "return": "退回",
    "schedule": "定时发布",
    "publish": "发布",
    "comment": "留言",
    "scenario": "存情形测试",
    "accept_scenario": "更新情形测试",
    "drop_scenario": "删情形测试",
    "intent": "加必中说法",
    "drop_intent": "删必中说法",
    "ledger": "记入台账",
    "ledger_mending": "开始整改",
    "ledger_retest": "请求复测",
    "ledger_closed": "销号",
    "unpack": "装入整个目录",
    "export": "导出",
    "merge": "合并材料",
    "part": "拆开材料",
    "match_name": "对照材料叫法",
    "drop_name": "不管材料叫法",
    "teach": "学会说法",
    "label": "收下测试句子",
    "drop_labels": "删测试句子",
    "import": "传表格",
    "import_apply": "表格生成变更",
    "import_undo": "撤销导入",
    "import_drop": "放弃导入",
    "map_code": "改代码对照",
    "learn_upper": "读入上级目录",
    "look_upper": "看过上级改动",
}
OBJECTS = {
    "change": "变更",
    "import": "导入",
    "code_mapping": "代码对照",
    "ledger": "台账",
    "catalogue": "目录",
    "upper": "上级目录",
} | NOUNS
"""Nouns of what audit lines are about, for people to choose from."""
NUMBERED = ("change", "import", "ledger", "upper")
DATED = ("submit", "schedule")
SHARED = {"network": "服务点", "redirects": "去向", "lexicon": "词表"}


def install(app: Flask) -> None:
    """Make them known to every template."""
    app.add_template_global(row_address)
    app.add_template_global(object_address)
    app.add_template_global(admin_places)
    for function in (moment, action_words, object_words, detail_words, entry_words):
        app.add_template_filter(function)


@dataclass(frozen=True)
class Place:
    """A line of the navigation."""

    address: str
    words: str
    here: bool


def admin_places(places: list[tuple[str, str, str]]) -> list[Place]:
    """The places (address, words, action) that exist here and that this person may enter."""
    user, here = current_user(), request.path.rstrip("/")
    return [
        Place(address, words, here == address or _below(here, address))
        for address, words, action in places
        if user and user.may(action) and _exists(address)
    ]


def _below(here: str, address: str) -> bool:
    return address != "/admin" and here.startswith(address + "/")


def row_address(noun: str, id: str, change: int = 0) -> str:
    """The page that edits the row within a change; else its row on the change's page; else
    the public page; else ""."""
    edit = f"/admin/{PLURALS.get(noun, noun)}/{id}"
    if _exists(edit):
        return f"{edit}?change={change}" if change else edit
    if change:
        return url_for("admin.change", id=change) + f"#{noun}-{id.replace('/', '-')}"
    return entry_path(noun, id) if noun in PREFIX else ""


def object_address(object: str) -> str:
    """The page of what an audit line is about, "" for none."""
    noun, _, id = object.partition("/")
    if noun == "change" and id.isdecimal():
        return url_for("admin.change", id=int(id))
    return url_for("admin.editions", kind=noun, slug=id) if noun in PREFIX and id else ""


def moment(text: str) -> str:
    """2026-11-24T09:30:00 as 2026年11月24日 09:30; days stay days, "" stays ""."""
    return f"{full_day(text[:10])} {text[11:16]}".strip() if text else ""


def action_words(action: str) -> str:
    """An audit line's action in Chinese."""
    return ACTIONS.get(action, action)


def object_words(line: Line) -> str:
    """What an audit line is about: 变更 12“收费更新”, 事项“食品经营许可”（food_license）."""
    noun, _, id = line.object.partition("/")
    words = OBJECTS.get(noun, noun)
    if noun == "code_mapping":
        return f"{words}“{SCHEMES.get(id, id)}”"
    if id in ("", "-", "all"):
        return words
    if noun in NUMBERED:
        title = line.title if len(line.title) <= 40 else line.title[:39] + "…"
        return f"{words} {id}" + (f"“{title}”" if title else "")
    return f"{words}“{line.title}”（{id}）" if line.title else f"{words} {id}"


def detail_words(line: Line) -> str:
    """The detail of an audit line; a bare time as people read it."""
    return moment(line.detail) if line.action in DATED else line.detail


def entry_words(kind: str) -> str:
    """一件事, 一业一证, 事项, and what is published as a whole."""
    return SHARED.get(kind) or NOUNS.get(kind, kind)


def _exists(path: str) -> bool:
    try:
        current_app.url_map.bind("localhost").match(path)
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True
