"""Service points: hours, windows, what they take, what was delegated to them."""

from collections.abc import Sequence
from datetime import date

from wtforms import BooleanField, FieldList, FormField, RadioField, SelectField, ValidationError

from catalog.services import listing_values
from catalog.services.changing import Content
from catalog.web.admin.asking import stale_months, today
from catalog.web.admin.desk import Column, Desk, Narrowing, options
from catalog.web.admin.rowfields import Boxes, Lines, Number, Pick, PickLines
from catalog.web.admin.rowform import LinesPart, RowForm, long_text, short_text
from catalog.web.admin.rowpages import hang
from catalog.web.database import reading

KINDS = {
    "center": "县政务服务中心",
    "sub_center": "分中心",
    "town": "镇便民服务中心",
    "village": "村（社区）服务站",
}
LEVELS = {"law": "法律法规条文", "official": "官方公开", "sample": "样例，待核实"}


def iso_day(_form: object, field: object) -> None:
    """Refuse what is no day."""
    value = getattr(field, "data", "")
    try:
        date.fromisoformat(value or "2026-01-01")
    except ValueError:
        raise ValidationError("写成 2026-11-24 这样。") from None


class DelegationPart(LinesPart):
    """One item delegated to the point."""

    key = "item"
    item = Pick("事项", noun="item")
    since = short_text("从哪天起", "写成 2026-11-24 这样。", 10)
    basis = short_text("依据", "委托书或文件的名称、文号。")
    note = short_text("备注")

    def validate_since(self, field: object) -> None:
        """A day, whenever an item is named."""
        if self.item.data and not self.since.data:
            raise ValidationError("写上从哪天起。")
        iso_day(self, field)

    def validate_basis(self, field: object) -> None:
        """What it rests on, whenever an item is named."""
        if self.item.data and not self.basis.data:
            raise ValidationError("写上依据。")


class PointForm(RowForm):
    """A service point."""

    noun = "point"
    groups = (
        ("服务点", ("name", "kind", "parent", "town", "address", "division_code", "sample")),
        ("开放", ("hours", "hours_level", "hours_note", "windows")),
        ("能办什么", ("departments", "takes", "services")),
    )
    name = short_text("名称", required=True)
    kind = RadioField("类别", choices=KINDS, default="town")
    parent = Pick("上级服务点", noun="point", description="村站写所属的镇中心。没有就空着。")
    town = short_text("乡镇（街道）")
    address = short_text("地址", "能照着找到的地址。还不知道就空着。")
    division_code = short_text("区划代码", longest=12)
    sample = BooleanField("名称只是示例，待县里确认")
    hours = Lines("开放时间", description="一行一段，例如“周一至周五 9:00—12:00、13:00—17:00”。")
    hours_level = SelectField("开放时间的来源", choices=LEVELS)
    hours_note = short_text("来源说明", "在哪里公布的、什么时候看的。")
    windows = Number("窗口数", whole=True, description="对外收件的窗口有几个；不知道就空着。")
    departments = Boxes("进驻部门", description="勾上的部门，它的全部事项这里都收。")
    takes = PickLines(
        "可办事项", noun="item", description="部门没进驻、这里也收的事项，一行一个，写名称或编号。"
    )
    services = Lines("还能帮什么", description="一行一个，例如“打印办事指南”“帮办代办”。")
    note = long_text("说明")
    delegations = FieldList(FormField(DelegationPart), "委托、下放的事项")

    def choose(self) -> None:
        """Departments to tick."""
        self.departments.choices = options("department")

    @classmethod
    def filled(cls, content: Content) -> Content:
        """Provenance of the hours as two fields."""
        source = content.get("hours_provenance", {})
        known = {"level": "sample", "note": ""} | source
        return content | {"hours_level": known["level"], "hours_note": known["note"]}

    def besides(self, before: Content) -> Content:
        """Delegations that name an item; the provenance of the hours."""
        kept = [line.data for line in self.delegations if line.data.get("item")]
        rows = [{name: line[name] or "" for name in DELEGATED} for line in kept]
        found: Content = {"delegations": rows, "windows": self.windows.data or 0}
        source = {"level": self.hours_level.data, "note": self.hours_note.data}
        known = {"level": "sample"} | before.get("hours_provenance", {})
        changed = self.hours.data != list(before.get("hours", ()))
        if changed or any(known.get(name, "") != value for name, value in source.items()):
            found["hours_provenance"] = source
        if before.get("place_provenance") and self._elsewhere(before):
            found["place_provenance"] = {"level": "sample"}
        return found

    def _elsewhere(self, before: Content) -> bool:
        """Whether it is called otherwise, or stands elsewhere; then nobody has confirmed that."""
        return any(self[name].data != before.get(name, "") for name in ("name", "address"))


DELEGATED = ("item", "since", "basis", "note")


def _opening(row: Content) -> str:
    return "；".join(row.get("hours", ()))


def _taken(row: Content) -> str:
    parts = []
    if count := len(row.get("departments", ())):
        parts.append(f"{count} 个部门")
    if count := len(row.get("takes", ())) + len(row.get("delegations", ())):
        parts.append(f"{count} 个事项")
    return "、".join(parts) or ("全部" if row.get("kind") == "center" else "帮办")


def _marks(ids: Sequence[str]) -> dict[str, str]:
    return listing_values.stale(reading(), "point", ids, today(), stale_months())


hang(
    Desk(
        "point",
        PointForm,
        (
            Column("类别", lambda row: KINDS.get(str(row["kind"]), "")),
            Column("乡镇", lambda row: row.get("town", "")),
            Column("能办", _taken),
            Column("窗口", lambda row: str(row.get("windows") or "")),
            Column("开放时间", _opening, wide=True),
        ),
        (Narrowing("kind", "类别", lambda: KINDS),),
        lead="群众去哪里办、什么时候开门、哪些事在镇上村里就能办。",
        edit_template="admin/points/edit.html",
        marks=_marks,
    )
)
