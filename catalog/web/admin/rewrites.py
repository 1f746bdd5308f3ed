"""The lexicon: from how people speak to the catalogue's own words."""

from wtforms import SelectField, ValidationError

from catalog.services.changing import Content
from catalog.web.admin.desk import Column, Desk, Narrowing, a_few
from catalog.web.admin.rowfields import Lines
from catalog.web.admin.rowform import RowForm, short_text
from catalog.web.admin.rowpages import hang

KINDS = {
    "dialect": "方言",
    "colloquial": "口语",
    "old_name": "旧称",
    "abbreviation": "简称",
    "english": "英文",
}


class RewriteForm(RowForm):
    """One meaning and the words for it. Its id is kind/meaning, so neither changes later."""

    noun = "rewrite"
    groups = (("词", ("means", "kind", "says")),)
    means = short_text("目录里叫", "目录用的词，例如“新生儿”。", 100, required=True)
    kind = SelectField("哪一种", choices=KINDS)
    says = Lines("人们说", description="一行一个，例如“月娃”“刚落地的娃”。")

    def validate_says(self, field: Lines) -> None:
        """At least one."""
        if not field.data:
            raise ValidationError("至少写一个说法。")


def _shown(row: Content) -> str:
    return KINDS.get(row.get("kind", "colloquial"), "")


hang(
    Desk(
        "rewrite",
        RewriteForm,
        (
            Column("人们说", lambda row: a_few(row.get("says"), 6), wide=True),
            Column("哪一种", _shown),
        ),
        (Narrowing("kind", "哪一种", lambda: KINDS),),
        keyed=True,
        lead="把方言、口语、旧称换成目录里的词，再去找。",
    )
)
