"""Departments."""

from wtforms import BooleanField, ValidationError

from catalog.services.changing import Content
from catalog.web.admin.desk import Column, Desk, a_few
from catalog.web.admin.rowfields import Lines
from catalog.web.admin.rowform import RowForm, short_text
from catalog.web.admin.rowpages import hang


class DepartmentForm(RowForm):
    """A department."""

    noun = "department"
    groups = (
        ("部门", ("name", "kind", "aliases", "vertical", "note")),
        ("别的系统里的代码", ("code_lines",)),
    )
    name = short_text("名称", "写全称，例如“岐山县市场监督管理局”。", required=True)
    kind = short_text("类别", "写职能，不写县名，例如“市场监督管理部门”。")
    aliases = Lines("别名", description="一行一个：简称、旧称、表格里的写法。导入时按它认部门。")
    vertical = BooleanField("垂直管理（税务、烟草等，归上级系统管）")
    note = short_text("说明", "管什么。给群众看的一两句话。", 500)
    code_lines = Lines("代码", description="一行一个，写成“系统=代码”，例如 hunan=31。")

    @classmethod
    def filled(cls, content: Content) -> Content:
        """Codes as lines."""
        lines = [f"{system}={code}" for system, code in content.get("codes", {}).items()]
        return content | {"code_lines": lines}

    def validate_code_lines(self, field: Lines) -> None:
        """Each line names a system and a code."""
        wrong = [line for line in field.data if not all(_pair(line))]
        if wrong:
            raise ValidationError(f"“{wrong[0]}”要写成“系统=代码”。")

    def besides(self, before: Content) -> Content:
        """Lines as codes."""
        return {"codes": dict(_pair(line) for line in self.code_lines.data)}


def _pair(line: str) -> tuple[str, str]:
    system, _, code = line.replace("＝", "=").partition("=")
    return system.strip(), code.strip()


hang(
    Desk(
        "department",
        DepartmentForm,
        (
            Column("别名", lambda row: a_few(row.get("aliases")), wide=True),
            Column("类别", lambda row: row.get("kind", ""), wide=True),
            Column("垂直", lambda row: "是" if row.get("vertical") else ""),
        ),
        lead="事项归谁办、材料由谁出，都指到这里。",
    )
)
