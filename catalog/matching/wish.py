"""The words around a need: 我想开一家书店 asks for the same as 开书店.

Left in, they make any two wishes look alike (我要开个书店, 我要开个药店). They are taken off
wherever texts are compared by likeness; the learned part still hears them.
"""

import re
from functools import lru_cache

_WISH = re.compile(
    "(我们?|俺|额|咱们?|自己|本人)?(就?(想|打算|准备|计划)要?|想要|(?<![需必])要(?=[开办弄搞做申卖建盖买换补交领]))"
)
_ONE = re.compile(
    "(?<=[开办弄搞做租盘建盖买有卖领补])(一?[个家间所座套张本份]|一)(?![人体])(小|大)?|(?<=[开办弄搞做租盘])了"
)


@lru_cache(maxsize=32_768)
def bare(text: str) -> str:
    """Normalised text without the wish and without 一个, 一家; never emptied by it.

    Kept between builds, because few phrases change."""
    stripped = " ".join(_ONE.sub("", _WISH.sub(" ", text)).split())
    return stripped if len(stripped) > 1 else text
