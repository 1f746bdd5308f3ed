"""The PDFs: what they promise to readers, archives, scanners and screen readers."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import combinations

import numpy as np
import pikepdf
import pytest

from catalog.adapters.typesetting import TypesettingFailed, typeset, typeset_all
from catalog.core.edition import Material
from catalog.core.paper import PAPERS, compose
from tests.builders import bundle, item, paper
from tests.papering import (
    ADDRESS,
    SERIAL,
    codes,
    combined,
    guided,
    issue,
    marked,
    pages,
    picture,
    words,
)

SLIPS = [kind for kind, info in PAPERS.items() if info.slip]
EVERY = [(kind, False) for kind in PAPERS] + [(kind, True) for kind in SLIPS]
HOSTILE = (
    "#panic(1) $x$ *b* _i_ <end> @ref `raw` [c] ] // /* \\ "
    "\" ' = - + ~ #sys.inputs {{ {% &amp; \u200b"
)
LONG = "很长的材料名称"


def content(kind: str, **told: object) -> dict:
    guide = guided(combined() if kind == "certificate" else None)
    return compose(kind, guide, issue(**told), marked())


def pdf(kind: str, slip: bool = False, **told: object) -> bytes:
    return typeset(kind, content(kind, **told), slip)


def long_list(lines: int) -> dict:
    edition = bundle(
        item("much", *[paper(f"m{n}") for n in range(lines)]),
        materials=tuple(Material(f"m{n}", f"{LONG}{n}") for n in range(lines)),
        holders={"A": "申请人本人"},
    )
    return compose("notice", guided(edition, **{"with": ""}), issue())


def tags(document: pikepdf.Pdf) -> list[str]:
    """Every structure tag, in reading order."""
    found, stack = [], [document.Root.StructTreeRoot]
    while stack:
        node = stack.pop()
        if isinstance(node, pikepdf.Array):
            stack += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                stack.append(node.K)
    return found


@pytest.mark.parametrize(("kind", "slip"), EVERY)
def test_it_is_tagged_archivable_and_embeds_its_fonts(kind: str, slip: bool) -> None:
    with pikepdf.open(BytesIO(pdf(kind, slip))) as document:
        root = document.Root
        assert str(root.Lang) == "zh-CN"
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert "/OutputIntents" in root
        meta = document.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["pdfuaid:part"] == "1"
        assert PAPERS[kind].title in meta["dc:title"]
        found = tags(document)
        assert found.count("/H1") == 1
        fonts = [obj for obj in document.objects if isinstance(obj, pikepdf.Dictionary)]
        names = [obj for obj in fonts if obj.get("/Type") == "/FontDescriptor"]
        assert names
        assert all("/FontFile2" in obj or "/FontFile3" in obj for obj in names)


@pytest.mark.parametrize("kind", ["notice", "guide", "commitment", "rule_set", "work_rules"])
def test_tables_have_header_cells_and_sections_have_headings(kind: str) -> None:
    with pikepdf.open(BytesIO(pdf(kind))) as document:
        found = tags(document)
    assert {"/Table", "/TR", "/TH", "/TD", "/H2"} <= set(found)


@pytest.mark.parametrize(("kind", "slip"), EVERY)
def test_the_same_content_gives_the_same_bytes(kind: str, slip: bool) -> None:
    assert pdf(kind, slip) == pdf(kind, slip)


@pytest.mark.parametrize(("kind", "slip"), EVERY)
def test_a_scanner_reads_both_codes_from_150_dpi(kind: str, slip: bool) -> None:
    read = codes(pdf(kind, slip))
    assert read == {"QRCode": ADDRESS, "Code128": SERIAL}


def test_every_page_carries_the_serial_and_its_number() -> None:
    much = typeset("notice", long_list(60))
    total = pages(much)
    assert total > 1
    for page in range(total):
        assert codes(much, page)["Code128"] == SERIAL
        assert f"第{page + 1}页/共{total}页" in words(much).replace(" ", "")


def test_a_table_head_is_repeated_on_every_page() -> None:
    much = typeset("notice", long_list(60))
    assert words(much).count("勾选") == pages(much)


def test_what_spills_a_little_is_set_tighter_to_stay_on_one_page() -> None:
    counts = [pages(typeset("notice", long_list(lines))) for lines in (4, 14, 18, 60)]
    assert counts[:3] == [1, 1, 1]
    assert counts[3] > 1


@pytest.mark.parametrize(("kind", "slip"), EVERY)
def test_data_is_never_read_as_markup(kind: str, slip: bool) -> None:
    found = content(kind)
    hostile = {
        key: HOSTILE if key in ("entry", "point", "clerk", "applicant") else value
        for key, value in found.items()
    }
    for row in found.get("checklist", {}).get("bring", []) + found.get("received", []):
        row["name"] = row["note"] = HOSTILE
    read = words(typeset(kind, hostile, slip)).replace(" ", "")
    assert "#panic(1)$x$*b*_i_<end>@ref`raw`[c]]///*\\\"'=-+~#sys.inputs{{{%&amp;" in read


@pytest.mark.parametrize("char", "䶮㛃犇堃")
def test_rare_names_are_printed_as_glyphs(char: str) -> None:
    """By pixels: text extraction would be right even for a hollow box."""
    assert np.sum(picture(pdf("receipt", applicant=char)) < 128) > np.sum(
        picture(pdf("receipt", applicant="一")) < 128
    )


def test_rare_names_differ_from_each_other_so_none_is_the_hollow_box() -> None:
    shown = [picture(pdf("receipt", applicant=char)) for char in "䶮㛃犇堃口"]
    assert all(np.sum(np.abs(a.astype(int) - b) > 99) > 40 for a, b in combinations(shown, 2))


def test_a_character_without_a_glyph_stops_the_print_and_is_named() -> None:
    with pytest.raises(TypesettingFailed, match="字库里没有“😀”这个字"):
        pdf("notice", applicant="😀")


def test_control_characters_are_left_out() -> None:
    assert "甲乙" in words(pdf("notice", applicant="甲\x00\x07乙"))


def test_a_serial_that_is_no_barcode_is_refused_in_words() -> None:
    with pytest.raises(TypesettingFailed, match="印不成条码"):
        typeset("notice", {**content("notice"), "serial": "编号一"})


@pytest.mark.parametrize("papers", [7, 9, 12])
def test_long_lists_of_papers_never_run_into_the_foot(papers: int) -> None:
    """The room between body and foot stays white, however the columns break."""
    items = [item(f"i{n}", *[paper(f"m{m}") for m in range(papers)]) for n in range(9)]
    edition = bundle(
        *items,
        materials=tuple(Material(f"m{n}", f"{LONG}{n}") for n in range(papers)),
        holders={"A": "申请人本人"},
    )
    made = typeset("work_rules", compose("work_rules", guided(edition, **{"with": ""}), issue()))
    for page in range(pages(made)):
        shown = picture(made, 100, page)
        line = np.flatnonzero((shown < 200).mean(axis=1) > 0.8)[-1]  # the rule above the foot
        assert np.all(shown[line - 5 : line - 1] > 200), page


def test_where_to_go_stands_at_the_top_of_the_notice() -> None:
    read = words(pdf("notice"))
    assert read.index("县政务服务中心办") < read.index("要带的")


def test_a_tight_list_stands_in_two_columns_with_every_paper() -> None:
    made = typeset("notice", long_list(26))
    read = words(made).replace(" ", "")
    assert pages(made) == 1
    assert read.count("勾选") == 2
    assert {f"{LONG}{n}" for n in range(26)} <= set(re.findall(rf"{LONG}\d+", read))


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_80_mm_wide_and_one_page(kind: str) -> None:
    with pikepdf.open(BytesIO(pdf(kind, slip=True))) as document:
        (page,) = document.pages
        width, height = (float(each) / 72 * 25.4 for each in page.mediabox[2:])
    assert round(width) == 80
    assert height > 100


def test_nothing_is_printed_within_15_mm_of_the_edge_but_the_cut_sheet() -> None:
    for kind in PAPERS:
        ink = picture(pdf(kind), dpi=100) < 200
        edge = int(14.5 / 25.4 * 100)
        middle = ink[edge:-edge, edge:-edge]
        assert ink.sum() == middle.sum(), kind


def test_the_sample_certificate_says_so_across_the_sheet() -> None:
    grey = picture(pdf("certificate"), dpi=50)
    assert np.sum((grey > 200) & (grey < 235)) > 5000
    assert "样张" in words(pdf("certificate"))


def test_a_batch_comes_one_by_one() -> None:
    batch = typeset_all(("notice", content("notice")) for _ in range(3))
    assert next(batch)[0] == 1
    assert [number for number, _ in batch] == [2, 3]


def test_threads_may_print_at_the_same_time() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: pdf("notice", slip=True), range(16)))
    assert len(set(made)) == 1


def test_a_print_does_not_tell_where_it_was_made() -> None:
    assert not re.search(rb"/(work|home|tmp|Users)/", pdf("guide"))
