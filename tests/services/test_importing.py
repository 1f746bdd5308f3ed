"""Importing: the dry run says everything, applying is one change, undoing is one step."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from catalog.core.catalogue import NOUNS
from catalog.core.document import dump, load
from catalog.models import UnmatchedMaterial
from catalog.services import exporting, importing
from catalog.services.importing import ImportRefused
from catalog.services.marking_absent import absences
from catalog.web.admin import working
from tests.services.importing import Import, changed_rows, changes
from tests.workbooks import HEAD, item_sheet, planted, workbook
from tests.workflow import House

REAL = Path(__file__).parents[3] / "shared/real/items.jsonl"
NEW = ("A001", "新事项", "行政许可", "市监局", 20, 5, "身份证原件及复印件；某某专用介绍信", 45292)


def beside(house: House) -> str:
    """Another item of the department that food_license belongs to."""
    own = house.master("item", "food_license")["department"]
    mine = [row["id"] for row in house.masters("item") if row["department"] == own]
    return next(slug for slug in mine if slug != "food_license")


def marked(house: House) -> dict[str, tuple[int, str]]:
    """Items marked as absent: the import and the file that lacks them."""
    with house.reading() as session:
        found = absences(session, [row["id"] for row in house.masters("item")])
    return {slug: (each.run_id, each.file_name) for slug, each in found.items()}


def test_a_workbook_with_every_fault_names_each_with_row_column_reason_and_remedy(
    house: House,
) -> None:
    tried = Import(house, planted())
    assert tried.counts == {"new": 3, "rejected": 10, "absent": 15}
    assert tried.reasons() == {
        8: "编码与第 4 行重复",
        9: "部门“某某办公室”目录里没有",
        10: "承诺时限（30个工作日）比法定时限（20个工作日）还长",
        11: "“其他材料”说不清要带什么",
        12: "公式还没有算出值",
        13: "编码变成了科学计数，后面的数字已经丢了",
        14: "事项类型“行政许克证”不认识",
        15: "写了收费，没写收费标准",
        16: "没有事项名称",
        17: "公式出错（#REF!）",
    }
    for row in tried.rows("rejected"):
        assert all(letter and fix for _, letter, _, _, fix in row.faults), row.name
    notes = tried.run.summary["notes"]
    assert any("联络人" in note for note in notes)
    assert any("封面" in note for note in notes)


def test_messy_cells_come_out_clean(house: House) -> None:
    first, second, third = Import(house, planted()).rows("new")
    assert first.content["requirements"] == [
        {"material": "idcard", "holders": ["A"], "copies": 2, "note": "正反面"},
        {"material": "license", "holders": ["E"], "copies": 1, "original": False},
    ]
    assert second.content["codes"] == {"implementation": "11610323A002"}
    assert second.content["statutory"] == {"value": 20, "unit": "working_day"}
    assert second.content["promised"] == {"value": 0, "unit": "immediate"}
    assert third.row_id == "scjg-mybmynr"


def test_what_is_proposed_has_the_shape_of_rows(house: House) -> None:
    for row in Import(house, planted()).rows("new"):
        assert dump(load(NOUNS[row.noun], row.content)) == row.content


def test_applying_makes_one_change_and_undoing_drops_it(any_house: House) -> None:
    house = any_house
    tried = Import(house, item_sheet(NEW), default_unit="工作日")
    assert tried.counts["new"] == 1
    change = tried.apply()
    with house.reading() as session:
        rows = changed_rows(session, change)
        assert [(row.noun, row.row_id, row.base_version) for row in rows] == [("item", "a001", 0)]
        assert rows[0].content["particulars"] == {"effective_on": "2024-01-01"}
        assert len(changes(session)) == 1
    assert house.state(change) == "draft"
    assert tried.undo() is None
    assert house.state(change) == "discarded"
    assert tried.run.state == "undone"


def test_a_changed_item_is_compared_field_by_field_and_starts_from_its_master(house: House) -> None:
    sheet = workbook(表=[["事项标识", "收费标准", "事项名称"], ["food_license", "每证 10 元", ""]])
    tried = Import(house, sheet)
    (row,) = tried.rows("changed")
    assert row.differences == [["fee", "收费标准", "免费", "每证 10 元"]]
    assert row.content["provenance"]["fee"]["level"] == "official"
    touched = {each["slug"] for each in tried.run.summary["touched"]}
    assert "canyin" in touched
    change = tried.apply()
    with house.reading() as session:
        (proposed,) = changed_rows(session, change)
        assert proposed.base == house.master("item", "food_license")
        assert proposed.base_version == 1


def test_undoing_after_publication_restores_the_catalogue(house: House) -> None:
    before = house.master("item", "food_license")
    sheet = workbook(表=[["事项标识", "收费标准"], ["food_license", "每证 10 元"]])
    tried = Import(house, sheet)
    house.publish(tried.apply())
    assert house.master("item", "food_license")["fee"] == "每证 10 元"
    undoing = tried.undo()
    assert undoing is not None
    house.publish(undoing)
    assert house.master("item", "food_license") == before


def test_a_catalogue_that_moved_on_is_tried_again_and_nothing_is_half_applied(house: House) -> None:
    sheet = workbook(表=[["事项标识", "收费标准"], ["food_license", "每证 10 元"]])
    tried = Import(house, sheet)
    other = house.open()
    house.save(other, "item", "food_license", summary="开饭馆要的证")
    house.publish(other)
    with house.writing() as session:
        importing.ask_to_apply(session, house.admin, tried.id)
    from catalog.web.admin import working

    working.work(house.engine, tried.id)
    assert tried.run.state == "checked"
    assert "重新试算" in tried.run.error
    assert tried.run.change_id is None
    assert tried.apply()


def test_absent_items_are_marked_and_kept(house: House) -> None:
    tried = Import(house, item_sheet(NEW), default_unit="工作日")
    assert {row.department for row in tried.rows("absent")} == {"岐山县市场监督管理局"}
    assert "food_license" in {row.row_id for row in tried.rows("absent")}
    assert marked(house) == {}
    tried.apply()
    assert marked(house)["food_license"] == (tried.id, "清单.xlsx")
    assert house.master("item", "food_license")


def test_a_later_workbook_that_lists_the_item_clears_its_mark(house: House) -> None:
    Import(house, item_sheet(NEW), default_unit="工作日").apply()
    sheet = workbook(表=[["事项标识", "收费标准"], ["food_license", "每证 10 元"]])
    later = Import(house, sheet, "补报.xlsx")
    later.apply()
    assert "food_license" not in marked(house)
    assert marked(house)[beside(house)] == (later.id, "补报.xlsx")


def test_undoing_an_import_takes_its_marks_back(house: House) -> None:
    first = Import(house, item_sheet(NEW), default_unit="工作日")
    first.apply()
    before = marked(house)
    later = Import(house, workbook(表=[["事项标识", "收费标准"], ["food_license", "每证 10 元"]]))
    later.apply()
    later.undo()
    assert marked(house) == before
    first.undo()
    assert marked(house) == {}


def test_a_workbook_that_changes_nothing_still_marks(house: House) -> None:
    item = house.master("item", "food_license")
    tried = Import(house, workbook(表=[["事项标识", "事项名称"], [item["id"], item["name"]]]))
    assert tried.counts["unchanged"] == 1
    with house.writing() as session:
        importing.ask_to_apply(session, house.admin, tried.id)
    working.work(house.engine, tried.id)
    assert (tried.run.state, tried.run.change_id) == ("applied", None)
    assert "food_license" not in marked(house)
    assert marked(house)[beside(house)] == (tried.id, "清单.xlsx")


def test_the_same_new_item_twice_is_turned_down_the_second_time(house: House) -> None:
    head = ["事项名称", "事项类型", "实施主体"]
    row = ["夜市摊位登记", "公共服务", "市监局"]
    tried = Import(house, workbook(表=[head, row, [*row[:2], "公安局"], row]))
    assert (tried.counts["new"], tried.counts["rejected"]) == (2, 1)
    assert tried.reasons() == {4: "事项名称与第 2 行重复"}


def test_unknown_materials_queue_up_and_hold_the_item_back(house: House) -> None:
    tried = Import(house, item_sheet(NEW), default_unit="工作日")
    change = tried.apply()
    with house.reading() as session:
        (waiting,) = session.exec(select(UnmatchedMaterial)).all()
        assert (waiting.name, waiting.count, waiting.examples) == ("某某专用介绍信", 1, ["a001"])
    with pytest.raises(Exception, match="某某专用介绍信"):
        house.submit(change)


def test_departments_and_materials_may_be_made_anew(house: House) -> None:
    row = ("B001", "别处的事", "公共服务", "县外事办公室", 20, 5, "某某专用介绍信", "")
    create = frozenset(("department", "material"))
    tried = Import(house, item_sheet(row), default_unit="工作日", create=create)
    made = {(row.noun, row.name) for row in tried.rows("new")}
    assert made == {
        ("department", "县外事办公室"),
        ("material", "某某专用介绍信"),
        ("item", "别处的事"),
    }
    house.publish(tried.apply())
    assert house.master("item", "b001")["requirements"][0]["material"] == "mmzyjsx"


def test_codes_mean_what_their_source_says(house: House) -> None:
    row = ("C001", "给付", "06", "市监局", "", "", "身份证", "")
    assert Import(house, item_sheet(row)).reasons() == {2: "事项类型“06”不认识"}
    (taken,) = Import(house, item_sheet(row), source="编码方案二").rows("new")
    assert taken.content["type"] == "行政给付"


def test_importing_twice_changes_nothing_the_second_time(house: House) -> None:
    known = (
        "A001",
        "新事项",
        "行政许可",
        "市监局",
        20,
        5,
        "1.身份证原件及复印件 2.营业执照",
        45292,
    )
    tried = Import(house, item_sheet(known), default_unit="工作日")
    house.publish(tried.apply())
    again = Import(house, item_sheet(known), default_unit="工作日")
    assert again.counts["unchanged"] == 1
    with pytest.raises(ImportRefused, match="没有不同"):
        again.apply()


def test_the_whole_catalogue_exported_comes_back_unchanged(house: House) -> None:
    with house.reading() as session:
        data = exporting.items(session)
    assert Import(house, data, whole=True).counts == {"unchanged": 244}


def test_the_template_is_recognised_and_holds_nothing(house: House) -> None:
    with house.reading() as session:
        data = exporting.template(session)
    assert Import(house, data).counts == {}


def test_a_broken_file_fails_in_words(house: House) -> None:
    tried = Import(house, b"not a workbook")
    assert tried.run.state == "failed"
    assert "另存为" in tried.run.error


@pytest.mark.skipif(not REAL.exists(), reason="the real item names are not on this machine")
def test_a_real_county_list_imports(house: House) -> None:
    real = [json.loads(line) for line in REAL.read_text("utf-8").splitlines()]
    head = ["实施编码", "主项名称", "事项名称", "实施主体"]
    rows = [[r["item_code"], r["parent"] or "", r["name"], r["department"]] for r in real]
    tried = Import(
        house,
        workbook(清单=[head, *rows]),
        default_type="公共服务",
        create=frozenset(("department",)),
    )
    assert tried.counts == {"new": 1133}
    change = tried.apply()
    with house.reading() as session:
        assert len(changed_rows(session, change)) == 1133 + 34


def test_an_empty_catalogue_is_filled_from_one_workbook(sqlite: Engine) -> None:
    house = House(sqlite)
    data = workbook(
        部门=[
            ["部门名称", "部门别名", "是否垂直管理", "部门性质"],
            ["县市监局", "市监局、工商局", "否", "市场监管"],
        ],
        材料=[
            ["事项名称", "材料名称", "任选组", "持有人", "来源渠道", "份数"],
            ["开小卖部", "身份证", "", "申请人本人", "", ""],
            ["", "租赁合同", "1", "申请人本人；经营主体", "20", ""],
            ["", "房产证", "1", "经营主体", "自己带", "2"],
        ],
        事项=[
            ["事项名称", "事项类型", "实施主体", "承诺办结时限"],
            ["开小卖部", "许可", "工商局", "即办"],
        ],
    )
    tried = Import(house, data, create=frozenset(("material",)))
    assert tried.counts == {"new": 1}
    house.publish(tried.apply())
    (item,) = house.masters("item")
    assert item["department"] == "xsjj"
    assert item["requirements"] == [
        {"material": "sfz", "holders": ["A"]},
        {
            "any_of": [
                {"material": "zlht", "holders": ["A", "E"]},
                {"material": "fcz", "holders": ["E"], "supply": "self", "copies": 2},
            ]
        },
    ]
    assert house.master("code", "item_types/X")["label"] == "行政许可"
    assert house.master("department", "xsjj")["aliases"] == ["市监局", "工商局"]


def test_materials_of_an_item_nobody_lists_are_rejected(house: House) -> None:
    data = workbook(
        材料=[["事项名称", "材料名称"], ["没有的事", "身份证"]],
        事项=[["事项标识", "收费标准"], ["food_license", "免费"]],
    )
    (row,) = Import(house, data).rows("rejected")
    assert (row.noun, row.name, row.faults[0][3]) == ("paper", "没有的事", "事项表里没有这件事项")


def test_a_sheet_may_be_named_after_its_department(house: House) -> None:
    data = workbook(市监局=[["事项名称", "事项类型", "服务对象"], ["甲", "行政许可", "1"]])
    (row,) = Import(house, data).rows("new")
    assert row.content["department"] == "scjg"
    assert row.content["particulars"] == {"audience": "自然人"}


def test_head_is_what_the_sheets_of_these_tests_have() -> None:
    assert len(HEAD) == len(NEW)
