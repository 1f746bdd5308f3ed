"""Guides, prints and PDFs for tests of the papers."""

from datetime import date

import pypdfium2
import zxingcpp

from catalog.adapters import paperterms
from catalog.core.answers import read_situation
from catalog.core.edition import (
    After,
    Composite,
    Edition,
    Effect,
    Limit,
    Material,
    Member,
    Provenance,
)
from catalog.core.guide import Guide, build_guide
from catalog.core.network import Network, Point
from catalog.core.paper import Issue, Mark, Marks
from tests.builders import EveryWeekday, ask, bundle, item, paper

TUESDAY = date(2026, 11, 24)
CALENDAR = EveryWeekday()
TERMS = paperterms.load()[0]
SERIAL = "QS-20261124-000123"
ADDRESS = "https://hall.example/v/eyJzIjoiMTIzIn0.Zx9kQw.h5b0u6Tn3vJk8sPq"
HALL = Network(
    points=(Point("centre", "县政务服务中心", "center", hours=("周一至周五 9:00—17:00",)),)
)


def shop(**more: object) -> Edition:
    """A bundle of two permits, the second after the first, with one question."""
    first = item(
        "food",
        paper("plan"), paper("rules"), paper("photo"), paper("licence", supply="ecert"),
        paper("form", supply="form"),
        days=10, statutory=Limit(20, "working_day"), fee="免费", result="食品经营许可证",
        legal_basis=("食品安全法#35",), site_checks=("场所与平面图一致", "消毒设施齐全"),
        certificate="食品经营许可证", nature="行政许可", validity="5年",
        provenance={"fee": Provenance("law")},
    )  # fmt: skip
    second = item(
        "sign", paper("photo"), include={"board": ("是",)}, days=3, department="城管局",
        certificate="招牌备案", nature="行政备案", validity="长期",
    )  # fmt: skip
    names = {
        "plan": "平面图",
        "rules": "制度目录",
        "photo": "效果图",
        "licence": "营业执照",
        "form": "申请表",
    }
    return bundle(
        first, Member(**{**second.__dict__, "after": (After("food", "先有许可"),)}),
        questions=(ask("board", effects={"是": (Effect("note", text="招牌要按规范做"),)}),),
        materials=tuple(Material(key, name, issuer="县市场监管局") for key, name in names.items()),
        number=3, published_on="2026-11-20", holders={"A": "申请人本人"}, **more,
    )  # fmt: skip


def combined() -> Edition:
    """The same shop as a combined licence."""
    return shop(
        kind="licence", composite=Composite("《行业综合许可证》", validity_rule="各算各的。")
    )


def guided(edition: Edition | None = None, **answers: str) -> Guide:
    """The guide for these answers (default: 招牌要做)."""
    edition = edition or shop()
    pairs = list((answers or {"board": "是"}).items())
    return build_guide(edition, read_situation(edition, pairs), HALL, TUESDAY, CALENDAR)


def issue(**more: object) -> Issue:
    """One print of the 24th November."""
    told = {"point_name": "县政务服务中心", "clerk_name": "经办人"} | more
    return Issue(SERIAL, ADDRESS, ADDRESS, TUESDAY, TERMS, **told)  # type: ignore[arg-type]


def marked() -> Marks:
    """One received, one missing, one deferred, one verified."""
    return Marks(
        (
            Mark("plan", "A", "received"),
            Mark("rules", "A", "missing", "没有带来"),
            Mark("photo", "A", "deferred", "还在制作", date(2026, 12, 8)),
            Mark("licence", "A", "verified"),
            Mark("form", "A", "received"),
        )
    )


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def words(pdf: bytes) -> str:
    """All text of a PDF, without line breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return text.replace("\r", "").replace("\n", "")


def picture(pdf: bytes, dpi: int = 150, page: int = 0):  # type: ignore[no-untyped-def]
    """One page as grey values."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dpi / 72, grayscale=True).to_numpy().copy()


def codes(pdf: bytes, page: int = 0) -> dict[str, str]:
    """What a scanner reads from a page printed at 150 dpi, by kind of code."""
    return {
        found.format.name: found.text for found in zxingcpp.read_barcodes(picture(pdf, 150, page))
    }
