"""Why a match: the words that counted and the rewrites applied, in Chinese."""

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache

from catalog.matching.entry import Rewrite
from catalog.matching.phrasebook import Likeness
from catalog.matching.pinyin import sound, syllables
from catalog.matching.query import Query
from catalog.matching.text import plain

MOST = 2
"""Reasons a person will read."""
_CLOSE, _SPELLED = 0.5, 0.6

_REWRITTEN = {
    "dialect": "把“{says}”理解为“{means}”",
    "old_name": "“{says}”现在叫“{means}”",
    "abbreviation": "“{says}”是“{means}”的简称",
    "english": "“{says}”就是“{means}”",
}
_USUAL = "“{says}”是“{means}”的常用说法"
_plain = lru_cache(maxsize=16_384)(plain)


def reasons(
    query: Query,
    phrase: str,
    title: str,
    like: Likeness,
    spelled: tuple[float, str],
    telling: Callable[[], list[str]],
) -> tuple[str, ...]:
    """At most two reasons, the strongest first; never empty.

    ``phrase`` is the entry's phrase to quote, if any convinces, ``spelled`` the name its
    initials spell and how well, ``telling`` gives the words the learned part went by,
    asked only when nothing plainer can be said."""
    found = [
        _spelled(query, *spelled),
        _said(query, phrase, title, like),
        _heard(query, phrase, like),
    ]
    found += [
        _rewritten(rewrite)
        for rewrite in query.rewrites
        if rewrite.says != phrase and _counts(rewrite, phrase + title)
    ]
    kept = tuple(dict.fromkeys(reason for reason in found if reason))[:MOST]
    return kept or (_told(telling()) or f"和“{title}”最接近",)


def _spelled(query: Query, share: float, name: str) -> str:
    return f"按拼音首字母“{query.letters}”理解为“{name}”" if share >= _SPELLED else ""


def _said(query: Query, phrase: str, title: str, like: Likeness) -> str:
    if not phrase or max(like.order, like.content) < _CLOSE:
        return ""
    if phrase == title or title in phrase:
        return f"和事项名称“{title}”对得上"
    if _plain(phrase) in query.said:
        return f"因为“{phrase}”是“{title}”的常用说法"
    return f"和常见说法“{phrase}”相近"


def _heard(query: Query, phrase: str, like: Likeness) -> str:
    if query.spelled:
        return "按拼音" + "、".join(f"“{typed}”理解为“{word}”" for typed, word in query.spelled[:3])
    if query.heard_as:
        return "按读音" + "、".join(f"“{said}”理解为“{word}”" for said, word in query.heard_as[:3])
    if not phrase or like.heard <= like.order + 0.05:
        return ""
    spoken = sound(phrase)
    same = SequenceMatcher(None, query.heard, spoken, autojunk=False).find_longest_match()
    if same.size < 2 or len(spoken) != len(phrase):
        return ""
    meant = phrase[same.b : same.b + same.size]
    if query.raw.isascii():
        if not all(syllables(word) for word in query.raw.lower().split()):
            return ""
        return f"按拼音“{query.raw.strip()[:24]}”理解为“{meant}”"
    if len(query.heard) != len(query.meant):
        return f"按读音理解为“{meant}”"
    typed = query.meant[same.a : same.a + same.size]
    return f"按读音把“{typed}”理解为“{meant}”" if typed != meant else ""


def _counts(rewrite: Rewrite, text: str) -> bool:
    pairs = (rewrite.means[place : place + 2] for place in range(max(1, len(rewrite.means) - 1)))
    return rewrite.says in text or any(pair in text for pair in pairs)


def _rewritten(rewrite: Rewrite) -> str:
    return _REWRITTEN.get(rewrite.kind, _USUAL).format(says=rewrite.says, means=rewrite.means)


def _told(telling: list[str]) -> str:
    words = "".join(f"“{word}”" for word in telling)
    return f"说到{words}的，多半是办这件事" if words else ""
