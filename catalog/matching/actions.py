"""What is to be done with a thing: 注销 and 开办 part siblings that share every other word.

Words come in groups whose families exclude each other: what is cancelled is not opened,
what is only filed needs no permit. An entry speaks for a family as far as its own phrases
do; a need leans towards the entries that speak as it does, away from those that speak for
another family of the group.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

import numpy as np

from catalog.matching.arrays import Array

GROUPS = (
    (
        "注销|销户|[取撤吊]销|取消|销[掉号证]|关[掉门张停店]|倒闭|黄了|歇业|散伙|不[干开做]了|退掉"
        "|cancel|clos(e|ing)|deregist|dissol|shut",
        "补[办领证换卡]|遗失|丢|挂失|找不[着到见]|不见了|弄没了|补一?[个张本]|los[te]|replac|missing",
        "变更|更改|改[名成地法]|换[法名地了人]|更名|更正|changed?|updat|amend|modify",
        "延续|续[期办签]|年检|renew|expir|extend",
        "开[办户店家个公]|设立|新办|新开|成立|首次|第一次|初次|open|start|regist|set up",
    ),
    ("备案|filing", "许可|permit|licen[cs]e"),
    ("期房|预售|预购|预告|没交房|楼花", "现房|二手|有房本|有房产证"),
    ("报销|reimburs", "缴费|交[钱费]|参保"),
    ("补贴|补助|津贴|subsid|allowance", "贷款|借钱|loan"),
    ("过户|转让|继承", "抵押|按揭|mortgage"),
    ("验收",),
    ("转[入出移接到]|迁[入出移到]|transfer",),
)
"""Groups of families; a text belongs to the first family of a group it has a word of."""
COMMON = frozenset({4, 6})
"""Families too common to speak for an entry (开办, 许可): they only speak against others."""
FIRM = 0.3
"""Share of an entry's phrases from which it speaks for a family in full."""
_FAMILIES = tuple(tuple(re.compile(family) for family in group) for group in GROUPS)
_ENDING, _BEGINNING = re.compile("注销|取消|撤销"), re.compile("开办|设立|注册|新办")
_FIRST = (0, *accumulate(len(group) for group in GROUPS))


class Actions:
    """How far every owner speaks for every family. Immutable once built."""

    def __init__(self, phrases: Iterable[tuple[str, int]], count: int):
        """``phrases`` are normalised texts with the number of their owner (< ``count``)."""
        said, total = np.zeros((_FIRST[-1], count)), np.zeros(count)
        for text, owner in phrases:
            total[owner] += 1
            for family, _ in named(text):
                said[family, owner] += 1
        self._shares = np.minimum(said / np.maximum(total, 1) / FIRM, 1.0)

    def leaning(self, need: str) -> Array | None:
        """By owner, from -1 (speaks for what the need excludes) to 1 (for what it names);
        None when the need names no action."""
        asked = named(need)
        if not asked:
            return None
        leans = [self._lean(*place) for place in asked]
        return np.add.reduce(leans) / len(leans)

    def _lean(self, family: int, group: int) -> Array:
        own = self._shares[family]
        rows = [row for row in range(_FIRST[group], _FIRST[group + 1]) if row != family]
        against = (1 - own) * self._shares[rows].max(axis=0, initial=0.0)
        lean: Array = own * (family not in COMMON) - against
        return lean


@lru_cache(maxsize=32_768)
def named(text: str) -> tuple[tuple[int, int], ...]:
    """The families a text belongs to, each with its group; kept between builds."""
    found = []
    for group, families in enumerate(_FAMILIES):
        for place, family in enumerate(families):
            if family.search(text):
                found.append((_FIRST[group] + place, group))
                break
    return tuple(found)


def undone(text: str) -> str:
    """Of something to be cancelled, the words of beginning say nothing (注销企业开办)."""
    return _BEGINNING.sub("", text) if _ENDING.search(text) else text
