"""The form of an item: limits, fee, papers, provenance value by value."""

from collections.abc import Iterator
from typing import Any

from wtforms import Field, FieldList, FormField, SelectField, ValidationError
from wtforms.validators import InputRequired

from catalog.core.document import load
from catalog.core.edition import Limit
from catalog.core.lint import items as lint
from catalog.services.changing import Content
from catalog.web.admin.desk import labels, options
from catalog.web.admin.itemothers import other_values
from catalog.web.admin.paperparts import (
    LimitPart,
    PaperPart,
    PromisePart,
    SourcePart,
    condition,
    paper_lines,
    requirements,
)
from catalog.web.admin.rowfields import Lines, Number
from catalog.web.admin.rowform import RowForm, long_text, short_text

PROVEN = ("statutory", "promised", "fee", "validity", "materials")
USUAL = {"level": "sample"}
DEADLINE = {"calendar_day": "日（自然日）", "working_day": "个工作日", "month": "个月"}


class ItemForm(RowForm):
    """An item. Numbers in other systems and the rest of its 实施清单 are ``other`` fields."""

    noun = "item"
    groups = (("事项", ("name", "type", "department", "aliases", "summary")),)
    name = short_text("名称", "写目录里的正式名称。", required=True)
    type = SelectField("事项类型")
    department = SelectField(
        "主管部门",
        [InputRequired("选一个部门。")],
        description="谁作决定。窗口代收的，写在服务点那里。",
    )
    aliases = Lines("别名", description="人们怎么叫它，一行一个。第一个会当简称用。")
    summary = short_text("一句话", "一句话说清这是办什么的，给群众看。")
    statutory = FormField(LimitPart, "法定时限")
    promised = FormField(LimitPart, "承诺时限")
    promised_lines = FieldList(FormField(PromisePart), "不同情形的承诺时限")
    deadline_text = short_text("申请人自己的期限", "不是办理时限，例如“出生后一个月内报”。")
    deadline_value = Number("多少")
    deadline_unit = SelectField("单位", choices=DEADLINE)
    deadline_since = short_text("从哪天算", "例如“出生之日”。")
    fee = short_text("收费", "不收就写“免费”；收费写清多少、按什么收。")
    result = short_text("办成拿到", "证照、批文的名称。")
    validity = short_text("有效期", "例如“5年”“长期”。")
    papers = FieldList(FormField(PaperPart), "材料")
    legal_basis = Lines("法律依据", description="一行一部，写到条款，例如“食品安全法第三十五条”。")
    note = long_text("办理提示", "给群众看的提醒。")
    maintainer_notes = Lines("内部备注", description="只给管理员看，不公开。")
    receive_level = short_text("谁受理", longest=60)
    decide_level = short_text("谁决定", longest=60)
    site_checks = Lines("现场核查要点", description="上门要看什么，一行一个。")
    of_statutory = FormField(SourcePart, "法定时限的来源")
    of_promised = FormField(SourcePart, "承诺时限的来源")
    of_fee = FormField(SourcePart, "收费的来源")
    of_validity = FormField(SourcePart, "有效期的来源")
    of_materials = FormField(SourcePart, "材料的来源")

    def choose(self) -> None:
        """Types, departments, holders, supplies."""
        self.type.choices = _with(list(labels("item_types").values()), self.type.data)
        self.department.choices = {"": "请选"} | options("department")
        for line in self.papers:
            line.form.choose()

    @classmethod
    def filled(cls, content: Content) -> Content:
        """A row's nested values as fields."""
        deadline = {"unit": "calendar_day"} | (content.get("deadline") or {})
        provenance = content.get("provenance", {})
        promises = [{"when": p["when"]} | p["limit"] for p in content.get("promised_when", ())]
        papers = paper_lines(content.get("requirements", []))
        nested: Content = {"papers": papers, "promised_lines": promises}
        nested |= {key: content.get(key) or {} for key in ("statutory", "promised")}
        nested |= {f"of_{key}": USUAL | provenance[key] for key in PROVEN if key in provenance}
        parts = {f"deadline_{key}": deadline.get(key) for key in ("text", "value", "unit", "since")}
        return content | nested | parts

    def validate_papers(self, field: FieldList) -> None:
        """The first line has no line above it."""
        if len(field) and field[0].form.either.data:
            raise ValidationError("第一行上面没有材料，去掉它的“任一”。")

    def validate(self, extra_validators: Any = None) -> bool:
        """Besides what each field checks: promises within the law, a source for each value."""
        sound = super().validate(extra_validators)
        faults = [*self._too_long(), *self._unsourced()]
        for field, fault in faults:
            field.errors = [*field.errors, fault]
        return sound and not faults

    def _too_long(self) -> Iterator[tuple[Field, str]]:
        statutory, promised = self.statutory.form.limit, self.promised.form.limit
        if statutory and promised and None not in (statutory["value"], promised["value"]):
            most, own = (lint.calendar_days(load(Limit, each)) for each in (statutory, promised))
            if own > most:
                yield self.promised.form.value, "承诺时限比法定时限还长。"

    def _unsourced(self) -> Iterator[tuple[Field, str]]:
        given = {
            "statutory": self.statutory.form.limit,
            "promised": self.promised.form.limit,
            "fee": self.fee.data,
            "validity": self.validity.data and not self.of_fee.form.level.data,
            "materials": any(not line.form.blank for line in self.papers),
        }
        for key, value in given.items():
            level = self[f"of_{key}"].form.level
            if value and not level.data:
                yield level, "写上从哪里知道的；没有依据就选“样例”。"

    def besides(self, before: Content) -> Content:
        """Fields as nested values."""
        found: Content = {
            "statutory": self.statutory.form.limit,
            "promised": self.promised.form.limit,
            "promised_when": [
                {"when": condition(part.when.data, before), "limit": part.limit}
                for part in (entry.form for entry in self.promised_lines)
                if part.limit
            ],
            "requirements": requirements([entry.form for entry in self.papers], before),
            "deadline": self._deadline(),
        }
        own = {name: self[name].data for name in ("fee", "validity")}
        found["provenance"] = self._provenance(before, self.tidied(before | found | own | LEAST))
        return found | other_values(before)

    def _deadline(self) -> Content | None:
        if not self.deadline_text.data:
            return None
        parts = {"text": self.deadline_text.data, "since": self.deadline_since.data}
        if self.deadline_value.data:
            unit = self.deadline_unit.data or "calendar_day"
            parts |= {"value": self.deadline_value.data, "unit": unit}
        return parts

    def _provenance(self, before: Content, now: Content) -> Content:
        known = before.get("provenance", {})
        found = dict(known)
        for key in PROVEN:
            value = "requirements" if key == "materials" else key
            same = now.get(value) == before.get(value)
            source = self[f"of_{key}"].form.of(known.get(key), same)
            found.pop(key, None)
            if source:
                found[key] = source
        return found


LEAST = {"id": "x", "name": "x", "type": "x", "department": "x"}
"""What a row must have, while only other values of it are compared."""


def _with(values: list[str], held: str | None) -> dict[str, str]:
    """Choices that are their own labels, with what the row has although the table lacks it."""
    return {each: each for each in (*values, held) if each}
