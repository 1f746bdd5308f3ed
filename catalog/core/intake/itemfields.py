"""What a worksheet of items may say: the field set of an 实施清单 and its many column names.

Sources of the names: the national basic catalogue and implementation list (GB/T 39554) as
published column comments show them, and the lists of several provinces. The first name is
the one our own template uses.
"""

from catalog.core.intake.fields import Field
from catalog.core.intake.particulars import PARTICULARS


def _code(key: str, *names: str) -> Field:
    return Field(f"codes.{key}", names, "code", group="编码")


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
    *PARTICULARS,
)

LABELS = {each.id: each.label for each in ITEM_FIELDS}
"""Field id -> its name for people."""
