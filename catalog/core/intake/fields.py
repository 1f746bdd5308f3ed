"""What a worksheet of items may say: the field set of an 实施清单 and its many column names.

Sources of the names: the national basic catalogue and implementation list (GB/T 39554) as
published column comments show them, and the lists of several provinces. The first name is
the one our own template uses.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field. ``kind`` says how its cell is read (core/intake/cells.py and values.py);
    ``scheme`` names the code table of a coded field."""

    id: str
    names: tuple[str, ...]
    kind: str = "text"
    scheme: str = ""
    group: str = ""

    @property
    def label(self) -> str:
        """The name our template uses."""
        return self.names[0]


def _code(key: str, *names: str) -> Field:
    return Field(f"codes.{key}", names, "code", group="编码")


def _particular(key: str, *names: str, kind: str = "text", scheme: str = "") -> Field:
    return Field(f"particulars.{key}", names, kind, scheme, "清单其他栏")


ITEM_FIELDS = (
    Field("id", ("事项标识", "标识", "事项ID", "目录标识"), "slug", group="编码"),
    _code(
        "implementation",
        "实施编码",
        "实施清单编码",
        "事项实施编码",
        "事项编码",
        "事项代码",
        "编码",
        "国家实施编码",
    ),
    _code("handling", "业务办理项编码", "办理项编码", "业务办理项代码"),
    _code("basic", "基本编码", "基本目录编码", "基本码", "国家基本编码"),
    _code("local", "地方实施编码", "地方编码", "内部编码", "地方基本编码"),
    Field(
        "name",
        ("事项名称", "名称", "实施清单名称", "实施事项名称", "服务事项名称", "政务服务事项名称"),
    ),
    Field("handling_name", ("业务办理项名称", "办理项名称", "子项名称", "业务办理项")),
    Field("type", ("事项类型", "事项类别", "权力类型", "权力类别", "类型"), "coded", "item_types"),
    Field(
        "department",
        (
            "实施主体",
            "实施主体名称",
            "部门",
            "主管部门",
            "实施部门",
            "所属部门",
            "责任部门",
            "部门名称",
            "行使主体",
            "实施机关",
            "实施机构",
            "单位",
            "单位名称",
        ),
        "department",
        "departments",
    ),
    Field("aliases", ("日常用语", "别名", "俗称", "常用叫法", "口语", "事项别名"), "list"),
    Field("summary", ("事项简介", "简介", "一句话说明", "事项说明")),
    Field(
        "statutory", ("法定办结时限", "法定时限", "法定期限", "法定办结期限"), "limit", group="时限"
    ),
    Field(
        "statutory.unit",
        ("法定办结时限单位", "法定时限单位", "法定期限单位", "法定办结时限类型"),
        "unit",
        "limit_units",
        "时限",
    ),
    Field("statutory.text", ("法定办结时限说明", "法定时限说明", "法定期限说明"), group="时限"),
    Field(
        "promised", ("承诺办结时限", "承诺时限", "承诺期限", "承诺办结期限"), "limit", group="时限"
    ),
    Field(
        "promised.unit",
        ("承诺办结时限单位", "承诺时限单位", "承诺期限单位", "承诺办结时限类型"),
        "unit",
        "limit_units",
        "时限",
    ),
    Field("promised.text", ("承诺办结时限说明", "承诺时限说明", "承诺期限说明"), group="时限"),
    Field("promised_when", ("分情形承诺时限",), "promises", group="时限"),
    Field("deadline", ("申请人期限", "申请期限", "申请人办理期限"), group="时限"),
    Field("deadline.value", ("申请人期限数值",), "number", group="时限"),
    Field("deadline.unit", ("申请人期限单位",), "unit", "limit_units", "时限"),
    Field("deadline.since", ("申请人期限起算",), group="时限"),
    Field("fee", ("收费标准", "收费", "收费情况", "收费项目标准", "收费项目及标准"), group="收费"),
    Field("fee.charged", ("是否收费", "收费与否"), "coded", "yes_no", "收费"),
    Field("result", ("审批结果名称", "结果名称", "办理结果", "审批结果", "办件结果名称")),
    Field("validity", ("有效期", "证照有效期", "有效期限", "结果有效期")),
    Field(
        "legal_basis",
        ("设定依据", "实施依据", "法律依据", "办理依据", "权力依据", "事项依据"),
        "list",
    ),
    Field("note", ("办理提示", "特别说明", "注意事项", "温馨提示", "办事提示")),
    Field("maintainer_notes", ("备注", "内部备注", "维护备注"), "list"),
    Field("receive_level", ("受理层级", "收件层级"), "coded", "levels"),
    Field("decide_level", ("行使层级", "审批层级", "决定层级", "实施层级"), "coded", "levels"),
    Field("site_checks", ("现场核查要点", "现场踏勘要点", "勘验要点"), "list"),
    Field("papers", ("申请材料", "材料清单", "所需材料", "申报材料", "办理材料", "材料"), "papers"),
    _particular(
        "parent", "主项名称", "父项名称", "大项名称", "上级事项", "基本目录名称", "目录名称"
    ),
    _particular("case_type", "办件类型", "办件类别", kind="coded", scheme="case_types"),
    _particular(
        "audience", "服务对象", "服务对象类型", "办理对象", kind="codes", scheme="audiences"
    ),
    _particular("form", "办理形式", "办理方式", kind="codes", scheme="forms"),
    _particular("conditions", "受理条件", "办理条件", "申请条件", "申报条件", "许可条件"),
    _particular("procedure", "办理流程", "办事流程", "流程说明", "办理程序"),
    _particular("special_procedure", "特别程序", "特殊环节", "特殊程序"),
    _particular(
        "visits",
        "到办事现场次数",
        "到现场次数",
        "跑动次数",
        "最多跑动次数",
        "到办事窗口的最少次数",
        kind="count",
    ),
    _particular("fee_basis", "收费依据"),
    _particular("fee_waiver", "减免依据", "收费减免依据"),
    _particular("place", "办理地点", "办公地址", "办事地点", "窗口地址"),
    _particular("hours", "办理时间", "办公时间", "办事时间", "工作时间"),
    _particular("contact", "咨询方式", "咨询电话", "联系电话", "咨询渠道"),
    _particular("complaints", "监督投诉方式", "监督投诉电话", "投诉电话", "监督电话", "投诉方式"),
    _particular("delegated_to", "委托部门", "受委托部门", "委托机构"),
    _particular("power_source", "权力来源", kind="coded", scheme="power_sources"),
    _particular("body_nature", "实施主体性质", "主体性质", kind="coded", scheme="body_natures"),
    _particular("department_code", "实施主体编码", "部门编码", "实施主体代码", kind="code"),
    _particular(
        "in_hall", "是否进驻政务大厅", "进驻大厅", "是否进驻大厅", kind="coded", scheme="yes_no"
    ),
    _particular("online", "是否网办", "是否网上办理", "能否网办", kind="coded", scheme="yes_no"),
    _particular("online_depth", "网上办理深度", "网办深度", kind="coded", scheme="online_depths"),
    _particular("online_address", "网办地址", "在线办理跳转地址", "网上办理地址", "办理网址"),
    _particular("mobile_address", "移动端办理地址", "移动端地址"),
    _particular("counter_reason", "必须现场办理原因说明", "必须到现场原因", "必须现场办理原因"),
    _particular("scope", "通办范围", "通办", kind="codes", scheme="scopes"),
    _particular("joint_bodies", "联办机构", "联办部门"),
    _particular("quota", "数量限制", "是否有数量限制"),
    _particular("result_type", "审批结果类型", "结果类型", kind="coded", scheme="result_types"),
    _particular("booking", "是否支持预约办理", "预约办理", kind="coded", scheme="yes_no"),
    _particular(
        "online_payment",
        "网上支付",
        "是否支持网上支付",
        "是否网上支付",
        kind="coded",
        scheme="yes_no",
    ),
    _particular(
        "delivery", "物流快递", "是否支持物流快递", "是否快递", kind="coded", scheme="yes_no"
    ),
    _particular("self_service", "自助终端", "是否支持自助终端", kind="coded", scheme="yes_no"),
    _particular("intermediary", "中介服务", "是否涉及中介服务"),
    _particular("personal_theme", "面向自然人主题分类", "自然人主题分类", "个人主题"),
    _particular("business_theme", "面向法人主题分类", "法人主题分类", "法人主题"),
    _particular("local_theme", "地方特色主题分类", "特色主题"),
    _particular("effective_on", "计划生效日期", "生效日期", "实施日期", kind="date"),
    _particular("cancelled_on", "计划取消日期", "取消日期", "失效日期", kind="date"),
    _particular("status", "事项状态", "状态", kind="coded", scheme="item_statuses"),
    _particular("list_version", "事项版本", "版本号", "版本"),
    _particular("review", "行政复议", "行政复议与行政诉讼", "复议机关", "法律救济"),
    _particular("directions", "交通指引", "乘车路线"),
    _particular("faq", "常见问题", "常见问题解答"),
)

PAPER_FIELDS = (
    Field("item", ("事项标识", "标识", "事项ID", "目录标识"), "slug"),
    Field(
        "item_code",
        ("实施编码", "实施清单编码", "事项实施编码", "事项编码", "事项代码", "业务办理项编码"),
        "code",
    ),
    Field("item_name", ("事项名称", "实施事项名称", "业务办理项名称", "所属事项", "对应事项")),
    Field("group", ("任选组",)),
    Field("paper", ("材料名称", "申请材料名称", "材料")),
    Field("material", ("材料标识", "材料ID", "材料编码"), "slug"),
    Field("exact", ("确切名称", "材料具体名称")),
    Field("result_of", ("前序事项标识", "来自哪个事项的结果"), "slug"),
    Field("holders", ("持有人", "材料持有人", "谁的材料"), "list", "holders"),
    Field(
        "supply",
        ("供给方式", "来源渠道", "材料来源", "来源", "材料来源渠道"),
        "coded",
        "supplies",
    ),
    Field("original", ("是否收原件", "原件", "原件份数", "纸质原件份数"), "original"),
    Field("copies", ("复印件份数", "复印件", "纸质份数", "份数", "复印件数量"), "count"),
    Field("how", ("准备要求", "材料要求", "纸质规格", "填报须知", "受理标准")),
    Field("form", ("材料形式", "材料格式", "介质要求"), "codes", "paper_forms"),
    Field("need", ("材料必要性", "必要性", "是否必要", "是否必须"), "coded", "needs"),
    Field("when", ("什么情形要交", "使用条件", "适用情形"), "condition"),
)

DEPARTMENT_FIELDS = (
    Field("id", ("部门标识", "标识"), "slug"),
    Field("name", ("部门名称", "部门", "单位名称", "实施主体", "实施主体名称")),
    Field("kind", ("部门性质", "部门类别", "机构类型")),
    Field("aliases", ("部门别名", "别名", "简称", "部门简称"), "list"),
    Field("vertical", ("是否垂直管理", "垂直管理"), "yes_no"),
    Field("note", ("部门说明", "职责")),
)

ANNOTATIONS = ("导入结果", "原因", "怎么改")
"""Columns we add to a workbook that is sent back; ignored when it comes again."""

LABELS = {each.id: each.label for each in ITEM_FIELDS}
"""Field id -> its name for people."""
