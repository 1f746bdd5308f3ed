"""The fields of an 实施清单 that only inform: columns and their many names, as itemfields.py."""

from catalog.core.intake.fields import Field


def _particular(key: str, *names: str, kind: str = "text", scheme: str = "") -> Field:
    return Field(f"particulars.{key}", names, kind, scheme, "清单其他栏")


PARTICULARS = (
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
