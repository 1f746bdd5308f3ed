"""Lint: what may not be published, and that it is said in words with the row's name."""

from dataclasses import replace

import pytest

from catalog.core.catalogue import Catalogue
from catalog.core.edition import After, ConditionalLimit, Effect, Limit, Provenance
from catalog.core.lint import lint_edition, lint_rows
from catalog.core.rows import (
    AskRow,
    CodeRow,
    DepartmentRow,
    EffectRow,
    EntryRow,
    IncludeWhen,
    ItemRow,
    MaterialRow,
    MemberRow,
    QuestionRow,
    RequirementRow,
)
from tests.builders import ask, bundle, item

CODES = {
    "holders/A": CodeRow("holders", "A", "申请人"),
    "supplies/self": CodeRow("supplies", "self", "自备"),
    "item_types/X": CodeRow("item_types", "X", "行政许可"),
}
LAW = {key: Provenance("law") for key in ("promised", "statutory", "materials")}
ITEM = ItemRow(
    "a", "事项甲", "行政许可", "d", promised=Limit(3, "working_day"), provenance=LAW,
    requirements=(RequirementRow(holders=("A",), material="idcard"),),
)  # fmt: skip
ENTRY = EntryRow("shop", "开店", "开店", "business", (MemberRow("a"), MemberRow("b")))


def catalogue(entry: EntryRow = ENTRY, **changes: object) -> Catalogue:
    first = replace(ITEM, **changes)  # type: ignore[arg-type]
    return Catalogue(
        department={"d": DepartmentRow("d", "部门")},
        code=CODES,
        material={"idcard": MaterialRow("idcard", "身份证", "self")},
        question={"q": QuestionRow("q", "要吗？", ("是", "否"))},
        item={"a": first, "b": replace(ITEM, id="b")},
        bundle={"shop": entry},
    )


def found(checked: Catalogue) -> str:
    return "\n".join(finding.text for finding in lint_rows(checked))


def test_a_sound_catalogue_has_no_findings() -> None:
    assert lint_rows(catalogue()) == []


def test_the_finding_names_the_row() -> None:
    finding = lint_rows(catalogue(department=""))[0]
    assert (finding.noun, finding.id, finding.text) == ("item", "a", "没有主管部门")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"department": "x"}, "主管部门“x”不存在"),
        ({"type": "许可"}, "事项类型“许可”不在代码表里"),
        ({"statutory": Limit(2, "working_day")}, "承诺时限（3）比法定时限（2）还长"),
        ({"statutory": Limit(3, "calendar_day")}, "比法定时限"),
        ({"provenance": {}}, "没有写来源"),
        ({"requirements": (RequirementRow(holders=("A",), material="x"),)}, "不在材料库里"),
        ({"requirements": (RequirementRow(holders=("Z",), material="idcard"),)}, "持有人“Z”"),
        ({"requirements": (RequirementRow(material="idcard"),)}, "没写是谁的"),
        ({"requirements": (RequirementRow(holders=("A",), result_of="x"),)}, "不在目录里"),
        (
            {"requirements": (RequirementRow(holders=("A",), material="idcard", name="其他材料"),)},
            "说不清要带什么",
        ),
        (
            {
                "requirements": (
                    RequirementRow(holders=("A",), material="idcard", when={"z": ("是",)}),
                )
            },
            "问题“z”不存在",
        ),
    ],
)
def test_items(changes: dict[str, object], said: str) -> None:
    assert said in found(catalogue(**changes))


def members(*rows: MemberRow, questions: tuple[AskRow, ...] = ()) -> EntryRow:
    return replace(ENTRY, items=rows, questions=questions)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (members(MemberRow("x")), "事项“x”不在目录里"),
        (members(MemberRow("a"), MemberRow("a")), "列了两次"),
        (
            members(MemberRow("a", after=(After("b"),)), MemberRow("b", after=(After("a"),))),
            "绕成了圈",
        ),
        (members(MemberRow("a", after=(After("x"),))), "可这里没有那一项"),
        (members(MemberRow("a", IncludeWhen({}))), "没写条件"),
        (members(MemberRow("a", IncludeWhen({"q": ("是",)}))), "这里没有问"),
        (members(MemberRow("a"), questions=(AskRow("z"),)), "问题“z”不存在"),
        (members(MemberRow("a"), questions=(AskRow("q"),)), "什么也不决定"),
        (
            members(
                MemberRow("a", IncludeWhen({"q": ("是",)})),
                questions=(AskRow("q", options=("否",)),),
            ),
            "一个都选不到",
        ),
        (
            members(MemberRow("a"), questions=(AskRow("q", effects={"也许": ()}),)),
            "不存在的选项“也许”",
        ),
        (
            members(
                MemberRow("a"),
                questions=(AskRow("q", effects={"是": (EffectRow("include", "z"),)}),),
            ),
            "事项“z”不在这里",
        ),
        (
            members(
                MemberRow("a"),
                questions=(AskRow("q", effects={"是": (EffectRow("leave_bundle"),)}),),
            ),
            "要写明怎么办",
        ),
        (
            members(
                MemberRow("a", IncludeWhen({"q": ("否",)})),
                questions=(AskRow("q", effects={"是": (EffectRow("include", "a"),)}),),
            ),
            "矛盾",
        ),
        (
            members(
                MemberRow("a"),
                questions=(
                    AskRow("q", ask_when={"p": ("是",)}),
                    AskRow("p", ask_when={"q": ("是",)}),
                ),
            ),
            "“p”得排在它前面",
        ),
        (members(MemberRow("a"), questions=(AskRow("q"), AskRow("q"))), "问了两次"),
    ],
)
def test_entries(entry: EntryRow, said: str) -> None:
    assert said in found(catalogue(entry))


def test_a_promise_that_turns_on_a_question_nobody_is_asked() -> None:
    promise = ConditionalLimit({"q": ("是",)}, Limit(1, "working_day"))
    said = found(catalogue(promised_when=(promise,)))
    assert "“事项甲”的承诺时限条件：条件用到的问题“q”这里没有问" in said


@pytest.mark.parametrize("name", ["其他材料", "相关证明", "其它申请材料", "身份证等材料"])
def test_vague_materials_cannot_be_prepared(name: str) -> None:
    vague = replace(catalogue(), material={"idcard": MaterialRow("idcard", name, "self")})
    assert "说不清要带什么" in found(vague)


def test_one_name_stands_for_one_material() -> None:
    materials = {
        "idcard": MaterialRow("idcard", "身份证", "self"),
        "other": MaterialRow("other", "临时身份证", "self", aliases=("身份证",)),
    }
    assert "一个叫法只能指一种材料" in found(replace(catalogue(), material=materials))


def reached(*args: object, **kwargs: object) -> str:
    return "\n".join(f.text for f in lint_edition(bundle(*args, **kwargs)))  # type: ignore[arg-type]


def test_an_item_nobody_can_reach() -> None:
    said = reached(
        item("a"),
        item("b", include={"p": ("是",), "q": ("是",)}),
        questions=(ask("p"), ask("q", ask_when={"p": ("否",)})),
    )
    assert "“事项b”怎么回答都办不到" in said


def test_an_option_that_leaves_nothing_to_do() -> None:
    said = reached(item("a", include={"q": ("是",)}), questions=(ask("q"),))
    assert "选“否”后一个事项也没有" in said


def test_the_same_option_with_a_word_where_to_go_is_fine() -> None:
    leave = {"否": (Effect("leave_bundle", text="到窗口单独办"),)}
    assert reached(item("a", include={"q": ("是",)}), questions=(ask("q", effects=leave),)) == ""
