"""What one department handles."""

from tests.pages import Pages


def test_it_lists_items_and_bundles(pages: Pages) -> None:
    page = pages.get("/departments/scjg")
    assert page.h1 == "岐山县市场监督管理局"
    assert {"/i/drug_license", "/b/yaodian", "/l/canyin"} <= set(page.links())


def test_an_unknown_department_is_not_found(pages: Pages) -> None:
    pages.get("/departments/none", status=404)
