"""The one way text becomes comparable; queries and catalogue go through the same door.

Full-width and traditional forms, case, control characters, markup and punctuation are
evened out here, and the polite words that carry no need are taken off. Everything
downstream may assume its input came from ``normalise``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from opencc import OpenCC

from catalog.matching.dialect import evened

LONGEST = 600
"""Characters read of one message; the rest of a pasted document adds noise, not need."""

BREAK = " "
"""What punctuation and white space become: one clause break."""

_simplify = OpenCC("t2s").convert

_MARKUP = re.compile(r"<[^<>]{0,200}>")
_NOT_WORDS = re.compile(r"[^0-9a-z\u3400-\u4dbf\u4e00-\u9fff]+")
_NOT_WORDS_IN_LINES = re.compile(r"[^\n0-9a-z\u3400-\u4dbf\u4e00-\u9fff]+")
_AROUND_LINES = re.compile(" *\\n *")

_GREETING = (
    "[您你]好啊?|请问(一下)?|想?请教(一下)?|麻烦(问一?下|[您你])?|打扰(一下|了)|想?咨询(一?下)?"
    "|我?想问(一?下|问)?|问一?下|想?打听(一?下)?|我?想知道|想?了解一下|想了解|帮我(看看|查查)"
    "|谢谢[您你啦]?|多谢|拜托|求助|求解|急急急|(各位|尊敬的)领导|(领导|老师)好|工作人员|哈喽|哥们|同志|师傅"
)
_HOW = (
    "(该|要)?(怎么|如何|咋个?)(办理|办|弄|整|做|操作|走流程)|办理流程|流程是什么|要?(什么|啥)流程"
    "|需?要(准备|带)?(哪些|什么|啥)(材料|手续|条件)|要(准备|带)(什么|啥)|准备啥材料|什么条件"
    "|[去到在]哪[里儿]?办理?|哪[里儿]?(可以|能)办|找谁办?|找哪个部门|归(谁|哪个部门)管|要?去哪[里儿]?"
    "|可以办理?吗|能办吗|能不能办|可以吗|得?行不行?|[行对是好]吗|[呢啊呀嘛哦噢嗯哎唉]"
)
_TYPED = (
    "zenme(ban|banli|nong)?|zaban|ruhe|ban(li)?|qingwen|n(in)?hao|nihao|xuyao|yao|shenme|sha|cailiao|ziliao"
    "|shouxu|liucheng|na(r|li)?|quna(r|li)?|zaina|wo?(yao|xiang)|woyao|xiang|please|how|what|where|to|do|is"
    "|are|the|an?|of|for|my|i|need|want|can|you|me|in|and|or"
)
_FILLERS = re.compile(f"{_GREETING}|{_HOW}|(?<![a-z])({_TYPED})(?![a-z])")
_WORD = re.compile("[a-z]{2}|[\u3400-\u4dbf\u4e00-\u9fff]")
_NUMBERS = re.compile(r"\d{5,}")
_PARTICLES = frozenset(
    "的了吗呢吧啊呀么哦嗯哈嘿在是我你您他她它这那就都也还有个要想能会请把被和跟啥咋"
)


def plain(text: str) -> str:
    """Full-width, traditional, case, markup and punctuation evened out; words kept.

    Never raises; reads at most ``LONGEST`` characters."""
    text = unicodedata.normalize("NFKC", text[: 2 * LONGEST])
    text = _simplify(_MARKUP.sub(BREAK, text).lower().encode("utf-8", "ignore").decode())
    return _NOT_WORDS.sub(BREAK, text).strip()[:LONGEST]


def normalise(text: str) -> str:
    """The comparable form of a query or a phrase: clauses separated by one space, polite
    words and 怎么办 boilerplate taken off, but never all there is."""
    even = plain(text)
    return _core(even) or even


@lru_cache(maxsize=32_768)
def phrase_form(text: str) -> str:
    """``normalise`` for published phrases; kept between builds, because few of them change."""
    return normalise(text)


def need(text: str) -> str:
    """``normalise``, or nothing when there are only polite words, particles and boilerplate."""
    core = _core(plain(text))
    return core if _WORD.search(core) and set(core) - _PARTICLES - {BREAK} else ""


def _core(text: str) -> str:
    return " ".join(_FILLERS.sub(BREAK, evened(_NUMBERS.sub(BREAK, text))).split())


def normalise_lines(texts: Iterable[str]) -> str:
    """Many short names evened out in one go, each after a line feed of its own.

    The same as ``plain`` for each, at a tenth of the cost; polite words are not looked
    for, because names have none."""
    joined = "".join("\n" + text.replace("\n", BREAK)[:LONGEST] for text in texts)
    joined = unicodedata.normalize("NFKC", joined).lower().encode("utf-8", "ignore").decode()
    return _AROUND_LINES.sub("\n", _NOT_WORDS_IN_LINES.sub(BREAK, _simplify(joined))).rstrip(BREAK)
