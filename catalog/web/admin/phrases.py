"""Phrases: how people ask for an entry. The id is kind/slug."""

from flask import abort

from catalog.core.rowlabels import NOUNS
from catalog.services.changing import Content
from catalog.web.admin.desk import Column, Desk
from catalog.web.admin.rowfields import Lines, namer
from catalog.web.admin.rowform import RowForm
from catalog.web.admin.rowpages import hang

ENTRIES = ("bundle", "licence", "item")


class PhraseForm(RowForm):
    """How people ask for one entry."""

    noun = "phrase"
    groups = (("说法", ("names", "asks", "english")),)
    names = Lines("别的叫法", description="名词，一行一个，例如“开公司”“工商注册”。")
    asks = Lines("问句", description="人们会说的整句话，一行一个，例如“娃刚生下来要办啥”。")
    english = Lines("英文说法", description="一行一个，例如“open a restaurant”。")


def entry_name(key: str) -> str:
    """What the entry of a phrase row is called; 404 where there is no such entry."""
    kind, _, slug = key.partition("/")
    if kind not in ENTRIES:
        abort(404)
    return namer().name_of(kind, slug)


def _counted(name: str) -> Column:
    label = {"names": "叫法", "asks": "问句", "english": "英文"}[name]
    return Column(label, lambda row: str(len(row.get(name, ())) or ""))


def _entry(content: Content) -> str:
    kind = content["id"].partition("/")[0]
    return NOUNS[kind]


hang(
    Desk(
        "phrase",
        PhraseForm,
        (Column("是什么", _entry), _counted("names"), _counted("asks"), _counted("english")),
        lead="人们怎么问每一件事。没列出的条目，从它自己的页面进来加。",
        new=False,
        list_template="admin/phrases/list.html",
        edit_template="admin/phrases/edit.html",
        named=entry_name,
    )
)
