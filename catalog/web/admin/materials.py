"""The material dictionary: one material, one row; all its other names as aliases."""

from flask import g
from wtforms import FieldList, FormField, SelectField, StringField, ValidationError

from catalog.core.lint.materials import is_vague
from catalog.services import using
from catalog.services.aliasing import owner_of_name
from catalog.services.changing import Content
from catalog.web.admin.desk import Column, Desk, Narrowing, a_few, labels, options
from catalog.web.admin.rowfields import Boxes, Lines, Pick
from catalog.web.admin.rowform import LinesPart, RowForm, short_text
from catalog.web.admin.rowpages import hang
from catalog.web.database import reading


class MakerPart(LinesPart):
    """An item that produces the material; no holder ticked means for anybody."""

    item = Pick("事项", noun="item")
    holders = Boxes("给谁办出来")


class OwnNamePart(LinesPart):
    """A name that also says whose the paper is."""

    name = short_text("叫法", "例如“父母身份证”。")
    holders = Boxes("指谁的")


class MaterialForm(RowForm):
    """A material."""

    noun = "material"
    groups = (("材料", ("name", "aliases", "category", "supply", "issuer", "note", "way_lines")),)
    name = short_text(
        "名称", "不带“原件”“复印件”“申请人”这些字；那些写在事项的材料行里。", required=True
    )
    aliases = Lines("别名", description="同一样东西的别的写法，一行一个。一个叫法只能指一种材料。")
    category = short_text("分类", "例如“身份”“证照”“表单”。", 60)
    supply = SelectField("怎么提供")
    issuer = SelectField("谁出具")
    note = short_text("怎么准备", "给群众看的一句话。", 500)
    way_lines = Lines(
        "怎样算齐", description="有几种凑法时写，一行一种；一种里要几样的，用“＋”连起来。"
    )
    makers = FieldList(FormField(MakerPart), "哪些事项会办出它来")
    own_names = FieldList(FormField(OwnNamePart), "连带说明是谁的叫法")

    def choose(self) -> None:
        """Supplies, departments, holders."""
        self.supply.choices = labels("supplies")
        self.issuer.choices = {"": "不写"} | options("department")
        for line in (*self.makers, *self.own_names):
            line.form.holders.choices = labels("holders")

    @classmethod
    def filled(cls, content: Content) -> Content:
        """Maps as lines."""
        makers = [{"item": i, "holders": h} for i, h in content.get("produced_by", {}).items()]
        names = [{"name": n, "holders": h} for n, h in content.get("holder_aliases", {}).items()]
        ways = ["＋".join(way) for way in content.get("ways", ())]
        return content | {"makers": makers, "own_names": names, "way_lines": ways}

    def besides(self, before: Content) -> Content:
        """Lines as maps."""
        makers = [line.form for line in self.makers if line.form.item.data]
        names = [line.form for line in self.own_names if line.form.name.data]
        return {
            "produced_by": {m.item.data: list(m.holders.data or ()) for m in makers},
            "holder_aliases": {n.name.data: list(n.holders.data or ()) for n in names},
            "ways": [
                [part.strip() for part in line.replace("+", "＋").split("＋") if part.strip()]
                for line in self.way_lines.data
            ],
        }

    def validate_name(self, field: StringField) -> None:
        """A name one can prepare by, and nobody else's."""
        self._free([str(field.data)])

    def validate_aliases(self, field: Lines) -> None:
        """Names nobody else has."""
        self._free(field.data)

    def _free(self, names: list[str]) -> None:

        for name in names:
            if is_vague(name):
                raise ValidationError(f"“{name}”说不清要带什么，请写出具体材料。")
            owner = owner_of_name(reading(), name, g.change, but=self.id.data or "")
            if owner:
                raise ValidationError(f"“{name}”已经是“{owner}”的叫法。是同一样东西的，请合并。")


def _context(content: Content) -> dict[str, object]:
    if not content:
        return {}
    into = [options("material").get(each, each) for each in content.get("merged_into", ())]
    return {"uses": using.material_uses(reading(), content["id"]), "into": into}


def _supply(row: Content) -> str:
    return labels("supplies").get(row.get("supply", ""), "")


def _aliases(row: Content) -> str:
    if row.get("merged_into"):
        into = "、".join(options("material").get(each, each) for each in row["merged_into"])
        return f"并入 {into}"
    return a_few([*row.get("aliases", ()), *row.get("holder_aliases", ())], 4)


hang(
    Desk(
        "material",
        MaterialForm,
        (
            Column("别名", _aliases, wide=True),
            Column("分类", lambda row: row.get("category", "")),
            Column("怎么提供", _supply),
            Column("谁出具", lambda row: options("department").get(row.get("issuer", ""), "")),
        ),
        (Narrowing("supply", "怎么提供", lambda: labels("supplies")),),
        lead="一样东西只有一行，别的写法都是它的别名。清单能把几个事项要的同一份材料并成一行，全靠这里干净。",
        list_template="admin/materials/list.html",
        edit_template="admin/materials/edit.html",
        context=_context,
    )
)
