"""How texts of the catalogue are set in a page: shortened, cited, broken into lines."""

import re

from markupsafe import Markup, escape

from catalog.core.phrasing import applicant, asked, bare, law, office, reasons

__all__ = [
    "applicant", "asked", "bare", "hours", "law", "office", "parts", "phrased", "reasons", "spaced",
]  # fmt: skip

THIN = "\u2009"
JOINER = "\u2060"

GLOSS = re.compile(r"^(.{2,}?)（(.+)）$")
BREAKS = re.compile(r"(?<=.)(?=[“（])|(?<=[”）、，；])(?=[^”）、，；。])")
SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


def spaced(text: str) -> str:
    """Thin spaces between Chinese and Latin or figures, where no browser sets them (SVG)."""
    return SEAM.sub(THIN, text)


def phrased(text: str) -> Markup:
    """A heading that breaks between phrases first, and inside them only where it must."""
    phrases = BREAKS.split(text)
    if len(phrases) == 1:
        return escape(text)
    return Markup("").join(Markup('<span class="phrase">{}</span>').format(p) for p in phrases)


def parts(text: str) -> tuple[str, str]:
    """(the words, the gloss): 三类（如隐形眼镜） is read as 三类 and 如隐形眼镜."""
    found = GLOSS.match(text)
    return (found.group(1), found.group(2)) if found else (text, "")


def hours(text: str) -> str:
    """Opening hours that do not break within 9:00—12:00."""
    return text.replace("—", f"{JOINER}—{JOINER}")
