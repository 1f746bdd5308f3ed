"""What columns of worksheets may hold. Those of items: itemfields.py."""

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
