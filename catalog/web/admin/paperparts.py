"""Parts of an item's form: a limit, where a value comes from, and the lines of its papers."""

from typing import Any

from wtforms import BooleanField, SelectField, StringField, ValidationError
from wtforms import Form as Part
from wtforms.validators import Length

from catalog.core.lint.materials import is_vague
from catalog.services.changing import Content
from catalog.web.admin.desk import labels
from catalog.web.admin.rowfields import Boxes, Number, Pick, When
from catalog.web.admin.rowform import LinesPart

UNITS = {
    "": "选单位",
    "working_day": "个工作日",
    "calendar_day": "日（自然日）",
    "month": "个月",
    "hour": "小时",
    "immediate": "即办，当场办完",
}
LEVELS = {"": "还没写", "law": "法条载明", "official": "官方公开清单", "sample": "样例，待核实"}
SHORT = [Length(max=300, message="最多 300 个字。")]


class LimitPart(Part):
    """A number and its unit; 即办 needs no number."""

    value = Number("数")
    unit = SelectField("单位", choices=UNITS)
    text = StringField("补充说明", SHORT)

    def validate_unit(self, field: SelectField) -> None:
        """A number has a unit and a unit a number."""
        if self.value.data is not None and not field.data:
            raise ValidationError("选一个单位。")
        if self.value.data is None and field.data not in ("", "immediate"):
            raise ValidationError("写上数；当场办完的，单位选“即办”。")
        if field.data == "month" and (self.value.data or 0) % 1:
            raise ValidationError("几个月要写整数；有零头的，单位改选“日”。")

    @property
    def limit(self) -> Content | None:
        """The limit as rows have it, None for none."""
        if not self.unit.data:
            return None
        now = self.unit.data == "immediate"
        found = {"value": 0 if now else self.value.data, "unit": self.unit.data}
        return found | ({"text": self.text.data.strip()} if (self.text.data or "").strip() else {})


class SourcePart(Part):
    """Where a value comes from."""

    level = SelectField("来源", choices=LEVELS)
    note = StringField("来源说明", SHORT)

    def of(self, before: Content | None, same: bool) -> Content | None:
        """Provenance for a value; a confirmation holds while value and source stay the same."""
        if not self.level.data:
            return None
        found = {"level": self.level.data, "note": (self.note.data or "").strip()}
        known = {"level": "sample"} | (before or {})
        as_it_was = all(known.get(name, "") == value for name, value in found.items())
        if before is not None and same and as_it_was:
            return before
        return found


class PromisePart(LinesPart):
    """A promise that holds for some answers only."""

    when = When("什么情形")
    value = LimitPart.value
    unit = LimitPart.unit
    text = LimitPart.text
    validate_unit = LimitPart.validate_unit
    limit = LimitPart.limit

    def validate_when(self, field: When) -> None:
        """Without answers it would be the promise itself."""
        if self.unit.data and not field.data:
            raise ValidationError("选一个问题，勾上哪种回答时是这个时限。")


class PaperPart(LinesPart):
    """One document of a requirement. ``either``: it will do instead of the line above."""

    either = BooleanField("和上一行交一样就行（任一）")
    material = Pick("材料", noun="material")
    result_of = Pick("或者：哪个事项办出来的结果", noun="item")
    holders = Boxes("谁的")
    original = BooleanField("收或看原件", default=True)
    copies = Number("复印件几份", whole=True)
    note = StringField("怎么准备", SHORT)
    name = StringField("更确切的名称", SHORT)
    supply = SelectField("怎么提供")
    when = When("什么时候要")

    def choose(self) -> None:
        """Holders and supplies from the code tables."""
        self.holders.choices = labels("holders")
        self.supply.choices = {"": "按材料库"} | labels("supplies")

    @property
    def blank(self) -> bool:
        """Whether the line names nothing."""
        return not (self.material.data or self.result_of.data)

    @property
    def document(self) -> Content:
        """The document as rows have it."""
        found: Content = {"holders": list(self.holders.data or ())}
        for name in ("material", "result_of", "name", "supply", "note"):
            if value := (self[name].data or "").strip():
                found[name] = value
        if self.copies.data:
            found["copies"] = self.copies.data
        if not self.original.data:
            found["original"] = False
        return found

    def validate_material(self, field: Pick) -> None:
        """A material or a result, not both and not neither."""
        if field.data and self.result_of.data:
            raise ValidationError("材料和“哪个事项的结果”只写一个。")
        if self.blank and (self.name.data or self.note.data or self.copies.data or self.when.data):
            raise ValidationError("写上是什么材料；不要这一行，就按“去掉”。")

    def validate_holders(self, field: Boxes) -> None:
        """A paper is somebody's."""
        if not self.blank and not field.data:
            raise ValidationError("勾上是谁的。")

    def validate_name(self, field: StringField) -> None:
        """A name one can prepare by."""
        if is_vague(field.data or ""):
            raise ValidationError("说不清要带什么，请写出具体材料。")

    def validate_when(self, field: When) -> None:
        """Alternatives share the condition of their first line."""
        if self.either.data and field.data:
            raise ValidationError("任一的几行用第一行的条件，请写到第一行去。")


def paper_lines(requirements: list[Content]) -> list[Content]:
    """Requirements as lines of the form."""
    lines = []
    for need in requirements:
        for number, each in enumerate(need.get("any_of") or [need]):
            line = {key: value for key, value in each.items() if key not in ("any_of", "when")}
            when = {} if number else need.get("when", {})
            lines.append({"original": True} | line | {"either": number > 0, "when": when})
    return lines


def requirements(lines: list[Any], before: Content) -> list[Content]:
    """Lines of the form as requirements; blank lines are left out. ``before``: the item as it
    was."""
    groups: list[tuple[list[Content], Content]] = []
    for line in lines:
        if line.blank:
            continue
        if line.either.data and groups:
            groups[-1][0].append(line.document)
        else:
            groups.append(([line.document], condition(line.when.data, before)))
    found = []
    for documents, when in groups:
        need = {"any_of": documents} if len(documents) > 1 else documents[0]
        found.append(need | ({"when": when} if when else {}))
    return found


def condition(ticked: Content, before: Content) -> Content:
    """What is ticked as a condition; as it was written before when it says the same."""
    found = {question: list(options) for question, options in ticked.items() if options}
    for each in (*before.get("requirements", ()), *before.get("promised_when", ())):
        when = each.get("when", {})
        if {q: set(o) for q, o in when.items()} == {q: set(o) for q, o in found.items()}:
            return dict(when)
    return found
