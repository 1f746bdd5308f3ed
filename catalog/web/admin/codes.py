"""Code tables: the values other systems' codes are mapped to."""

from flask import g
from wtforms import SelectField, ValidationError

from catalog.core.intake.codes import BY_RULE, KEPT, SCHEMES
from catalog.services import keeping_codes, keeping_rows
from catalog.services.changing import Content
from catalog.web.admin.desk import Column, Desk, Narrowing
from catalog.web.admin.rowform import RowForm, short_text
from catalog.web.admin.rowpages import hang
from catalog.web.database import reading

TABLES = {scheme: SCHEMES[scheme] for scheme in SCHEMES if scheme in KEPT}


class CodeForm(RowForm):
    """One value. Its id is table/value, so neither changes later; what it is called may."""

    noun = "code"
    groups = (("代码", ("scheme", "value", "label", "code")),)
    scheme = SelectField("代码表", choices=TABLES)
    value = short_text("值", "短的代号或这个词本身；定下后不能改。", 60, required=True)
    label = short_text("显示为", "页面和表格里的叫法。不填就用“值”。", 60)
    code = short_text("国家标准里的代码", "没有就空着。", 20)

    def validate_value(self, field: object) -> None:
        """No strokes, and nothing new in a table the rules know by heart."""
        if "/" in (self.value.data or ""):
            raise ValidationError("值里不能有“/”。")
        key = f"{self.scheme.data}/{self.value.data}"
        if self.scheme.data in BY_RULE and not keeping_rows.taken(reading(), "code", key):
            raise ValidationError(
                "这张表有哪几个值，清单的规则要用到，不能增加；能改的是“显示为”。"
            )

    def validate_label(self, field: object) -> None:
        """One label, one value."""
        content = {name: self[name].data or "" for name in ("scheme", "value", "label")}
        if content["label"] and (twin := keeping_codes.twin(reading(), content, g.change)):
            raise ValidationError(f"这张表里值“{twin}”已经叫“{content['label']}”。")

    def besides(self, before: Content) -> Content:
        """What is not called otherwise is called by its value."""
        return {"label": self.label.data or self.value.data}


def _used(content: Content) -> dict[str, object]:
    if not content:
        return {}
    fixed = content["scheme"] in BY_RULE
    return {"uses": keeping_codes.uses(reading(), content, g.change), "fixed": fixed}


hang(
    Desk(
        "code",
        CodeForm,
        (
            Column("代码表", lambda row: SCHEMES.get(str(row["scheme"]), "")),
            Column("值", lambda row: row["value"]),
            Column("国标代码", lambda row: row.get("code", "")),
        ),
        (Narrowing("scheme", "代码表", lambda: TABLES),),
        keyed=True,
        lead="事项类型、办件类型这些选项，一张表一组值。别的系统怎么写同一个值，到“各系统的对照”里写明。",
        list_template="admin/codes/list.html",
        edit_template="admin/codes/edit.html",
        context=_used,
        save=keeping_codes.save,
    )
)
