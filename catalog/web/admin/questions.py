"""Questions of the dictionary; entries narrow and reword them."""

from wtforms import BooleanField, ValidationError

from catalog.services import using
from catalog.services.changing import Content
from catalog.web.admin.desk import Column, Desk, a_few
from catalog.web.admin.rowfields import Lines
from catalog.web.admin.rowform import RowForm, short_text
from catalog.web.admin.rowpages import hang
from catalog.web.database import reading


class QuestionForm(RowForm):
    """A question."""

    noun = "question"
    groups = (("问题", ("text", "options", "multi", "exclusive", "hint")),)
    text = short_text("问法", "一句话，以“？”结尾，例如“店面超过50平方米吗？”。", required=True)
    options = Lines(
        "选项",
        description="一行一个，至少两个。选项的文字就是它的编号：改字会让群众存的链接失效，"
        "用到它的条件也要跟着改；能不改就不改。",
    )
    multi = BooleanField("可以选几个")
    exclusive = Lines("独选项", description="选了它就不能再选别的，例如“都没有”。一行一个。")
    hint = short_text("提示", "帮人选对的一句话，可以不写。", 500)

    def validate_options(self, field: Lines) -> None:
        """At least two."""
        if len(field.data) < 2:
            raise ValidationError("至少写两个选项，一行一个。")

    def validate_exclusive(self, field: Lines) -> None:
        """Only what is an option."""
        lost = [each for each in field.data if each not in self.options.data]
        if lost:
            raise ValidationError(f"“{lost[0]}”不在选项里，改成一字不差，或先加进选项。")


def _used(content: Content) -> dict[str, object]:
    if not content:
        return {}
    return {"uses": using.question_uses(reading(), content["id"])}


def _lost(content: Content, change: int) -> tuple[str, ...]:
    return using.lost_options(reading(), content, change)


hang(
    Desk(
        "question",
        QuestionForm,
        (
            Column("选项", lambda row: a_few(row.get("options"), 4), wide=True),
            Column("多选", lambda row: "可多选" if row.get("multi") else ""),
        ),
        lead="一件事和事项从这里取问题，可以只用其中几个选项，也可以换问法。",
        edit_template="admin/questions/edit.html",
        context=_used,
        findings=_lost,
    )
)
