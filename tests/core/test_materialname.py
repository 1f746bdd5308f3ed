"""Material names taken apart: the name is one thing, what is said about it another."""

import pytest

from catalog.core.materialname import MaterialName, folded, listed, taken_apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民身份证", MaterialName("居民身份证")),
        (
            "申请人身份证原件及复印件(正反面)",
            MaterialName("申请人身份证", copies=1, note="正反面"),
        ),
        ("2.户口簿（原件）", MaterialName("户口簿")),
        (
            "法定代表人身份证复印件2份",
            MaterialName("法定代表人身份证", original=False, copies=2),
        ),
        ("申请表（一式两份）", MaterialName("申请表", note="2份")),
        ("近期一寸免冠照片2张", MaterialName("近期一寸免冠照片", note="2张")),
        ("毕业证书扫描件", MaterialName("毕业证书", note="电子版")),
        ("身份证（验原件，收复印件1份）", MaterialName("身份证", copies=1)),
        (
            "租赁合同(复印件，加盖公章)",
            MaterialName("租赁合同", original=False, copies=1, note="加盖公章"),
        ),
        ("营业执照（副本）", MaterialName("营业执照（副本）")),
        ("电子证照", MaterialName("电子证照")),
        ("原件", MaterialName("原件")),
    ],
)
def test_modifiers_go_to_their_fields(text: str, expected: MaterialName) -> None:
    assert taken_apart(text) == expected


def test_one_cell_may_list_many() -> None:
    cell = "1.申请表；2.身份证（正反面）3、营业执照\n（4）场地证明 ①照片②合同"
    assert listed(cell) == ["申请表", "身份证（正反面）", "营业执照", "场地证明", "照片", "合同"]


def test_a_number_inside_a_name_does_not_split_it() -> None:
    assert listed("第2.5类证明") == ["第2.5类证明"]


def test_folding_ignores_what_differs_by_accident() -> None:
    assert folded("《身份证 (副本)》") == folded("身份证（副本）")
