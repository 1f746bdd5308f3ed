"""What rows and their fields are called on pages."""

from typing import Any

NOUNS = {
    "department": "部门",
    "code": "代码",
    "material": "材料",
    "question": "问题",
    "item": "事项",
    "bundle": "一件事",
    "licence": "一业一证",
    "point": "服务点",
    "phrase": "说法",
    "redirect": "去向",
    "rewrite": "词表",
}
"""Noun -> its Chinese term (docs/glossary.md)."""

LABELS = {
    "id": "编号",
    "name": "名称",
    "title": "名称",
    "short": "简称",
    "kind": "类别",
    "aliases": "别名",
    "names": "别的叫法",
    "vertical": "垂直管理",
    "note": "说明",
    "notes": "说明",
    "codes": "代码",
    "scheme": "代码表",
    "value": "值",
    "label": "显示为",
    "code": "代码",
    "supply": "供给方式",
    "category": "分类",
    "issuer": "出具部门",
    "merged_into": "并入",
    "ways": "怎样算齐",
    "produced_by": "由谁产出",
    "holder_aliases": "各持有人的叫法",
    "evidence": "依据标签",
    "text": "问法",
    "options": "选项",
    "multi": "可多选",
    "exclusive": "独选项",
    "hint": "提示",
    "type": "事项类型",
    "department": "主管部门",
    "departments": "部门",
    "summary": "一句话说明",
    "statutory": "法定时限",
    "promised": "承诺时限",
    "promised_when": "分情形承诺时限",
    "deadline": "申请人期限",
    "fee": "收费",
    "result": "办理结果",
    "results": "办理结果",
    "validity": "有效期",
    "requirements": "材料",
    "legal_basis": "法律依据",
    "maintainer_notes": "内部备注",
    "receive_level": "受理层级",
    "decide_level": "决定层级",
    "site_checks": "现场核查",
    "provenance": "来源",
    "audience": "面向",
    "items": "事项",
    "lead": "牵头部门",
    "theme": "主题",
    "applicants": "申请人",
    "appears_in": "也列在",
    "preconditions": "前提条件",
    "package_limit": "整件承诺时限",
    "channels": "办理渠道",
    "questions": "问题",
    "waivers": "免交规则",
    "composite": "综合证规则",
    "forms": "表单",
    "cautions": "先别做",
    "published_elsewhere": "别处公布的数",
    "town": "乡镇",
    "parent": "上级服务点",
    "address": "地址",
    "division_code": "区划代码",
    "takes": "可办事项",
    "services": "服务内容",
    "hours": "开放时间",
    "windows": "窗口数",
    "hours_provenance": "开放时间来源",
    "place_provenance": "名称地址来源",
    "particulars": "清单其他栏",
    "delegations": "下放事项",
    "sample": "样例",
    "asks": "问句",
    "english": "英文说法",
    "office": "归谁管",
    "advice": "怎么办",
    "phrases": "说法",
    "says": "人们说",
    "means": "目录里叫",
}
COMPOSITE = {
    "document": "证书名称",
    "min_components": "至少几张证照",
    "when_fewer": "不够时",
    "validity_rule": "有效期规则",
    "change_rule": "变更规则",
    "trim_hint": "裁减提示",
    "rules": "规则",
}
LEVELS = {"law": "法条载明", "official": "官方公开清单", "sample": "样例，待核实"}
PROVEN = {
    "statutory": "法定时限",
    "promised": "承诺时限",
    "fee": "收费",
    "validity": "有效期",
    "materials": "材料",
    "package_limit": "整件承诺时限",
    "place": "名称和地址",
    "hours": "开放时间",
}
REFERS = {
    ("", "department"): "department",
    ("", "departments"): "department",
    ("", "lead"): "department",
    ("", "issuer"): "department",
    ("", "takes"): "item",
    ("", "merged_into"): "material",
    ("", "parent"): "point",
    ("material", "supply"): "supply",
}
"""(noun or "" for any, field) -> the noun its values are ids of."""


def label_of(noun: str, field: str) -> str:
    """A field's name on pages."""
    if noun == "redirect" and field == "title":
        return "什么事"
    return LABELS.get(field, field)


def called(content: dict[str, Any], otherwise: str = "") -> str:
    """What a row is called; ``otherwise``, perhaps its id, when it has no name."""
    for key in ("name", "title", "text", "label", "means"):
        if content.get(key):
            return str(content[key])
    return otherwise
