"""Codes a machine reads from paper or screen, as SVG for pages and prints, by zxing-cpp."""

import re
from functools import lru_cache
from html import escape

import zxingcpp

MODULE_MM = 0.33
"""Width of a Code 128 module: the narrowest that is read from a 150 dpi print."""
BAR_MM = 6
PATH = re.compile(r'<path d="([^"]+)"')
WIDTH = re.compile(r'<svg width="(\d+)"')


@lru_cache(maxsize=512)
def qr_svg(text: str, title: str) -> str:
    """An inline ``<svg>`` of the QR code for ``text``, named ``title`` for screen readers.

    Error correction M. Draws its own white ground with the quiet zone of four modules, so that
    it can be scanned in dark and high-contrast displays; its size is for the style sheet
    (class ``qr``) to say. Raises ValueError when the text is longer than a QR code holds
    (2,331 bytes).
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    side, path = _drawn(code.to_svg())
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{escape(title)}"'
        ' shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def code128_svg(text: str, title: str) -> str:
    """An inline ``<svg>`` of the Code 128 for ``text`` at its true size, without quiet zones.

    Raises ValueError for text that Code 128 cannot hold (Chinese, for one).
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    modules, path = _drawn(code.to_svg(add_quiet_zones=False))
    return (
        f'<svg class="code128" width="{modules * MODULE_MM:.2f}mm" height="{BAR_MM}mm"'
        f' viewBox="0 0 {modules} 50" preserveAspectRatio="none" role="img"'
        f' aria-label="{escape(title)}" shape-rendering="crispEdges">'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def _drawn(svg: str) -> tuple[int, str]:
    """(modules across, path of the dark ones) of a drawing by zxing-cpp."""
    width, path = WIDTH.search(svg), PATH.search(svg)
    if not width or not path:
        raise ValueError("the barcode library draws differently than it used to")
    return int(width.group(1)), path.group(1)
