"""Printing at the counter: the PDF, the page that stands in for it, and what is refused."""

from pathlib import Path
from threading import BoundedSemaphore

import pytest
from sqlmodel import select

from catalog.adapters import paperterms
from catalog.adapters.typesetting import TypesettingFailed
from catalog.db import open_session
from catalog.models import PrintRecord
from catalog.services import reopening
from catalog.web.window import papers
from tests.web.window.conftest import Clerk

ANSWERS = "medicine=处方药%2B甲乙类&has_license=是&device=不卖"
DEFERRED = {"mark.dev_site.E": "deferred"}
OWN_TERMS = """
[[terms]]
since = 2020-01-01
confirmed = "县里"
deferral_days = 3
deferral = "三天。"
promises = ["补齐为止不领证。"]
supplement = "一次说清。"
"""
MARKS = {"mark.drug_staff.E": "received", "mark.dev_site.E": "missing", "why.dev_site.E": "缺第2页"}


def test_a_print_is_a_pdf_with_a_serial_and_the_same_bytes_again(clerk: Clerk) -> None:
    serial = clerk.print("b/yaodian", ANSWERS)
    first, again = (clerk.client.get(f"/window/prints/{serial}.pdf") for _ in range(2))
    assert first.mimetype == "application/pdf"
    assert first.data.startswith(b"%PDF")
    assert first.data == again.data
    assert serial in first.headers["Content-Disposition"]


@pytest.mark.parametrize("kind", ["supplement", "receipt"])
def test_marks_and_reasons_are_entered_and_shown(clerk: Clerk, kind: str) -> None:
    serial = clerk.print("b/yaodian", ANSWERS, kind=kind, **MARKS)
    page = clerk.get(f"/window/prints/{serial}")
    assert "缺：缺第2页" in page.texts(".printed-mark")
    assert "已收" in page.texts(".printed-mark")


def test_numbers_in_a_reason_are_not_kept(clerk: Clerk) -> None:
    spoken = {
        "mark.dev_site.E": "missing",
        "why.dev_site.E": "打13800138000问，证号610323199001011234",
    }
    serial = clerk.print("b/yaodian", ANSWERS, kind="supplement", **spoken)
    with open_session(clerk.app.extensions["engine"]) as session:
        record = session.exec(select(PrintRecord).where(PrintRecord.serial == serial)).one()
    assert "138" not in str(record.marks)
    assert "6103" not in str(record.marks)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"kind": "receipt"}, "先逐样标出"),
        ({"kind": "certificate"}, "不适用"),
        ({"kind": "nonsense"}, "没有这种纸"),
        ({"kind": "notice", "number": "999"}, "目录刚刚更新"),
    ],
)
def test_what_cannot_be_printed_says_why_and_takes_no_serial(
    clerk: Clerk, form: dict[str, str], words: str
) -> None:
    response = clerk.client.post(f"/window/b/yaodian/print?{ANSWERS}", data=form)
    page = clerk.pages.read("/window/b/yaodian/print", response)
    assert response.status_code == 409
    assert words in page.text
    assert clerk.get("/window/prints").texts(".ledger-head p") == ["共0张"]


def test_a_failing_typesetter_leaves_a_page_to_print_and_says_so(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise TypesettingFailed("字体文件缺失。")

    monkeypatch.setattr(reopening, "typeset", fail)
    serial = clerk.print("b/yaodian", ANSWERS)
    page = clerk.get(f"/window/prints/{serial}.pdf", 503)
    assert page.texts("[role=alert]") == [
        "PDF没有排出来 字体文件缺失。序列号已经登记，请用网页打印这一页，一样有效。"
    ]
    assert page.h1 == serial
    assert page.select(".printed svg.qr")


def test_a_commitment_without_pdf_still_says_what_is_signed(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(OWN_TERMS, encoding="utf-8")
    clerk.app.extensions["terms"] = paperterms.load(tmp_path)
    serial = clerk.print("b/yaodian", ANSWERS, **DEFERRED, kind="commitment")
    page = clerk.get(f"/window/prints/{serial}")
    assert page.texts(".printed-signing li") == ["补齐为止不领证。"]
    assert page.texts(".record-signing dt") == ["申请人签名", "经办人", "窗口（盖章）", "日期"]


def test_the_countys_own_days_decide_when_a_paper_has_to_follow(
    clerk: Clerk, tmp_path: Path
) -> None:
    (tmp_path / "terms.toml").write_text(OWN_TERMS, encoding="utf-8")
    days = []
    for folder in (tmp_path / "none", tmp_path):
        clerk.app.extensions["terms"] = paperterms.load(folder)
        serial = clerk.print("b/yaodian", ANSWERS, **DEFERRED, kind="commitment")
        with open_session(clerk.app.extensions["engine"]) as session:
            days.append(reopening.find(session, serial).marks.marks[0].due)
    assert days[1] < days[0]


def test_when_many_print_a_paper_waits_its_turn_by_itself(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    serial = clerk.print("b/yaodian", ANSWERS)
    monkeypatch.setattr(papers, "_places", BoundedSemaphore(1))
    papers._places.acquire()
    page = clerk.get(f"/window/prints/{serial}.pdf", 503)
    assert page.h1 == "马上就好"
    assert page.response.headers["Refresh"] == "1"
    papers._places.release()
    assert clerk.client.get(f"/window/prints/{serial}.pdf").status_code == 200


def test_an_unknown_serial(clerk: Clerk) -> None:
    assert "台账里没有" in clerk.get("/window/prints/QS-20260101-000001", 404).text
    assert "台账里没有" in clerk.get("/window/prints/QS-20260101-000001.pdf", 404).text


def test_forged_forms_print_nothing(clerk: Clerk) -> None:
    clerk.app.config["WTF_CSRF_ENABLED"] = True
    assert clerk.client.post("/window/b/yaodian/print", data={"kind": "notice"}).status_code == 400
