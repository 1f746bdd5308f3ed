"""The forms of composing whose fields are fixed."""

from typing import Any

from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from catalog.web.forms import Form

AUDIENCES = {"life": "个人（人生大事）", "business": "企业（企业大事、开店）"}
UNITS = {
    "working_day": "个工作日",
    "calendar_day": "天（自然日）",
    "month": "个月",
    "hour": "小时",
    "immediate": "当场办结",
}
LEVELS = {"sample": "样例，待核实", "official": "官方公开清单", "law": "法条载明"}
TALL = {"rows": 3}


class Lines(TextAreaField):
    """One text per line."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Lines without blanks around, none empty."""
        text = valuelist[0] if valuelist else ""
        self.data = [line.strip() for line in text.splitlines() if line.strip()]

    def _value(self) -> str:
        return "\n".join(self.data or ())


class NewEntryForm(Form):
    """A new bundle or licence."""

    title = StringField(
        "名称",
        [InputRequired("请填名称。"), Length(max=100, message="最多 100 个字。")],
        description="群众看到的全名，例如：开办餐饮店“一件事”",
    )
    short = StringField(
        "简称",
        [Length(max=30, message="最多 30 个字。")],
        description="首页方块上用，例如：开餐饮店",
    )
    audience = RadioField("给谁办的", choices=AUDIENCES, default="life")
    slug = StringField(
        "编号",
        [
            Optional(),
            Regexp(r"^[a-z0-9][a-z0-9_-]{0,59}$", message="只能用小写字母、数字和短横线。"),
        ],
        description="网址里用，定下后不改。空着就按简称的拼音起。",
    )
    copy = SelectField(
        "照抄", description="连事项、问题和效果一起抄过来，再改。说法不抄，免得搜索时分不清。"
    )
    change = SelectField("放在哪个变更里")


class FactsForm(Form):
    """What an entry says of itself."""

    version = HiddenField()
    title = StringField("名称", [InputRequired("请填名称。")])
    short = StringField("简称", [InputRequired("请填简称。")], description="首页方块上用")
    summary = TextAreaField(
        "一句话说明", description="谁在什么时候要办，合在一起办什么", render_kw={"rows": 2}
    )
    audience = RadioField("给谁办的", choices=AUDIENCES)
    theme = StringField("主题", description="同一主题的排在一起", render_kw={"list": "themes"})
    applicants = SelectMultipleField(
        "谁可以申请",
        choices={"自然人": "个人", "法人": "企业和单位"},
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    lead = SelectField("牵头部门")
    names = Lines("别的叫法", description="一行一个", render_kw=TALL)
    preconditions = Lines("来之前要有", description="一行一条", render_kw=TALL)
    cautions = Lines(
        "先别做", description="一行一条：问清楚之前不要花的钱、不要跑的路", render_kw=TALL
    )
    limit_text = StringField("整件承诺", description="例如：联办承诺 4 个工作日；没有就空着")
    limit_value = StringField("折成数字", description="用来比较和画图；说不准就空着")
    limit_unit = SelectField("单位", choices=UNITS)
    limit_excludes = StringField("不算在内的", description="例如：不含公示期")
    limit_level = SelectField("这个承诺从哪来", choices=LEVELS)
    limit_note = StringField("来源说明")
    channels = Lines("在哪办", description="一行一条", render_kw=TALL)
    forms = Lines("用到的表", description="一行一张", render_kw=TALL)
    results = Lines("办成拿到", description="一行一样", render_kw=TALL)
    notes = Lines("补充说明", description="一行一条", render_kw=TALL)
    appears_in = Lines("也列在哪些清单里", description="一行一条", render_kw=TALL)
    maintainer_notes = Lines("内部备注", description="只有管理员看得到", render_kw=TALL)

    def validate_limit_value(self, field: Any) -> None:
        """A number, where there is one."""
        text = (field.data or "").strip()
        try:
            value = float(text) if text else 0.0
        except ValueError:
            value = -1.0
        if not 0 <= value < 10000:
            field.errors = [*field.errors, "请填数字，例如 4 或 0.5。"]
            raise ValueError("请填数字，例如 4 或 0.5。")


class LicenceForm(FactsForm):
    """And the rules of a combined licence."""

    document = StringField("综合证叫什么", [InputRequired("请填综合证的名称。")])
    min_components = IntegerField(
        "至少几张证照才合",
        [NumberRange(1, 20, "填 1 到 20 的整数。")],
    )
    when_fewer = TextAreaField("不够时怎么说", render_kw={"rows": 2})
    validity_rule = TextAreaField("有效期怎么算", render_kw={"rows": 2})
    change_rule = TextAreaField("里面一张变了怎么办", render_kw={"rows": 2})
    trim_hint = TextAreaField("裁减提示", render_kw={"rows": 2})
    rules = Lines("几个“一”", description="一行一个，例如：一次告知", render_kw=TALL)


class WordsForm(Form):
    """How people ask for an entry."""

    version = HiddenField()
    names = Lines(
        "说法", description="一行一个。人们怎么叫这件事：开饭馆、餐饮店执照", render_kw={"rows": 8}
    )
    asks = Lines(
        "问句", description="一行一个。整句的问法：我想开个小饭馆要办啥", render_kw={"rows": 8}
    )
    english = Lines("英文", description="一行一个，没有就空着", render_kw=TALL)


class RedirectForm(Form):
    """Words that are not ours, and whose they are."""

    phrases = Lines(
        "哪些话不归这里", [InputRequired("请至少写一句。")], description="一行一句", render_kw=TALL
    )
    redirect = SelectField("归哪里", description="选已有的去向，或者在下面写一个新的")
    title = StringField("新去向：什么事", description="例如：护照、港澳通行证")
    office = StringField("归谁管", description="例如：公安出入境管理窗口")
    advice = TextAreaField(
        "怎么办", description="一两句话，告诉群众去哪、带什么", render_kw={"rows": 2}
    )
