"""A material's name as departments write it, taken apart.

"2.申请人身份证原件及复印件（正反面）1份" names one material (身份证) of one holder (申请人) and
says four things about it that are not its name: original, copies, sides, number.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMBERS = {
    "一": 1,
    "壹": 1,
    "二": 2,
    "两": 2,
    "贰": 2,
    "三": 3,
    "叁": 3,
    "四": 4,
    "五": 5,
    "六": 6,
}
_COUNT = r"(\d{1,2}|[一壹二两贰三叁四五六])"
_LEAD = re.compile(
    r"^\s*(?:[（(]?\d{1,2}[)）]|\d{1,2}\s*[.．、:：](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}、|[-·•●■◆*]+)\s*"
)
_TRAIL = re.compile(r"[\s；;。，,、.：:]+$")
_SIDES = re.compile(
    r"(?:需?(?:正反(?:两)?面|正、反(?:两)?面|头像面[和、及]国徽面|双面)(?:打印|复印|均可)?)"
)
_ELECTRONIC = re.compile(r"电子版|电子件|电子文件|电子文档|扫描件|电子材料")
_PAPER = re.compile(r"纸质版?|书面材料")
_ORIGINAL_AND_COPY = re.compile(
    rf"(?:的)?原件(?:{_COUNT}[份张])?\s*(?:及其?|和|与|、|或|，|/|\+)?\s*(?:加盖公章的?)?复印件"
)
_COPY = re.compile(r"(?:的)?(?:复印件|影印件|副本复印件)")
_STAMPED = re.compile(r"(?:需|并|须)?加盖(?:单位|企业)?公章(?:的)?")
_SEEN = re.compile(
    r"[（(]?(?:[验核查]验?原件|原件(?:核验|备查|查验|核对|现场核验)|交?验原件|提供原件(?:核验|核对))[)）]?"
)
_ORIGINAL = re.compile(r"(?:的)?原件(?![料])")
_SHEETS = re.compile(rf"(?:各?(?:一式)?\s*{_COUNT}\s*([份张套]))")
WORDS = (
    (_SIDES, "正反面"),
    (_ELECTRONIC, "电子版"),
    (_PAPER, "纸质"),
    (_STAMPED, "加盖公章"),
)
_BRACKETS = re.compile(r"[（(【\[]([^（()）【】\[\]]*)[)）】\]]")
_LEFT_OVER = re.compile(r"^[\s及和与、或，,/+各的需须提供收取:：]*$")


@dataclass(frozen=True)
class MaterialName:
    """``name`` is what to look for in the dictionary; ``copies`` 0 for none asked.

    ``original`` is False where only a copy is taken; ``note`` says how to prepare it.
    """

    name: str
    original: bool = True
    copies: int = 0
    note: str = ""


def taken_apart(text: str) -> MaterialName:
    """One name and what was said about it. Words in brackets that are part of the name stay."""
    text = _TRAIL.sub("", _LEAD.sub("", text))
    inside = _Modifiers()
    rest = inside.take(_BRACKETS.sub(inside.bracket, text))
    name = _TRAIL.sub("", rest.strip(" 、，,及和与的或")).strip()
    return inside.named(name) if name else MaterialName(text)


class _Modifiers:
    """Collects modifiers out of a text."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.copy = self.original = False
        self.count = 0
        self.unit = "份"

    def bracket(self, found: re.Match[str]) -> str:
        """Nothing for a bracket that holds modifiers only; else the bracket as it stands."""
        trial = _Modifiers()
        if _LEFT_OVER.match(trial.take(found[1])) and trial.any():
            self._add(trial)
            return ""
        return found[0]

    def take(self, text: str) -> str:
        """The text without its modifiers."""
        text = self._cut(_SEEN, text, "original")
        if _ORIGINAL_AND_COPY.search(text):
            self.original = self.copy = True
            text = _ORIGINAL_AND_COPY.sub("", text)
        text = self._cut(_COPY, text, "copy")
        text = self._cut(_ORIGINAL, text, "original")
        for pattern, word in WORDS:
            if pattern.search(text):
                self.notes.append(word)
                text = pattern.sub("", text)
        for sheets in _SHEETS.finditer(text):
            self.count, self.unit = _number(sheets[1]), sheets[2]
        return _SHEETS.sub("", text) if self.count else text

    def any(self) -> bool:
        """Whether anything was taken out."""
        return bool(self.notes or self.copy or self.original or self.count)

    def named(self, name: str) -> MaterialName:
        """The result under this name."""
        copies = max(self.count, 1) if self.copy else 0
        only_copy = self.copy and not self.original
        if self.count > 1 and not self.copy:
            self.notes.append(f"{self.count}{self.unit}")
        return MaterialName(name, not only_copy, copies, "、".join(dict.fromkeys(self.notes)))

    def _add(self, other: "_Modifiers") -> None:
        self.notes += other.notes
        self.copy |= other.copy
        self.original |= other.original
        if other.count:
            self.count, self.unit = other.count, other.unit

    def _cut(self, pattern: re.Pattern[str], text: str, what: str) -> str:
        if pattern.search(text):
            setattr(self, what, True)
            return pattern.sub("", text)
        return text


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


_FOLD = re.compile(r"[\s（）()【】\[\]《》“”\"'、，,。.；;：:/·\-—_]+")


def folded(name: str) -> str:
    """A name without what differs by accident: spaces, brackets, punctuation, case."""
    return _FOLD.sub("", name).casefold()


def listed(cell: str) -> list[str]:
    """The names in one cell: a line each, or numbered, or separated by ；."""
    return [name for line in _LINES.split(cell) for name in _in_line(line)]


@lru_cache(maxsize=20_000)
def _in_line(line: str) -> tuple[str, ...]:
    """The names in one line; sheets repeat them."""
    parts = (_TRAIL.sub("", _LEAD.sub("", part)).strip() for part in _RUN_ON.split(line))
    return tuple(filter(None, parts))


_LINES = re.compile(r"[\n；;]+")
_RUN_ON = re.compile(r"(?<=[^\s\d（(])\s*(?=(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s*\S)")
