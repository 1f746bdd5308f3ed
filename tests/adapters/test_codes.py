"""The codes on pages and prints."""

import re

import numpy as np
import pytest
import zxingcpp

from catalog.adapters.codes import MODULE_MM, code128_svg, qr_svg

ADDRESS = "http://127.0.0.1:8000/b/yaodian?size=%E5%90%A6"
READABLE = "http://127.0.0.1:8000/b/yaodian?size_small=否&device=三类(如隐形眼镜、一次性注射器)"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+")


def scanned(svg: str, scale: int = 4) -> str:
    """What a reader sees in the drawing."""
    side = max(int(each) for each in re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)[0])
    pixels = np.full((side + 20, side + 20), 255, np.uint8)
    for x, y, width, height in (map(int, run) for run in RUN.findall(svg)):
        pixels[10 + y : 10 + y + height, 10 + x : 10 + x + width] = 0
    (found,) = zxingcpp.read_barcodes(pixels.repeat(scale, 0).repeat(scale, 1))
    return found.text


def test_it_has_a_name_for_those_who_cannot_see_it() -> None:
    assert 'role="img" aria-label="扫码打开 &lt;本页&gt;"' in qr_svg(ADDRESS, "扫码打开 <本页>")


def test_it_can_stand_in_a_page_under_a_strict_policy() -> None:
    drawing = qr_svg(ADDRESS, "本页")
    assert drawing.startswith("<svg ")
    assert "style=" not in drawing
    assert "http" not in drawing


@pytest.mark.parametrize("text", [ADDRESS, READABLE, "x" * 1000])
def test_a_scanner_reads_the_qr_code(text: str) -> None:
    assert scanned(qr_svg(text, "本页")) == text


def test_the_qr_code_stands_in_its_quiet_zone_of_four_modules() -> None:
    drawing = qr_svg(ADDRESS, "本页")
    side = int(re.findall(r'viewBox="0 0 (\d+)', drawing)[0])
    left = [(int(x), int(x) + int(width)) for x, _, width, _ in RUN.findall(drawing)]
    assert min(start for start, _ in left) == 4
    assert max(end for _, end in left) == side - 4


def test_a_text_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_svg("x" * 3000, "本页")


def test_a_scanner_reads_the_barcode() -> None:
    assert scanned(code128_svg("QS-20261124-000123", "编号"), scale=2) == "QS-20261124-000123"


def test_the_barcode_has_its_true_size() -> None:
    drawing = code128_svg("QS-20261124-000123", "编号")
    modules = int(re.findall(r'viewBox="0 0 (\d+)', drawing)[0])
    assert f'width="{modules * MODULE_MM:.2f}mm"' in drawing
    assert MODULE_MM >= 0.33
    assert modules * MODULE_MM < 72  # it fits on 80 mm paper


def test_chinese_is_no_barcode() -> None:
    with pytest.raises(ValueError, match="Invalid character"):
        code128_svg("编号", "编号")
