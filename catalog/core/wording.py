"""Chinese punctuation for text that came from office spreadsheets and laws."""

import re

CJK = r"\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’《》"
PAIRS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def full_width(text: str) -> str:
    """Half-width punctuation next to Chinese becomes full-width; numbers and Latin stay.

    "二类(如助听器, 雾化器)" -> "二类（如助听器，雾化器）"; "9:00" and "1.5" are untouched.
    """
    text = re.sub(rf"(?<=[{CJK}\d%])\s*([,;:?!])\s*(?=[{CJK}]|$|\d)", _swap, text)
    text = re.sub(rf"(?<=[{CJK}])\s*([,;:?!])\s*", lambda m: PAIRS[m.group(1)], text)
    text = re.sub(rf"([,;:?!])\s*(?=[{CJK}])", lambda m: PAIRS[m.group(1)], text)
    text = re.sub(r"\(([^()]*)\)", _bracket, text)
    return re.sub(rf"(?<=[{CJK}]) +(?=[{CJK}])", "", text).strip()


def _swap(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1]
    after = match.string[match.end() : match.end() + 1]
    if before.isdigit() and after.isdigit():
        return match.group(0)
    return PAIRS[match.group(1)]


def _bracket(match: re.Match[str]) -> str:
    inside = match.group(1)
    around = match.string[max(match.start() - 1, 0)] + inside
    return f"（{inside}）" if re.search(rf"[{CJK}]", around) else match.group(0)
