"""Finding the heading: titles above, merged groups, other words for the same thing."""

from catalog.core.intake.cells import Cleaner
from catalog.core.intake.headings import Layout, layout
from catalog.core.intake.sheet import Sheet


def found(*rows: list[str], merged: tuple = ()) -> Layout:
    width = max(map(len, rows))
    result = layout(
        Sheet("表", [row + [""] * (width - len(row)) for row in rows], merged), Cleaner()
    )
    assert result is not None
    return result


def columns(*rows: list[str], merged: tuple = ()) -> dict[str, str]:
    return {column.letter: column.field.id for column in found(*rows, merged=merged).columns}


def test_columns_are_known_by_many_names_in_any_order() -> None:
    assert columns(["责任部门", "名称*", "事项编码（必填）", "权力类型"]) == {
        "A": "department",
        "B": "name",
        "C": "codes.implementation",
        "D": "type",
    }


def test_titles_above_the_heading_are_passed_over() -> None:
    where = found(
        ["某局政务服务事项实施清单"], ["2026年6月"], ["事项名称", "实施主体"], ["甲", "乙"]
    )
    assert where.first == 3


def test_two_rows_of_headings_are_read_together() -> None:
    rows = (
        ["事项名称", "实施主体", "法定办结时限", "", "申请材料", ""],
        ["", "", "时限", "单位", "材料名称", "份数"],
    )
    merged = (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (0, 5)))
    for given in (merged, ()):
        where = found(*rows, merged=given)
        assert [column.field.id for column in where.columns] == [
            "name",
            "department",
            "statutory",
            "statutory.unit",
        ]
        assert [column.field.id for column in where.papers] == ["paper", "copies"]


def test_a_unit_in_the_heading_counts() -> None:
    where = found(["事项名称", "实施主体", "承诺时限（工作日）"])
    assert where.columns[2].unit == "工作日"


def test_a_sheet_of_materials_is_told_from_a_sheet_of_items() -> None:
    assert found(["实施编码", "材料名称", "材料必要性"]).kind == "paper"
    assert found(["部门名称", "部门标识"]).kind == "department"
    assert found(["事项名称", "事项类型", "实施主体", "材料名称"]).kind == "item"


def test_what_is_not_known_is_named_with_the_nearest_name() -> None:
    where = found(["事项名称", "实施主体", "承诺办结时限", "联络人", "受理条仵"])
    assert where.unknown() == [("D", "联络人", ""), ("E", "受理条仵", "受理条件")]


def test_a_page_of_words_is_nothing_to_import() -> None:
    assert layout(Sheet("封面", [["请认真填写"], ["事项名称"]]), Cleaner()) is None
