"""Workbooks for tests: small ones written in a line, and one with every fault we know."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


def workbook(**sheets: Rows) -> bytes:
    """An .xlsx with these sheets, as openpyxl writes it: formulas have no stored value."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = (
    "实施编码",
    "事项名称",
    "事项类型",
    "实施主体",
    "法定办结时限",
    "承诺办结时限",
    "申请材料",
    "生效日期",
)


def item_sheet(*rows: Sequence[Any]) -> bytes:
    """One sheet 事项 under HEAD."""
    return workbook(事项=[HEAD, *rows])


def line(
    code: Any,
    name: str | None,
    kind: str = "行政许可",
    body: str = "市监局",
    law: Any = 20,
    promise: Any = 5,
    unit: str | None = "工作日",
    paper: str = "身份证",
    copies: int | None = None,
    fee: str = "否",
) -> list[Any]:
    """A row of ``planted``: an item without a fault, but for what is given."""
    return [None, code, name, kind, body, law, unit, promise, unit, paper, copies, fee]


def planted() -> bytes:
    """The sheet departments really send: a title, headings over two rows, merged cells, notes
    in between, and one of each fault. Line numbers are those in the tests."""
    whole = openpyxl.Workbook()
    page = whole.active
    page.title = "市场监管局"
    upper = [None] * 13
    upper[:2], upper[5], upper[7], upper[9], upper[11] = (
        ["序号", "基本信息"], "法定办结时限", "承诺办结时限", "申请材料", "收费",
    )  # fmt: skip
    lower = [
        None,
        "实施编码*",
        "事项名称（必填）",
        "事项类型",
        "实施主体",
        "时限",
        "单位",
        "时限",
        "单位",
    ]
    idcard = "申请人身份证原件及复印件(正反面)"
    rows = (
        ["岐山县市场监督管理局政务服务事项实施清单"],
        [*upper[:12], "联络人"],
        [*lower, "材料名称", "份数", "是否收费"],
        line(
            "11610323A001", "食品小作坊登记 ", kind="01", law=20.0, unit="1", paper=idcard, copies=2
        ),
        [None] * 9 + ["营业执照副本复印件1份", 1],
        line(
            "１１６１０３２３Ａ００２",
            "小餐饮备案",
            kind="行政备案",
            body="岐山县市场监督管理局",
            law="２０个工作日",
            promise="即办",
            unit=None,
            paper="<p>食品经营许可申请书</p>",
        ),
        [],
        line("11610323A001", "重复的编码"),
        line("11610323A004", "不认识的部门", body="某某办公室"),
        line("11610323A005", "承诺比法定长", promise=30),
        line("11610323A006", "说不清的材料", paper="其他材料"),
        line("11610323A007", "公式没算的时限", law="=10+10"),
        line(5.11e30, "编码成了科学计数"),
        line("11610323A009", "类型写错", kind="行政许克证"),
        line("11610323A010", "收费没写标准", fee="是"),
        line("11610323A011", None),
        line("11610323A012", "公式出了错", law="#REF!"),
        ["注：以上事项均由县局受理"],
        line(
            None,
            "没有编码也能认",
            kind="其他行政权力",
            law="当场办结",
            promise=0,
            unit=None,
            paper="无",
        ),
    )
    for row in rows:
        page.append(row)
    spans = ("A1:M1", "B2:E2", "F2:G2", "H2:I2", "J2:K2", "A2:A3", "M2:M3", "B4:B5", "C4:C5")
    for span in spans:
        page.merge_cells(span)
    whole.create_sheet("封面").append(["请各科室认真填写"])
    hidden = whole.create_sheet("旧数据")
    hidden.append(HEAD)
    hidden.append(["X", "不该导入", "行政许可", "市监局", 1, 1, "", ""])
    hidden.sheet_state = "hidden"
    return saved(whole)
