"""The pages of a change, from the first row to the citizen's screen and back."""

from tests.pages import Pages
from tests.signing import signed_in
from tests.web.admin.office import Office


def make_change(office: Office, fee: str = "每份5元") -> int:
    page = office.send(office.admin, "/admin/changes", title="上市核查收费")
    change = int(page.url.rsplit("/", 1)[-1])
    office.house.save(change, "item", "audit_ent", fee=fee)
    return change


def test_from_a_title_to_the_citizens_page(office: Office) -> None:
    change = make_change(office)
    page = office.admin.get(f"/admin/changes/{change}")
    assert page.texts(".diff del") == ["免费"]
    assert page.texts(".diff ins") == ["每份5元"]
    assert "没有问题，可以往下走" in page.text
    assert "企业上市合规信息核查" in page.texts("table.table--tight th[scope=row]")
    office.step(office.admin, change, "submit")
    queue = office.reviewer.get("/admin/reviews")
    assert "上市核查收费" in queue.text
    seen = office.reviewer.get(f"/admin/changes/{change}")
    assert seen.select("input[name=how][value=now]")
    done = office.step(office.reviewer, change, "approve", how="now")
    assert "已发布" in done.text
    assert "每份5元" in office.citizen.get("/i/audit_ent").text


def test_an_author_sees_no_button_to_approve_and_cannot_press_it(office: Office) -> None:
    change = make_change(office)
    page = office.step(office.admin, change, "submit")
    assert not page.select("input[name=how]")
    response = office.admin.client.post(f"/admin/changes/{change}/approve", data={"version": "2"})
    assert response.status_code == 403


def test_a_refused_step_says_why_and_keeps_what_was_typed(office: Office) -> None:
    change = make_change(office)
    office.step(office.admin, change, "submit")
    page = office.step(office.reviewer, change, "return", 409, reason=" ")
    assert "请写明退回的理由" in page.text
    page = office.step(office.reviewer, change, "approve", 409, how="at", day="2020-01-01")
    assert "已经过去" in page.text
    assert page.select("input[name=day]")[0].attrs["value"] == "2020-01-01"
    returned = office.step(office.reviewer, change, "return", reason="依据呢？")
    assert "依据呢？" in returned.text


def test_findings_name_the_row_and_lead_to_it(office: Office) -> None:
    change = make_change(office)
    office.house.save(change, "item", "audit_ent", expected=1, department="nobody")
    page = office.step(office.admin, change, "submit", 409)
    assert "nobody" in " ".join(page.texts(".obstacles li"))
    assert page.select(".obstacles a")


def test_a_row_overtaken_shows_both_sides_and_a_way_out(office: Office) -> None:
    mine = make_change(office, "每份9元")
    office.house.save(mine, "item", "audit_ent", expected=1, fee="免费", note="我的说明")
    other = office.house.open("别人的")
    office.house.save(other, "item", "audit_ent", fee="每份5元")
    office.house.publish(other)
    page = office.admin.get(f"/admin/changes/{mine}")
    assert page.texts(".overtaken ins") == ["每份5元"]
    page = office.send(office.admin, f"/admin/changes/{mine}/rows/item/audit_ent", take="merge")
    assert not page.select(".overtaken")


def test_every_save_of_a_row_is_kept(office: Office) -> None:
    change = make_change(office)
    office.house.save(change, "item", "audit_ent", expected=1, fee="每份6元")
    page = office.admin.get(f"/admin/changes/{change}/rows/item/audit_ent")
    assert page.texts("ins") == ["每份6元", "每份5元"]


def test_dropping_a_row_and_the_whole_change(office: Office) -> None:
    change = make_change(office)
    url = f"/admin/changes/{change}/rows/item/audit_ent"
    page = office.send(office.admin, url, take="drop", version="1")
    assert "还没有改动" in page.text
    page = office.step(office.admin, change, "discard")
    assert "已作废" in page.text


def test_remarks_stand_on_the_page(office: Office) -> None:
    change = make_change(office)
    page = office.send(office.reviewer, f"/admin/changes/{change}/comments", text="依据哪一条？")
    assert "依据哪一条？" in page.text


def test_scheduled_and_undone(office: Office) -> None:
    change = make_change(office)
    office.step(office.admin, change, "submit")
    page = office.step(
        office.reviewer, change, "approve", how="at", day="2099-01-01", minute="08:30"
    )
    assert "2099年1月1日 08:30" in page.text
    page = office.step(office.reviewer, change, "publish")
    assert "已发布" in page.text
    page = office.step(office.admin, change, "undo")
    assert page.h1 == "撤销：上市核查收费"


def test_lists_filter(office: Office) -> None:
    make_change(office)
    assert "上市核查收费" in office.admin.get("/admin/changes?words=核查").text
    assert "没有符合的变更" in office.admin.get("/admin/changes?state=live").text
    office.admin.get("/admin")


def test_the_log_filters_and_goes_along_as_csv(office: Office) -> None:
    change = make_change(office)
    page = office.admin.get(f"/admin/audit?action=save&noun=change&named={change}")
    assert len(page.select("tbody tr")) == 1
    with office.admin.client.get("/admin/audit.csv") as response:
        lines = response.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "时间,谁,做了什么,对象,细节,来自"
    assert "127.0.0.1" in lines[1]
    assert f"变更 {change}“上市核查收费”" in lines[1]
    assert "item/" not in page.text + "".join(lines)


def test_a_change_is_renamed_where_it_stands(office: Office) -> None:
    change = make_change(office)
    url = f"/admin/changes/{change}/title"
    page = office.send(office.admin, url, version="1", title="上市核查，收费更新")
    assert page.h1 == "上市核查，收费更新"
    assert "原名“上市核查收费”" in page.text
    page = office.send(office.admin, url, 409, version="2", title=" ")
    assert page.texts(".rename[open] .field-fault") == ["名称不能空着，写上这个变更改了什么。"]
    page = office.send(office.admin, url, 409, version="1", title="晚了一步")
    assert page.select(".rename[open] input[name=title]")[0].attrs["value"] == "晚了一步"
    office.step(office.admin, change, "submit")
    assert not office.admin.get(f"/admin/changes/{change}").select(".rename")
    assert not office.reviewer.get(f"/admin/changes/{change}").select(".rename")
    assert office.reviewer.client.post(url, data={"title": "x"}).status_code == 403


def test_nobody_approves_a_change_of_their_own_whatever_roles_they_hold(office: Office) -> None:
    both = Pages(office.admin.app)
    both.client = signed_in(office.admin.app, "admin", "reviewer")
    mine = int(office.send(both, "/admin/changes", title="自己的").url.rsplit("/", 1)[-1])
    office.house.save(mine, "item", "audit_ent", fee="每份5元")
    office.step(both, mine, "submit")
    for step in ("approve", "publish", "schedule", "return"):
        page = office.step(both, mine, step, 409, how="now", day="2099-01-01", reason="x")
        assert page.select(".faults")
    assert office.house.state(mine) == "in_review"
    assert "每份5元" not in office.citizen.get("/i/audit_ent").text
    office.step(office.reviewer, mine, "approve", how="wait")
    page = office.step(both, mine, "publish", 409)
    assert "要由另一个人来做" in page.text
    assert office.house.state(mine) == "approved"
