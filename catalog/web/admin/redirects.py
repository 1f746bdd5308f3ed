"""Redirects: what is not ours, and whose it is."""

from wtforms import RadioField

from catalog.web.admin.desk import Column, Desk, Narrowing
from catalog.web.admin.rowfields import Lines
from catalog.web.admin.rowform import RowForm, long_text, short_text
from catalog.web.admin.rowpages import hang

KINDS = {"near": "相近的事，告诉人找谁", "far": "与办事无关，不必指路"}


class RedirectForm(RowForm):
    """A redirect."""

    noun = "redirect"
    groups = (("去向", ("title", "office", "advice", "kind", "phrases")),)
    title = short_text("什么事", "例如“护照、港澳通行证、台湾通行证”。", required=True)
    office = short_text("归谁管", "窗口或部门的名称。", required=True)
    advice = long_text("怎么办", "给群众看的一两句话：去哪、先问谁。电话只写公开的服务热线。", 500)
    kind = RadioField("远近", choices=KINDS, default="near")
    phrases = Lines("说法", description="人们会怎么问，一行一个。越像原话越好。")


hang(
    Desk(
        "redirect",
        RedirectForm,
        (
            Column("归谁管", lambda row: row.get("office", ""), wide=True),
            Column("远近", lambda row: "无关" if row.get("kind") == "far" else "相近"),
            Column("说法", lambda row: f"{len(row.get('phrases', ()))} 条"),
        ),
        (Narrowing("kind", "远近", lambda: KINDS),),
        lead="人们会来问、但不在本目录里的事。问到了，就告诉人该找谁。",
    )
)
