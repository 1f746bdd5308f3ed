"""待确认, scenarios, the ledger, editions: the pages that keep the catalogue honest."""

from tests.web.admin.office import Office


def test_confirming_a_sample_value(office: Office) -> None:
    page = office.admin.get("/admin/unconfirmed?words=上市合规")
    assert len(page.select("tbody tr")) == 3
    url = "/admin/unconfirmed/item/audit_ent/fee"
    page = office.send(office.admin, url, 422, level="", source="某通知", name="张三", on="昨天")
    assert "确认日期写成" in page.text
    assert page.select("#source")[0].attrs["value"] == "某通知"
    page = office.send(
        office.admin,
        url,
        level="official",
        source="岐山县收费目录清单（2026年）",
        name="张三",
        on="2026-06-01",
        change="0",
    )
    change = int(page.url.rsplit("=", 1)[-1])
    office.house.publish(change)
    member = office.house.live("item", "audit_ent").members[0]
    proven = member.provenance["fee"]
    assert (proven.level, proven.on, proven.by) == ("official", "2026-06-01", "")
    assert office.house.master("item", "audit_ent")["provenance"]["fee"]["by"] == "张三"
    assert len(office.admin.get("/admin/unconfirmed?words=上市合规").select("tbody tr")) == 2


def test_stale_values_are_listed_by_age(office: Office) -> None:
    page = office.admin.get("/admin/unconfirmed?state=stale&months=1")
    assert "没有太久没复核的值" in page.text or page.select("tbody tr")


def test_a_scenario_is_tried_kept_run_and_updated(office: Office) -> None:
    url = "/admin/scenarios/bundle/nongcun-jianfang"
    page = office.admin.get(url)
    assert page.texts("#list-heading .count") == ["0个"]
    question = page.select("fieldset input[type=radio]")[1].attrs
    answers = {str(question["name"]): str(question["value"])}
    office.send(office.admin, url, 422, title="", **answers)
    page = office.send(office.admin, url, title="一般情形", **answers)
    assert page.texts(".verdict-word") == ["通过"]
    change = office.house.open("加一份材料")
    needs = office.house.master("item", "rural_plan")["requirements"]
    more = [*needs, {"material": "mou", "holders": ["E"]}]
    office.house.save(change, "item", "rural_plan", requirements=more)
    page = office.admin.get(f"{url}?change={change}")
    assert page.texts(".verdict-word") == ["不对"]
    assert "多了材料" in page.text
    page = office.step(office.admin, change, "submit", 409)
    assert "一般情形" in page.text
    page = office.send(office.admin, "/admin/scenarios/1", do="accept", change=str(change))
    assert page.texts(".verdict-word") == ["通过"]
    page = office.send(office.admin, "/admin/scenarios/1", do="drop")
    assert not page.texts(".verdict-word")
    office.admin.get("/admin/scenarios?untested=1")


def test_golden_intents(office: Office) -> None:
    url = "/admin/scenarios/bundle/shangshi"
    page = office.send(office.admin, f"{url}/intents", text="公司要上市")
    assert "公司要上市" in page.text
    other = "/admin/scenarios/bundle/canyin/intents"
    assert "只能指一件事" in office.send(office.admin, other, 422, text="公司要上市").text
    page = office.send(office.admin, f"{url}/intents", do="drop", text="公司要上市")
    assert "公司要上市" not in page.text


def test_the_ledger_from_found_to_closed(office: Office) -> None:
    page = office.send(office.admin, "/admin/ledger", 422, entry="bundle/shangshi", text="")
    assert "请写明发现了什么问题" in page.text
    form = {"entry": "bundle/shangshi", "text": "少一份材料", "due_on": "2020-01-01"}
    page = office.send(office.admin, "/admin/ledger", **form)
    assert "（已过）" in page.text
    for version, state in enumerate(("mending", "retest", "mending", "retest", "closed"), 1):
        url = "/admin/ledger/1"
        page = office.send(office.admin, url, state=state, version=str(version), remark="改了")
    assert "没有符合的问题" in page.text
    assert "销号" in office.admin.get("/admin/ledger?state=closed").text
    page = office.send(office.admin, "/admin/ledger/1", state="open", version="6")
    assert "不能直接变成" in page.text


def test_a_bundle_not_live_yet_is_held_back_by_its_ledger(office: Office) -> None:
    change = office.house.open("新的一件事")
    row = office.house.master("bundle", "shangshi") | {"id": "xin", "title": "新开的一件事"}
    office.house.save(change, "bundle", "xin", **row)
    assert "新开的一件事（还没上线）" in office.admin.get("/admin/ledger").text
    form = {"entry": "bundle/xin", "text": "窗口还不会收件", "department": "spj"}
    assert "新开的一件事" in office.send(office.admin, "/admin/ledger", **form).text
    page = office.step(office.admin, change, "submit", 409)
    assert "新开的一件事：窗口还不会收件" in page.text


def test_lists_flag_what_was_confirmed_too_long_ago(office: Office) -> None:
    change = office.house.open("很久以前核实的")
    held = office.house.master("item", "audit_ent")["provenance"]
    old = {"level": "official", "note": "清单", "by": "示例人员", "on": "2020-01-01"}
    office.house.save(change, "item", "audit_ent", provenance=held | {"fee": old})
    office.house.publish(change)
    page = office.admin.get("/admin/items?words=上市合规")
    assert "该复核了：收费" in page.texts(".row-mark")


def test_editions_compared_rolled_back_and_withdrawn(office: Office) -> None:
    change = office.house.open()
    office.house.save(change, "bundle", "shangshi", summary="新的简介")
    office.house.save(change, "item", "audit_ent", fee="每份5元")
    office.house.publish(change)
    url = "/admin/editions/bundle/shangshi"
    page = office.admin.get(url)
    assert page.texts(".diff ins") == ["新的简介"]
    assert "收费" in " ".join(page.texts(".plain-list li"))
    assert office.send(office.admin, f"{url}/roll-back", number="1").h1.endswith("退回第1版")
    page = office.send(office.admin, f"{url}/withdraw", 409, reason="")
    assert "请写明下线的理由" in page.text
    page = office.send(office.admin, f"{url}/withdraw", reason="并入别的", instead="bundle/canyin")
    off = int(page.url.rsplit("/", 1)[-1])
    office.house.publish(off)
    gone = office.citizen.get("/b/shangshi", 410)
    assert "并入别的" in gone.text
    assert "/b/canyin" in gone.links()
    answer = office.citizen.client.get("/api/v1/bundles/shangshi/checklist")
    assert (answer.status_code, answer.json["instead"]) == (410, "bundle/canyin")
    assert "已于" in office.admin.get(url).text
